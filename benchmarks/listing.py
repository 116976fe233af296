"""Pages of a list of 100,000 notifications, in every order, beside the same statements by the bare driver."""

import random
import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import Ratio, compare
from benchmarks._statements import again, bare_connection, caught
from cme_desktop.ports import Anchor, ListQuery, Reader
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from db.store import SqlStore, open_store
from tests.builders import StandingClock

RUNS = 21
ROWS = 100_000
SIZE = 100
TO_BARE = 2.0
DEEPEST_TO_FIRST = 1.5


def run() -> list[Ratio]:
    with TemporaryDirectory() as folder:
        storage = open_store(str(Path(folder, "listing.db")), StandingClock())
        bare = bare_connection(storage.engine)
        try:
            fill(bare)
            return [ratio for name in TEN_DAY_NOTIFICATION.list_columns for ratio in _by(name, storage, bare)]
        finally:
            bare.close()
            storage.close()


def _by(name: str, storage: SqlStore, bare: sqlite3.Connection) -> Iterator[Ratio]:
    query = ListQuery(TEN_DAY_NOTIFICATION, name)
    with storage.reading() as reader:
        _, anchors = reader.anchors(query, SIZE)
        for depth, anchor in (
            ("first", None),
            ("middle", anchors[len(anchors) // 2]),
            ("deepest", anchors[-1]),
        ):
            with caught(storage.engine) as statements:
                reader.page(query, anchor, SIZE)
            ours, limit = partial(reader.page, query, anchor, SIZE), partial(again, bare, statements)
            yield compare(f"{depth} page by {name}", ours, limit, TO_BARE, RUNS)
        yield compare(
            f"deepest to first page by {name}",
            partial(_page, reader, query, anchors[-1]),
            partial(_page, reader, query, None),
            DEEPEST_TO_FIRST,
            RUNS,
        )


def _page(reader: Reader, query: ListQuery, anchor: Anchor | None) -> None:
    reader.page(query, anchor, SIZE)


def fill(bare: sqlite3.Connection, rows: int = ROWS) -> None:
    """Notifications about made-up children, with many ties and blanks, written without the program."""
    dice = random.Random(1)
    names = [f"{dice.choice('ABCDEFGHIJKLM')}{dice.randrange(10_000):04d}" for _ in range(4_000)]
    schools = [f"School {number}" for number in range(300)]
    first = date(2022, 9, 1)
    days = [(first + timedelta(days=number)).isoformat() for number in range(1_500)]
    bare.execute("BEGIN")
    bare.executemany(
        "INSERT INTO record (id, type, reference, label, line, status, received_on, event_on, child_label, "
        "school_label, hub_label, created_at, created_by, changed_at, changed_by, version) VALUES "
        "(?, 'ten_day_notification', ?, ?, '', ?, ?, ?, ?, ?, ?, "
        "'2026-11-09 12:00:00', '', '2026-11-09 12:00:00', '', 1)",
        (
            (
                id,
                f"TDN-2026-{id:04d}",
                f"TDN-2026-{id:04d}",
                dice.choice(("received", "screened", "closed")),
                day := dice.choice(days),
                day,
                f"{dice.choice(names)}, {dice.choice(names)}",
                dice.choice(schools),
                dice.choice(("", "", "North Hub", "South Hub")),
            )
            for id in range(1, rows + 1)
        ),
    )
    bare.executemany(
        "INSERT INTO ten_day_notification (id, first_absent_on, outcome) VALUES (?, ?, ?)",
        (
            (id, dice.choice((None, *days)), dice.choice((None, "mash", "social_care")))
            for id in range(1, rows + 1)
        ),
    )
    bare.execute("COMMIT")
