"""The whole check of a data file, part by part."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa

from cme_desktop.anchors import HistoryAnchor
from cme_desktop.errors import Unavailable
from cme_desktop.ports import Understood
from cme_desktop.watching import Watcher
from db.checking import chains, governing, imports, kept_returns, others, records, structure, values
from db.checking.checked import Known
from db.checking.naming import told_plainly
from db.checking.numbers import Numbers
from db.failures import UNREAD
from db.failures.soundness import Soundness, are_sound, looked_over
from db.law import governing as governed
from db.queries.seen import seen_by
from db.writing import reckonings

Note = Callable[[str], None]
"""Told what is worth knowing and nothing wrong."""


def findings(
    connection: sa.Connection,
    anchors: Sequence[HistoryAnchor],
    now: datetime,
    note: Note,
    understood: Understood,
    watcher: Watcher,
) -> Iterator[str]:
    """A sentence for each thing wrong, read as of one moment: the tables, the history, all that follows.

    Raises Unavailable where the file could not be read to its end.
    """
    said = _findings(
        connection, anchors, now, lambda sentence: note(told_plainly(sentence)), understood, watcher
    )
    yield from map(told_plainly, said)


def _findings(
    connection: sa.Connection,
    anchors: Sequence[HistoryAnchor],
    now: datetime,
    note: Note,
    understood: Understood,
    watcher: Watcher,
) -> Iterator[str]:
    tables = structure.compared(connection)
    yield from tables.wrong
    for sentence in tables.notes:
        note(sentence)
    if not tables.usable:
        yield "What is in the tables could not be checked."
        return
    yield from _of_sqlite(connection)
    told = set()
    for sentence in values.findings(connection):
        told.add(sentence)
        yield sentence
    yield from chains.findings(connection, anchors, now, note)
    law = governed(connection, seen_by(connection))
    yield from governing.findings(law)
    numbers = Numbers()
    known = Known(connection, law.law, reckonings.asked_for(connection), numbers, note, watcher)
    yield from (sentence for sentence in records.findings(known) if sentence not in told)
    yield from numbers.findings(connection)
    yield from others.findings(connection, understood)
    yield from imports.findings(connection, now)
    yield from kept_returns.findings(connection)
    _note_undated(connection, note)


def _note_undated(connection: sa.Connection, note: Note) -> None:
    undated = connection.exec_driver_sql(
        "SELECT COUNT(*) FROM deadline WHERE met_on IS NULL AND due_on IS NULL"
    ).scalar_one()
    if undated:
        duties = "1 duty has" if undated == 1 else f"{undated:,} duties have"
        note(f"{duties} no day yet: it lies beyond the last term on file.")


def _of_sqlite(connection: sa.Connection) -> Iterator[str]:
    if connection.dialect.name != "sqlite":
        return
    found = [sentence for (sentence,) in connection.exec_driver_sql("PRAGMA integrity_check")]
    if not are_sound(found):
        name = connection.engine.url.database or ""
        if looked_over(Path(name), "integrity_check") is not Soundness.DAMAGED:
            raise Unavailable(UNREAD.format(name=name))
        yield from (f"The file’s structure is damaged: {sentence}." for sentence in found)
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"Row {row} of {table} points at a row of {parent} that does not exist."
