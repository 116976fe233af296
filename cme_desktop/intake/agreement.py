"""Whether what a row gives of a record and what is on file of it are the same, as an officer compares."""

from typing import Any

from cme_desktop.description.target import Target
from cme_desktop.intake.linked import Linked, Values
from cme_desktop.registry import record_type as type_named
from cme_desktop.values.errors import ValueProblem
from cme_desktop.values.names import fold
from cme_desktop.values.sentences import mid_sentence

Key = tuple[str, tuple[str, ...], tuple[Any, ...]]
"""What a record is known by: its type, the names of some fields, and their values."""


def enough(names: tuple[str, ...], values: Values) -> bool:
    """The first name always has to be there; of the others, one that is unknown is alike another unknown."""
    return bool(values.get(names[0]))


def key_of(to: str, names: tuple[str, ...], values: Values) -> Key:
    return to, names, tuple(_folded(values.get(name)) for name in names)


def _folded(value: Any) -> Any:
    return fold(value) if isinstance(value, str) else value


def same(one: Any, other: Any) -> bool:
    return bool(_folded(one or None) == _folded(other or None))


def apart(target: Target, values: Values, found: Linked) -> bool:
    """Whether both have the number that tells two of them apart, and it differs."""
    number, other = values.get(target.told_apart_by), found.values.get(target.told_apart_by)
    return bool(number and other and number != other)


def narrowed(matches: list[Linked], values: Values) -> list[Linked]:
    """Of several, those alike in all that is given; of these, the ones still in use: the school of today."""
    for keep in (
        lambda match: all(same(match.values.get(name), value) for name, value in values.items() if value),
        lambda match: match.open,
    ):
        if len(matches) > 1:
            matches = list(filter(keep, matches)) or matches
    return matches


def check_agreement(target: Target, names: tuple[str, ...], values: Values, found: Linked) -> None:
    """A number is easily mistyped: if all else that is given differs, it is somebody else's."""
    others = [name for other in target.known_by if len(other) > 1 for name in other if name not in names]
    given = [name for name in others if values.get(name) and found.values.get(name)]
    if given and not any(same(values[name], found.values[name]) for name in given):
        number = " ".join(all_shown(target, names, values).values())
        raise ValueProblem(
            f"{number} belongs to another {mid_sentence(target.type.title)} on file, {found.label}."
        )


def all_shown(target: Target, names: tuple[str, ...], values: Values) -> dict[str, str]:
    """The particulars that are given, as an officer reads them."""
    return {name: shown(target.type.key, name, values[name]) for name in names if values.get(name)}


def shown(to: str, name: str, value: Any) -> str:
    return type_named(to).plain[name].show(value)
