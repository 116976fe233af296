"""A record against what its history tells of it."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from cme_desktop.description.record import Record
from cme_desktop.description.record_type import RecordType
from cme_desktop.registry import record_type
from db.checking.gathered import Stored
from db.history.told import ToldByHistory
from db.tables.schema import LINKS

_OUTSIDE = "it was changed outside CME Desktop"
_STAMPS = (
    "its version is",
    "who made it, and when, is",
    "who changed it last, and when, is",
    "who lets it rest, and since when, is",
)
_NOTHING = frozenset({None, False})


def wrong(
    named: str,
    kind: RecordType[Any],
    held: Record,
    texts: dict[str, str],
    stored: Stored,
    history: ToldByHistory,
) -> Iterator[str]:
    """What is not as its history tells; `texts` are those of the record as it is held."""
    if not stored.entries:
        yield f"{named} has no history: it was put there outside CME Desktop."
        return
    if history.unread:
        return  # what came of them cannot be told
    if history.odd:
        entries = ", ".join(map(str, history.odd))
        yield f"{named}: its history contradicts itself, at entry {entries}."
    if _differ(kind, history.texts, texts) or history.types != {kind.key}:
        yield f"{named} is not as its history leaves it: {_OUTSIDE}."
    elif _undescribed(kind, held):
        yield f"{named} holds what a record of its kind never has: {_OUTSIDE}."
    kept = (
        held.version,
        (held.created_at, held.created_by),
        (held.changed_at, held.changed_by),
        (held.rested_on, held.rested_by),
    )
    told = history.version, history.created, history.changed, history.rested
    if kept != told:
        for what, of_record, of_history in zip(_STAMPS, kept, told, strict=True):
            if of_record != of_history:
                yield f"{named}: {what} not what its history tells."


def _differ(kind: RecordType[Any], told: dict[str, str], held: dict[str, str]) -> bool:
    """Whether a field that there still is has another text; mostly none has, and so none is looked at."""
    if told == held:
        return False
    return any(told.get(path) != held.get(path) for path in told | held if _is_described(kind, path))


def _is_described(kind: RecordType[Any], path: str) -> bool:
    """Whether a field that history tells of is still one; others came and went with earlier versions."""
    name, _, rest = path.partition(".")
    if not rest:
        return name in kind.plain
    return name in kind.rows and rest.partition(".")[2] in kind.rows[name].fields


def _undescribed(kind: RecordType[Any], held: Record) -> bool:
    """Whether a column that all kinds share is filled for a kind that has no such field."""
    return not _NOTHING.issuperset(map(vars(held).__getitem__, _not_of(kind.key)))


@cache
def _not_of(key: str) -> tuple[str, ...]:
    """The columns that all kinds share and this one has no field for."""
    common = ("received_on", *LINKS, "restricted", "rests_until", "rest_reason")
    return tuple(name for name in common if name not in record_type(key).plain)
