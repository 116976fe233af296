"""A data file of so many records of one month: those of a small town, many times over.

Only what a return reads is written anew: records with their rows and deadlines, under other numbers.
History and the words of a search are not, so that `check` would find that they lack.
"""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from benchmarks.towns.made import AS_OF, KEPT, town
from cme_desktop.registry import CASEWORK
from cme_desktop.returns.periods import month_of
from db.tables.described import own_table, rows_table
from db.tables.schema import deadline

OF_TOWN = 1_000
OCTOBER = month_of(AS_OF.replace(day=1) - timedelta(days=1))


def busy_month(records: int) -> Path:
    """A file of about so many records, for reading."""
    file = KEPT / f"month-{records}.cme"
    if not file.exists():
        unfinished = KEPT / f"unfinished-month-{records}.cme"
        multiply(town(OF_TOWN), unfinished, records)
        os.replace(unfinished, file)
    return file


def multiply(town: Path, file: Path, records: int) -> None:
    """Make of a town a file in which its records of a month stand so often that there are so many."""
    shutil.copyfile(town, file)
    with closing(sqlite3.connect(file, isolation_level=None)) as bare:
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "foreign_keys=OFF"):
            bare.execute(f"PRAGMA {pragma}")
        kinds = ", ".join(f"'{kind.key}'" for kind in CASEWORK)
        bare.execute(
            "CREATE TEMP TABLE again AS SELECT id FROM record "
            f"WHERE type IN ({kinds}) AND event_on BETWEEN ? AND ?",
            (str(OCTOBER.start), str(OCTOBER.end)),
        )
        (of_month,) = bare.execute("SELECT count(*) FROM again").fetchone()
        bare.execute("CREATE TEMP TABLE turn (nth INTEGER PRIMARY KEY)")
        bare.executemany(
            "INSERT INTO turn VALUES (?)", [(turn,) for turn in range(1, records // of_month + 1)]
        )
        (span,) = bare.execute("SELECT max(id) + 1 FROM record").fetchone()
        bare.execute("BEGIN")
        for table, key in _tables():
            _add(bare, table, key, span)
        bare.execute("COMMIT")
        bare.execute("ANALYZE")
        bare.execute("PRAGMA journal_mode=WAL")


def _tables() -> Iterator[tuple[str, str]]:
    """Each table of what records hold, and its column of their ids."""
    yield "record", "id"
    for kind in CASEWORK:
        yield own_table(kind.key).name, "id"
        yield from ((rows_table(kind.key, name).name, "record_id") for name in kind.rows)
    yield deadline.name, "record_id"


def _add(bare: sqlite3.Connection, table: str, key: str, span: int) -> None:
    """The rows of the month again, so many ids farther each time."""
    names = [row[1] for row in bare.execute(f"PRAGMA table_info({table})")]
    own = (
        bare.execute(f"SELECT max(id) + 1 FROM {table}").fetchone()[0] if "id" in names and key != "id" else 0
    )
    new = {key: f"{key} + turn.nth * {span}", "reference": "reference || '/' || turn.nth"}
    if own:
        new["id"] = f"id + turn.nth * {own}"
    columns = ", ".join(f'"{name}"' for name in names)
    values = ", ".join(new.get(name, f'"{name}"') for name in names)
    bare.execute(
        f"INSERT INTO {table} ({columns}) SELECT {values} FROM {table}, turn "
        f"WHERE {key} IN (SELECT id FROM again) ORDER BY turn.nth, {key}"
    )
