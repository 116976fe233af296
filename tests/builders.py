"""Short ways to the parts that tests of the storage need: a clock that stands, a calendar, saved records."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from typing import Any

from cme_desktop.description.record_type import RecordType
from cme_desktop.ports import Author, UnitOfWork
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.registry import CASEWORK
from cme_desktop.services.reckoning import reckon_batch
from cme_desktop.services.saving import store
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.hub import HUB
from cme_desktop.standing_records.officer import OFFICER
from cme_desktop.standing_records.person import PERSON
from cme_desktop.standing_records.school import SCHOOL
from cme_desktop.statutory.law import Law

AUTHOR = Author("Robin Ash")
LAW = Law()
"""The rules as shipped, and no term dates."""
NOON = datetime(2026, 11, 9, 12, 0, tzinfo=UTC)

_numbers = count(1)


@dataclass
class StandingClock:
    """A clock that shows one moment until it is put forward."""

    moment: datetime = NOON

    def today(self) -> date:
        return self.moment.date()

    def now(self) -> datetime:
        return self.moment


def save(work: UnitOfWork, record_type: RecordType[Any], action: str = "", **values: Any) -> Any:
    """A new record with these values, stored with its deadlines but without consequences."""
    return store(work, record_type, record_type.cls(**values), action)


def make_child(work: UnitOfWork, surname: str = "Okafor", forename: str = "Ada", **values: Any) -> Any:
    return save(work, CHILD, surname=surname, forename=forename, **values)


def make_school(work: UnitOfWork, name: str | None = None, **values: Any) -> Any:
    return save(work, SCHOOL, name=name or f"Elm Lane School {next(_numbers)}", **values)


def make_person(work: UnitOfWork, surname: str = "Okafor", forename: str = "Grace", **values: Any) -> Any:
    return save(work, PERSON, surname=surname, forename=forename, **values)


def make_officer(work: UnitOfWork, name: str = "Robin Ash", **values: Any) -> Any:
    return save(work, OFFICER, name=name, **values)


def make_hub(work: UnitOfWork, name: str | None = None, **values: Any) -> Any:
    return save(work, HUB, name=name or f"Hub {next(_numbers)}", **values)


def make_notice(work: UnitOfWork, child: int, school: int, **values: Any) -> Any:
    """A 10-day notification received on Mon 2 Nov 2026."""
    values = {"received_on": date(2026, 11, 2), "first_absent_on": date(2026, 10, 12), **values}
    return save(work, TEN_DAY_NOTIFICATION, child=child, school=school, **values)


def spoil_table(path: Path, name: str) -> None:
    """Overwrite the first page of one table, as a failing disk might; the rest of the file can be read."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)).fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)


def reckon_all(work: UnitOfWork) -> None:
    """Every deadline of every record, as it comes to by the law as it stands."""
    work.ask_reckoning([kind.key for kind in CASEWORK], None)
    while reckon_batch(work).left:
        pass
