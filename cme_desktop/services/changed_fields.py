"""A change of a record as its history keeps it, field by field in words."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from cme_desktop.description.record_type import RecordType
from cme_desktop.fields import Field
from cme_desktop.fields.answered import from_text, show
from cme_desktop.ports import Change
from cme_desktop.public_names import Labels


class ChangedField(NamedTuple):
    """What a field is called, and what stood and stands in it."""

    label: str
    was: str
    now: str


def changed_fields(record_type: RecordType[Any], change: Change, labels: Labels) -> Iterator[ChangedField]:
    """The fields of a change that are still described; of rows each with its number."""
    for path, (before, after) in change.fields.items():
        name, *rest = path.split(".")
        described = record_type.fields.get(name)
        if described is None:
            continue
        words = described.label
        if rest and name in record_type.rows:
            described = record_type.rows[name].fields.get(rest[-1], described)
            words = f"{words} {int(rest[0]) + 1}, {described.label}"
        yield ChangedField(words, _shown(described, before, labels), _shown(described, after, labels))


def ids_in(changes: Iterable[Change]) -> Iterator[int]:
    """Ids that the history of links may hold; a number that is no id names nothing."""
    for change in changes:
        for pair in change.fields.values():
            yield from (
                int(text) for text in pair if text and text.isascii() and text.isdigit() and len(text) < 10
            )


def _shown(described: Field[Any], text: str | None, labels: Labels) -> str:
    """A value as history keeps it, in the words of its field."""
    if text is None:
        return "blank"
    return show(described, from_text(described, text), labels)
