"""Each record held against its history, and all that follows from the record against the record."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import sqlalchemy as sa

from cme_desktop.description.record_type import RecordType
from cme_desktop.due import Reckoning
from cme_desktop.errors import CmeError
from cme_desktop.registry import record_type as type_named
from cme_desktop.statutory.law import Law
from cme_desktop.watching import UNWATCHED, Watcher
from db.checking import by_history, follows, open_records, unread
from db.checking.columns import Read
from db.checking.gathered import Stored, gathered, reference_of, something_of
from db.checking.held import held, otherwise_written
from db.checking.naming import read_reference, record_named
from db.checking.numbers import Numbers
from db.checking.pointing import PointedAt, links, pointed_at
from db.checking.reading import ranges
from db.checking.told import ToldByHistory, told, was_taken_back
from db.connecting.prepared import first_value
from db.failures import is_the_environments
from db.queries.readable import AT_ONCE, Row
from db.tables.schema import record

_EMPTIED = ""
"""The type of a record that is just being taken back."""


@dataclass
class Known:
    """What every record is held against."""

    connection: sa.Connection
    law: Law
    reckonings: Sequence[Reckoning]
    numbers: Numbers
    note: Callable[[str], None]
    """Told what is worth knowing and nothing wrong."""
    watcher: Watcher = UNWATCHED
    """Told how many records have been looked at."""

    @cached_property
    def in_order(self) -> bool:
        """Whether reference numbers run with ids: on a server two may be given in one moment."""
        return self.connection.dialect.name == "sqlite"


def findings(known: Known) -> Iterator[str]:
    """A sentence for each thing wrong with a record; one that cannot be read does not end the others."""
    total = int(first_value(known.connection, _NUMBER, {}))
    done = 0
    for low, high in ranges(known.connection, record):
        if done < total:
            known.watcher.report(done, total)
        yield from _of_range(known, low, high)
        done += AT_ONCE
    known.watcher.report(total, total)


_NUMBER = sa.select(sa.func.count()).select_from(record)


def _of_range(known: Known, low: int, high: int) -> Iterator[str]:
    try:
        found = gathered(known.connection, low, high)
    except Exception as failure:
        if is_the_environments(failure):
            raise
        known.numbers.whole = False
        ids = something_of(known.connection, low, high)
        if ids == [high] and low == high - 1:
            yield from unread.values_of(known.connection, high)
            return
        for id in ids:
            yield from _of_range(known, id - 1, id)
        return
    pointed = pointed_at(known.connection, found)
    for stored in found:
        yield from _guarded(known, stored, pointed)


def _guarded(known: Known, stored: Stored, pointed: PointedAt) -> Iterator[str]:
    """What is found of one record; values of a wrong kind can fail any rule that is asked about them."""
    try:
        yield from list(_of_one(known, stored, pointed))
    except Exception as failure:
        if is_the_environments(failure):
            raise
        known.numbers.whole = False
        named = reference_of(known.connection, stored.id)
        values = list(unread.culprits(stored)) or ["a value that it holds"]
        yield from (f"{named}: {value} cannot be read." for value in values)


def _of_one(known: Known, stored: Stored, pointed: PointedAt) -> Iterator[str]:
    history = told(stored.entries)
    yield from (f"History entry {id}, of record {stored.id}, cannot be read." for id in history.unread)
    if stored.head is None:
        yield from _without_record(known, stored, history)
        return
    named, key = record_named(stored.head["reference"], stored.id), stored.head["type"]
    if key == _EMPTIED and history.over and stored.entries:
        _count_as_gone(known, history)
        return
    try:
        kind = type_named(key)
    except CmeError:
        yield f"{named} is of a kind that there is not."
        return
    yield from (f"{named}: {what}." for what in _kept_wrong(known, kind, stored, history))
    if key not in stored.own:
        return
    read = Read()
    record = held(kind, stored.head, stored, read)
    yield from by_history.wrong(named, kind, record, read.texts, stored, history)
    yield from (f"{named}: {what}." for what in otherwise_written(read))
    unlike = follows.wrong(kind, record, stored, pointed.labels, links(stored))
    yield from (f"{named}: {what}." for what in unlike)
    born = pointed.births.get(record.child) if kind.asks_age else None
    yield from follows.wrong_deadlines(named, kind, record, stored, born, known.law, known.reckonings)
    yield from open_records.silent(named, kind, record, stored, known.reckonings)
    for sentence in open_records.rests_too_long(named, kind, record, known.law):
        known.note(sentence)


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
