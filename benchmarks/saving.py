"""A durable save of a 10-day notification, beside the same statements by the bare driver on the same file."""

import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count, cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks import Ratio, compare
from benchmarks._statements import Caught, bare_connection, caught
from cme_desktop.description.record import Record
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION, SchoolEnquiry, TenDayNotification
from cme_desktop.services.saving import store
from db.store import SqlStore, open_store
from tests.builders import (
    AUTHOR,
    StandingClock,
    make_child,
    make_hub,
    make_officer,
    make_school,
)

RUNS = 101
CHILDREN = 1000
TARGET = 3.0


def run() -> list[Ratio]:
    with TemporaryDirectory() as folder:
        storage = open_store(str(Path(folder, "saving.db")), StandingClock())
        bare = bare_connection(storage.engine)
        try:
            return list(_measured(storage, bare))
        finally:
            bare.close()
            storage.close()


def _measured(storage: SqlStore, bare: sqlite3.Connection) -> Iterator[Ratio]:
    notices = _notices(storage)
    _save(storage, next(notices))  # The year's first also begins the count of reference numbers.
    with caught(storage.engine) as new:
        saved = _save(storage, next(notices))
    again = Again(bare, new, saved)
    yield compare(
        "save a new notification", lambda: _save(storage, next(notices)), again.write_new, TARGET, RUNS
    )
    twin = _save(storage, next(notices))
    turns = cycle([_caught_change(storage, twin) for _ in range(2)])
    yield compare(
        "save a changed notification",
        lambda: _change(storage, saved),
        lambda: again.write(next(turns), twin.id),
        TARGET,
        RUNS,
    )


class Again:
    """Runs the statements of a save anew through the bare driver, each time for a record of its own."""

    def __init__(self, bare: sqlite3.Connection, new: Caught, saved: Record) -> None:
        self.bare = bare
        self.new = new
        self.saved = saved
        self.numbers = count(1)

    def write_new(self) -> None:
        self.write(self.new, None)

    def write(self, statements: Caught, id: int | None) -> None:
        reference = f"{self.saved.reference}-{next(self.numbers)}"
        for text, parameters, many in statements:
            own = {self.saved.id: id, self.saved.reference: reference}
            if many:
                self.bare.executemany(text, [[own.get(p, p) for p in row] for row in parameters])
                continue
            cursor = self.bare.execute(text, [own.get(p, p) for p in parameters])
            cursor.fetchall()
            if text.startswith("INSERT INTO record "):
                id = cursor.lastrowid
        self.bare.execute("COMMIT")


def _save(storage: SqlStore, notice: TenDayNotification) -> TenDayNotification:
    with storage.changing(AUTHOR) as work:
        store(work, TEN_DAY_NOTIFICATION, notice)
        work.commit()
    return notice


def _change(storage: SqlStore, notice: TenDayNotification) -> None:
    """Screen the notice, or take that back; a check's result changes each time."""
    screened = notice.status == "received"
    notice.status = "screened" if screened else "received"
    notice.screened_on = date(2026, 11, 4) if screened else None
    notice.outcome = "social_care" if screened else None
    notice.notes = "Rang the school; the family has moved." if screened else "Rang twice."
    notice.school_enquiries[1].result = "Nobody in." if screened else "A neighbour saw them leave."
    _save(storage, notice)


def _caught_change(storage: SqlStore, notice: TenDayNotification) -> Caught:
    with caught(storage.engine) as statements:
        _change(storage, notice)
    return statements


def _notices(storage: SqlStore) -> Iterator[TenDayNotification]:
    """Notices as a school fills them in, for one child after another."""
    with storage.changing(AUTHOR) as work:
        linked: dict[str, Any] = {
            "school": make_school(work).id,
            "hub": make_hub(work).id,
            "officer": make_officer(work).id,
        }
        children = [make_child(work, f"Child {number}").id for number in range(CHILDREN)]
        work.commit()
    return (_notice(child, linked) for child in cycle(children))


def _notice(child: int, linked: dict[str, Any]) -> TenDayNotification:
    first_absent = date(2026, 10, 12)
    tried = ("phone_call", "home_visit", "letter")
    return TenDayNotification(
        child=child,
        **linked,
        received_on=date(2026, 11, 2),
        first_absent_on=first_absent,
        codes_used=("O",),
        cause="Not known to the school; a cousin speaks of a move to Leeds.",
        sender="A. Mills, attendance lead",
        lives_with="Mother and two brothers",
        last_seen_on=first_absent - timedelta(days=3),
        safety_concern=False,
        notes="Rang twice.",
        school_enquiries=[
            SchoolEnquiry(check=check, done_on=first_absent + timedelta(days=day), result="No answer.")
            for day, check in enumerate(tried, start=7)
        ],
    )
