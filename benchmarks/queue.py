"""The first page of what is overdue among a million deadlines, and how many there are for the rail.

Each for a hub, an officer and everybody, beside the same statements by the bare driver.
"""

import random
import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import Ratio, compare
from benchmarks._statements import again, bare_connection, caught
from cme_desktop.due import EVERYBODY, MOST_LINES, Scope
from cme_desktop.ports import Reader
from db.store import SqlStore, open_store
from tests.builders import StandingClock

RUNS = 21
RECORDS, DUTIES = 200_000, 5
HUBS, OFFICERS = 12, 60
TARGET = 2.0
TODAY = date(2026, 11, 9)


def run() -> list[Ratio]:
    with TemporaryDirectory() as folder:
        storage = open_store(str(Path(folder, "queue.cme")), StandingClock())
        bare = bare_connection(storage.engine)
        try:
            fill(bare)
            return list(_measured(storage, bare))
        finally:
            bare.close()
            storage.close()


def _measured(storage: SqlStore, bare: sqlite3.Connection) -> Iterator[Ratio]:
    scopes = {"a hub": Scope(hub=1), "an officer": Scope(officer=20), "everybody": EVERYBODY}
    asked = {f"first {MOST_LINES} overdue": _first, "number overdue": _number}
    with storage.reading() as reader:
        for what, ask in asked.items():
            for whose, scope in scopes.items():
                with caught(storage.engine) as statements:
                    ask(reader, scope)
                ours, limit = partial(ask, reader, scope), partial(again, bare, statements)
                yield compare(f"{what} of {RECORDS * DUTIES:,}, {whose}", ours, limit, TARGET, RUNS)


def _first(reader: Reader, scope: Scope) -> None:
    assert len(reader.due(TODAY, most=MOST_LINES, scope=scope)) == MOST_LINES


def _number(reader: Reader, scope: Scope) -> None:
    assert reader.due_by_type(TODAY, scope)


def fill(bare: sqlite3.Connection) -> None:
    """Notices of three years, most of their duties met, written without the program."""
    dice = random.Random(1)
    stamp = "'2026-11-09 12:00:00', '', '2026-11-09 12:00:00', '', 1"
    bare.execute("BEGIN")
    bare.executemany(
        "INSERT INTO record (id, type, reference, label, line, status, created_at, created_by, changed_at, "
        f"changed_by, version) VALUES (?, 'ten_day_notification', ?, '', '', 'received', {stamp})",
        ((id, f"TDN-{id}") for id in range(1, RECORDS + 1)),
    )
    bare.executemany(
        "INSERT INTO deadline (record_id, duty, label, due_on, met_on, since, why, officer_id, hub_id) "
        "VALUES (?, ?, 'Duty', ?3, ?, ?3, 'Because.', ?, ?)",
        (
            (
                id,
                f"duty_{number}",
                (due := TODAY - timedelta(days=dice.randrange(-200, 1000))).isoformat(),
                None if dice.random() < 0.1 else due.isoformat(),
                dice.randrange(13, 13 + OFFICERS),
                dice.randrange(1, 1 + HUBS),
            )
            for id in range(1, RECORDS + 1)
            for number in range(DUTIES)
        ),
    )
    bare.execute("COMMIT")
