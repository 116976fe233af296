"""The steps in which a record is checked: each gives a sentence for what it finds wrong."""

from collections.abc import Callable, Iterator
from typing import Any

from cme_desktop.description.record_type import RecordType
from cme_desktop.errors import CmeError
from cme_desktop.registry import record_type as type_named
from db.checking import by_history, follows, open_records
from db.checking.checked import Checked, Known
from db.checking.gathered import Stored
from db.checking.held import otherwise_written
from db.checking.naming import read_reference, record_named
from db.checking.pointing import links
from db.history.told import ToldByHistory, told, was_taken_back
from db.queries.readable import Row

Step = Callable[[Known, Checked], Iterator[str]]

_EMPTIED = ""
"""The type of a record that is just being taken back."""


def hear_history(_: Known, one: Checked) -> Iterator[str]:
    """Go through its history."""
    stored, history = one.stored, told(one.stored.entries)
    one.history = history
    for id in history.unread:
        yield f"History entry {id}, of record {stored.id}, cannot be read."


def tell_kind(known: Known, one: Checked) -> Iterator[str]:
    """Find out of which kind it is, and whether its rows are where those of its kind are."""
    stored, history = one.stored, one.history
    one.over = True
    if stored.head is None:
        yield from _without_record(known, stored, history)
        return
    reference, key = stored.head["reference"], stored.head["type"]
    one.named = record_named(reference, stored.id)
    if key == _EMPTIED and history.over and stored.entries:
        _count_as_gone(known, history)
        return
    try:
        one.kind = type_named(key)
    except CmeError:
        yield f"{one.named} is of a kind that there is not."
        return
    yield from (f"{one.named}: {what}." for what in _kept_wrong(known, one.kind, stored, history))
    one.over = key not in stored.own


def _held_by_history(_: Known, one: Checked) -> Iterator[str]:
    return by_history.wrong(one.named, one.kind, one.record, one.held.texts, one.stored, one.history)


def _written(_: Known, one: Checked) -> Iterator[str]:
    return (f"{one.named}: {what}." for what in otherwise_written(one.held))


def _following(_: Known, one: Checked) -> Iterator[str]:
    unlike = follows.wrong(one.kind, one.record, one.stored, one.pointed.labels, links(one.stored))
    return (f"{one.named}: {what}." for what in unlike)


def _due(known: Known, one: Checked) -> Iterator[str]:
    born = one.pointed.births.get(one.record.child) if one.kind.asks_age else None
    return follows.wrong_deadlines(
        one.named, one.kind, one.record, one.stored, born, known.law, known.reckonings
    )


def _open(known: Known, one: Checked) -> Iterator[str]:
    yield from open_records.silent(one.named, one.kind, one.record, one.stored, known.reckonings)
    for sentence in open_records.rests_too_long(one.named, one.kind, one.record, known.law):
        known.note(sentence)


OF_A_KIND: tuple[Step, ...] = (_held_by_history, _written, _following, _due, _open)
"""Those that a record goes through once it is known what its rows hold."""


def _without_record(known: Known, stored: Stored, history: ToldByHistory) -> Iterator[str]:
    if not stored.entries:
        return  # rows that hang on nothing: the links between tables tell of them
    named = record_named(history.reference, stored.id)
    if not history.over:
        yield f"History tells of {_mid(named)}, which is not on file: it was taken away outside CME Desktop."
    elif not was_taken_back(stored.entries):
        yield f"{named} was taken back, but neither an import that went nor one change alone had made it."
    _count_as_gone(known, history)


def _mid(named: str) -> str:
    """The name of a record in the middle of a sentence."""
    return named.replace("Record", "record")


def _count_as_gone(known: Known, history: ToldByHistory) -> None:
    """Its number is not given again."""
    if history.created is not None and len(history.types) == 1:
        prefix = type_named(min(history.types)).prefix
        known.numbers.meet(prefix, history.created[0].year, None)


def _kept_wrong(known: Known, kind: RecordType[Any], stored: Stored, history: ToldByHistory) -> Iterator[str]:
    """What is missing of a record's rows, stands in a wrong table, or is numbered wrong."""
    assert stored.head is not None
    if kind.key not in stored.own:
        yield f"its row in the table {kind.key} is missing"
    for key in stored.own.keys() - {kind.key}:
        yield f"it has a row in the table {key}, which is not of its kind"
    for (key, name), rows in stored.rows.items():
        if key != kind.key:
            yield f"it has rows in the table {key}_{name}, which are not of its kind"
        elif [row["place"] for row in rows] != list(range(len(rows))):
            yield f"the rows of “{kind.fields[name].label}” are not in their places"
    if not _numbered(known, kind, stored.head, history):
        yield "this is not the reference number that it was given"


def _numbered(known: Known, kind: RecordType[Any], head: Row, history: ToldByHistory) -> bool:
    """Whether a reference is the one told of; where none is, whether it is of its kind, year and order."""
    found = read_reference(head["reference"])
    made = history.created[0] if history.created else head["created_at"]
    if found is None or found[:2] != (kind.prefix, made.year):
        return False
    in_order = known.numbers.meet(*found)
    if history.reference is not None:
        return bool(head["reference"] == history.reference)
    return in_order or not known.in_order
