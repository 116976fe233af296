"""Saves of several kinds on a town's file, beside the same statements by the bare driver on the same copy.

And the slowest of some hundreds of them, beside one safe writing of 4 KiB to the same disk. Between any two
the file is left as an officer leaves it who reads on for a moment.
"""

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from benchmarks import Ratio, compare
from benchmarks._statements import bare_connection, caught
from benchmarks.saving import Again
from cme_desktop.description.record import Record
from cme_desktop.description.record_type import RecordType
from cme_desktop.records.home_education import HOME_EDUCATION
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.penalty_notice import PENALTY_NOTICE
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.services.saving import store
from cme_desktop.standing_records.child import CHILD
from db.store import SqlStore, open_store
from tests.builders import AUTHOR, StandingClock

RUNS, SAVES = 51, 400
TARGET, SLOWEST = 2.5, 40.0
KINDS: tuple[RecordType[Any], ...] = (
    CHILD, TEN_DAY_NOTIFICATION, PENALTY_NOTICE, HOME_EDUCATION, OFF_ROLL_NOTICE,
)  # fmt: skip


def run(town: Path) -> Iterator[Ratio]:
    with TemporaryDirectory(dir=town.parent) as folder:
        storage = open_store(shutil.copy(town, folder), StandingClock())
        try:
            for kind in KINDS:
                yield from _beside_its_statements(storage, kind)
            yield _slowest(storage, Path(folder, "safe"))
        finally:
            storage.close()


def _beside_its_statements(storage: SqlStore, kind: RecordType[Any]) -> Iterator[Ratio]:
    on_file = _full(storage, kind)
    _save(storage, kind, _copy_of(kind, on_file))  # the year's first begins the count of reference numbers
    with caught(storage.engine) as new:
        saved = _save(storage, kind, _copy_of(kind, on_file))
    twin = _save(storage, kind, _copy_of(kind, on_file))
    changes = []
    for _ in range(2):
        with caught(storage.engine) as statements:
            _change(storage, kind, twin)
        changes.append(statements)
    turns, bare = cycle(changes), bare_connection(storage.engine)
    again, name, quiet = Again(bare, new, saved), kind.title.lower(), storage.fold_log
    try:
        yield compare(
            f"save a new {name}",
            lambda: _save(storage, kind, _copy_of(kind, on_file)),
            again.write_new,
            TARGET,
            RUNS,
            quiet,
        )
        yield compare(
            f"save a changed {name}",
            lambda: _change(storage, kind, saved),
            lambda: again.write(next(turns), twin.id),
            TARGET,
            RUNS,
            quiet,
        )
    finally:
        bare.close()


def _slowest(storage: SqlStore, beside: Path) -> Ratio:
    with storage.reading() as reader:
        notices = list(islice(reader.records(TEN_DAY_NOTIFICATION), SAVES))
    saves: list[float] = []
    writings: list[float] = []
    with beside.open("wb", buffering=0) as file:
        for notice in islice(cycle(notices), SAVES):
            start = perf_counter()
            _save(storage, TEN_DAY_NOTIFICATION, _copy_of(TEN_DAY_NOTIFICATION, notice))
            saves.append(perf_counter() - start)
            storage.fold_log()
            start = perf_counter()
            os.pwrite(file.fileno(), os.urandom(4096), 0)
            os.fdatasync(file.fileno())
            writings.append(perf_counter() - start)
    return Ratio(
        f"slowest in a hundred of {SAVES} saves",
        quantiles(saves, n=100)[-1],
        median(writings),
        SLOWEST,
    )


def _full(storage: SqlStore, kind: RecordType[Any]) -> Any:
    """One on file that has more rows than most."""
    with storage.reading() as reader:
        some = islice(reader.records(kind), 500)
        return max(some, key=lambda record: sum(len(getattr(record, name)) for name in kind.rows))


def _copy_of(kind: RecordType[Any], record: Record) -> Record:
    rows = {name: [replace(row, id=None) for row in getattr(record, name)] for name in kind.rows}
    unique = {name: None for name, field in kind.plain.items() if field.unique or field.identifies}
    return replace(record, id=None, reference=None, version=0, **rows, **unique)


def _save(storage: SqlStore, kind: RecordType[Any], record: Record) -> Any:
    with storage.changing(AUTHOR) as work:
        store(work, kind, record)
        work.commit()
    return record


def _change(storage: SqlStore, kind: RecordType[Any], record: Any) -> None:
    """A note is added, or taken back."""
    record.notes = None if record.notes else "Rang the school; the family has moved."
    _save(storage, kind, record)
