"""The children on file who may be the one being typed."""

from collections.abc import Iterator
from dataclasses import dataclass

from cme_desktop.matching.identity import Identity
from cme_desktop.matching.keys import keys_of, keys_of_numbers
from cme_desktop.matching.likeness import WORTH_A_LOOK, likeness, may_be_like
from cme_desktop.ports import Reader
from cme_desktop.public_names import ShownName, name_elsewhere
from cme_desktop.services.merged import survivor
from cme_desktop.standing_records.child import CHILD, Child, child_line
from cme_desktop.standing_records.child.identity import FACTS, identity

_WEIGHED = 60
"""How many of those who share most keys are weighed; hundreds share one, and with it no likeness."""
_NAMES_AND_BIRTH = ("surname", "forename", "other_names", "birth")


@dataclass(frozen=True)
class Likely:
    """One child on file, with the reasons to think it is the same."""

    id: int
    label: ShownName
    detail: str
    weight: float
    reasons: tuple[str, ...]


def likely_children(reader: Reader, child: Child) -> list[Likely]:
    """The likeliest first, and never the child itself."""
    typed = identity(child)
    if not _enough(typed):
        return []
    weighed = sorted(_weighed(reader, child, typed), key=lambda likely: (-likely.weight, likely.id))
    best: dict[int, Likely] = {}
    for likely in weighed:
        best.setdefault(likely.id, likely)
    return list(best.values())


def _weighed(reader: Reader, child: Child, typed: Identity) -> Iterator[Likely]:
    """Those who are like enough; a record that was merged speaks for the one that stands for it now."""
    candidates = _candidates(reader, typed)
    others = {other.id: other for other in reader.glimpses(CHILD, FACTS, candidates)}
    for id in candidates:
        other = others[id]
        alike = likeness(typed, identity(other))
        if alike.weight >= WORTH_A_LOOK:
            into = survivor(reader, other)
            id, meant = (id, other) if into is None else (into.id, reader.get(CHILD, into.id))
            if id != child.id:
                name = name_elsewhere(CHILD, meant)
                yield Likely(id, name, child_line(meant), alike.weight, alike.reasons)


def _candidates(reader: Reader, typed: Identity) -> list[int]:
    """Those of the same number, whatever they are called, and of those who share most whoever may be like.

    Of the many who share something the names and the birth are read first: most are told apart by these.
    """
    same = reader.sharing_keys(list(keys_of_numbers(typed))) if typed.upns else []
    sharing = reader.sharing_keys(list(keys_of(typed)), _WEIGHED)
    others = reader.glimpses(CHILD, _NAMES_AND_BIRTH, set(sharing).difference(same))
    like = {other.id for other in others if may_be_like(typed, identity(other))}
    return list(dict.fromkeys([*same, *(id for id in sharing if id in like)]))


def _enough(typed: Identity) -> bool:
    """A number, or three letters of a name, before anything is looked for."""
    return bool(typed.upns) or any(len(surname + forename) >= 3 for surname, forename in typed.names)
