"""What follows from a record: the columns it shares with all others, its words and keys, its deadlines."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import repeat
from typing import Any

from cme_desktop.description.duties import AT_ODDS, duties, labels_of
from cme_desktop.description.record_type import RecordType
from cme_desktop.due import Reckoning
from cme_desktop.statutory.law import Law
from cme_desktop.values.dates import show_day
from cme_desktop.values.partial_dates import BirthDate
from db.checking.gathered import Stored
from db.queries.readable import Row
from db.tables.rows import following
from db.tables.schema import SCOPES
from db.writing.attachments import deadline_rows
from db.writing.known_by import texts_of, words_beside, words_in

_SHARED = {
    "label": "how it is named",
    "line": "its line in a child’s file",
    "event_on": "the day of its event",
    "on_desk": "whether it is on somebody’s desk",
}
"""The shared columns that follow from all the rest."""
_SCOPES = {"officer": "officer", "hub": "hub"}


def wrong(
    kind: RecordType[Any],
    held: Any,
    stored: Stored,
    labels: Mapping[int, str],
    links: Iterable[tuple[str, Any, Any]],
) -> Iterator[str]:
    """What does not follow from the record, though it should."""
    assert stored.head is not None
    for column, made in following(kind, held).items():
        if stored.head[column] != made:
            yield f"{_SHARED[column]} does not follow from the record"
    for name, id, label in links:
        if label != ("" if id is None else labels.get(id, label)):
            yield f"the name kept of its {name.replace('_', ' ')} is not the one on file"
    words = words_in(texts_of(kind, held))
    if stored.words != set(zip(repeat(kind.key), words, repeat(stored.id), repeat(words_beside(words)))):
        yield "the words by which it is found do not follow from the record"
    if stored.keys != set(zip(kind.keys(held), repeat(stored.id))):
        yield "the keys by which it is matched do not follow from the record"


def wrong_deadlines(
    named: str,
    kind: RecordType[Any],
    held: Any,
    stored: Stored,
    born: BirthDate | None,
    law: Law,
    reckonings: Sequence[Reckoning],
) -> Iterator[str]:
    """A sentence for each deadline that is missing, does not belong, or is not what it comes to.

    Of those still to be reckoned anew only whose they are is looked at: their lines say the rest themselves.
    Where they were taken away for that, what there is has been made since. What it is at odds with follows
    from other records of its child as well, and whoever knows of these looks at it: `services.at_odds`.
    """
    waiting = [one for one in reckonings if one.waits(stored.id, kind.key, held.school)]
    is_left = any(not one.missing for one in waiting)
    set_now = [] if is_left else duties(kind, held, law, born)
    reckoned = {row["duty"]: row for row in deadline_rows(held, set_now)}
    if stored.deadlines == reckoned:
        return
    for duty, row in stored.deadlines.items():
        for link in SCOPES:
            if row[f"{link}_id"] != getattr(held, link):
                whose = f"the {_SCOPES[link]} of {_named(kind, duty)}"
                yield f"{named}: {whose} is not the one of the record."
    if is_left:
        return
    for duty in stored.deadlines if waiting else stored.deadlines | reckoned:
        if duty == AT_ODDS and held.child is not None:
            continue
        kept, made = stored.deadlines.get(duty), reckoned.get(duty)
        if kept != made:
            yield from _against(f"{named}: {_named(kind, duty)}", kept, made)


def _against(named: str, stored: Row | None, reckoned: Row | None) -> Iterator[str]:
    if _days(stored) != _days(reckoned):
        yield f"{named} is stored as {_said(_days(stored))}, but comes to {_said(_days(reckoned))}."
    elif stored is not None and reckoned is not None and _rest(stored) != _rest(reckoned):
        yield f"{named} is stored with other words or marks than it comes to."


_Days = tuple[date | None, date | None]


def _days(row: Row | None) -> _Days | None:
    return None if row is None else (row["due_on"], row["met_on"])


def _rest(row: Row) -> dict[str, Any]:
    scopes = {f"{link}_id" for link in SCOPES}
    return {column: value for column, value in row.items() if column not in scopes}


def _named(kind: RecordType[Any], duty: str) -> str:
    """The duty as its clock calls it; without what tells one row's from another's, which may be a name."""
    labels = labels_of(kind)
    label = labels.get(duty) or labels.get(str(duty).rpartition(".")[0])
    return f"“{label}”" if label else "a duty that records of its kind do not have"


def _said(days: _Days | None) -> str:
    if days is None:
        return "not due"
    due, met = days
    said = f"due {show_day(due)}" if due else "due on no known day"
    return f"{said}, met {show_day(met)}" if met else said
