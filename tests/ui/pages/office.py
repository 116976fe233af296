"""An office to test pages in: a real data file, a clock that stands still, and some made-up records."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from cme_desktop.description.record import Record
from cme_desktop.description.record_type import RecordType
from cme_desktop.desk import Desk
from cme_desktop.ports import Author
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE, OffRollNotice
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE, OnRollNotice
from cme_desktop.records.pace_interview import PACE_INTERVIEW, PaceInterview
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION, TenDayNotification
from cme_desktop.services.saving import save_record
from db.store import SqlStore, open_store
from ui.jobs import Jobs
from ui.printing import print_book
from ui.shell.remembered import Remembered

TODAY = date(2026, 11, 23)
AUTHOR = Author("A. Officer")

Filing = Iterable[tuple[RecordType[Any], Record]]


class StillClock:
    """Monday 23 November 2026, two in the afternoon."""

    def today(self) -> date:
        return TODAY

    def now(self) -> datetime:
        return datetime(2026, 11, 23, 14, 2, tzinfo=UTC)


@dataclass
class Office:
    """A desk on a data file of its own, and the jobs that pages hand their work to."""

    desk: Desk
    store: SqlStore
    jobs: Jobs
    remembered: Remembered

    def file(self, records: Filing) -> None:
        """Put records on file, as another officer would."""
        with self.store.changing(AUTHOR) as work:
            for kind, record in records:
                save_record(work, kind, record)
            work.commit()

    def set(self, key: str, value: str) -> None:
        """Set a setting."""
        with self.store.changing(AUTHOR) as work:
            work.set_setting(key, value)
            work.commit()

    def setting(self, key: str) -> str | None:
        """A setting as it is on file."""
        with self.store.reading() as reader:
            return reader.setting(key)

    def all(self, kind: RecordType[Any]) -> list[Any]:
        """Every record of a type."""
        with self.store.reading() as reader:
            return list(reader.records(kind))


@contextmanager
def open_office(folder: Path) -> Iterator[Office]:
    """An empty data file in `folder` with a desk on it."""
    clock = StillClock()
    store = open_store(str(folder / "office.cme"), clock)
    desk = Desk(store, clock, AUTHOR, own_print=print_book)
    jobs = Jobs(store, lambda: AUTHOR)
    try:
        yield Office(desk, store, jobs, Remembered(folder / "settings"))
    finally:
        jobs.close()
        store.close()


def notices(per_month: int = 3) -> Filing:
    """Some months of notices and PACE interviews, about no child in particular."""
    outcomes = ("penalty_notice", "caution", "early_help_assessment", "pending")
    for number in range(6 * per_month):
        on = _weekday(date(2026, 6 + number // per_month, 3 + number % per_month))
        yield TEN_DAY_NOTIFICATION, TenDayNotification(received_on=on)
        if number % 2:
            yield OFF_ROLL_NOTICE, OffRollNotice(received_on=on)
        if number % 3 == 0:
            yield ON_ROLL_NOTICE, OnRollNotice(received_on=on)
        held = PaceInterview(received_on=on, held_on=on, outcome=outcomes[number % len(outcomes)])
        yield PACE_INTERVIEW, held


def _weekday(day: date) -> date:
    return day if day.weekday() < 5 else day.replace(day=day.day + 2)
