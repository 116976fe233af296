"""What an import asks of the data for each of its rows: little, in statements that were made once."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from cme_desktop.desk import Desk
from cme_desktop.intake.importing import import_table
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from db.connecting import prepared
from db.early.unfinished import UNFINISHED
from db.store import SqlStore
from tests.books import workbook
from tests.builders import AUTHOR, StandingClock, make_child, make_school

FEW, MORE = 3, 11
"""Rows of one batch each."""


@pytest.fixture
def by_library(store: SqlStore) -> Counter[str]:
    """The statements that SQLAlchemy runs, which it makes anew for each."""
    ran: Counter[str] = Counter()

    def count(_connection: Any, _cursor: Any, text: str, *_: Any) -> None:
        ran[text] += 1

    sa.event.listen(store.engine, "before_cursor_execute", count)
    return ran


@pytest.fixture
def by_driver(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Those that the driver runs alone."""
    ran: Counter[str] = Counter()

    def counted(connection: sa.Connection, text: str, parameters: Any, many: bool = False) -> Any:
        ran[text] += 1
        return execute(connection, text, parameters, many)

    execute = prepared.execute
    monkeypatch.setattr(prepared, "execute", counted)
    return ran


@pytest.fixture
def files(store: SqlStore, tmp_path: Path) -> Iterator[Path]:
    """Two files of notices, about children who are on file: one of few rows, and one of more."""
    with store.changing(AUTHOR) as work:
        make_school(work, urn="106653")
        for number in range(FEW + MORE):
            make_child(work, f"Okafor{number}", reference=f"CHD-2026-{number + 1:04d}")
        work.commit()
    rows = [
        {
            "Child": f"CHD-2026-{number + 1:04d}",
            "School": "106653",
            "Notice received": "2/11/2026",
            "First day absent": "13/10/2026",
        }
        for number in range(FEW + MORE)
    ]
    return iter([workbook(tmp_path / "few.xlsx", rows[:FEW]), workbook(tmp_path / "more.xlsx", rows[FEW:])])


def loaded(store: SqlStore, file: Path, ran: Counter[str]) -> Counter[str]:
    """What was run while a file of one batch was loaded."""
    ran.clear()
    outcome = import_table(Desk(store, StandingClock(), AUTHOR), TEN_DAY_NOTIFICATION, file)
    assert outcome.loaded == outcome.read
    return Counter(ran)


def test_no_statement_is_made_for_a_row(
    store: SqlStore, by_library: Counter[str], files: Iterator[Path]
) -> None:
    few, more = (loaded(store, file, by_library) for file in files)
    assert more.total() <= few.total()


def test_the_law_is_read_once_for_all_rows_of_a_batch(
    store: SqlStore, by_driver: Counter[str], files: Iterator[Path]
) -> None:
    few, more = (loaded(store, file, by_driver) for file in files)
    assert 0 < more[UNFINISHED] == few[UNFINISHED]
