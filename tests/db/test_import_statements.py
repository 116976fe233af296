"""What an import asks of the data for each of its rows: little, in statements that were made once."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from cme_desktop.desk import Desk
from cme_desktop.intake.importing import import_table
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.services.contradictions import contradictions
from cme_desktop.standing_records.child import CHILD
from cme_desktop.values.partial_dates import BirthDate
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


def test_what_a_batch_brings_is_written_down_at_once(
    store: SqlStore, by_driver: Counter[str], files: Iterator[Path]
) -> None:
    few, more = (loaded(store, file, by_driver) for file in files)
    assert 0 < asked_of(more, "INSERT INTO intake_record") == asked_of(few, "INSERT INTO intake_record")


@pytest.mark.parametrize("of", ["FROM child_addresses", "INSERT INTO intake_step", "DELETE FROM intake_step"])
def test_what_follows_from_new_children_is_asked_of_all_together(
    store: SqlStore, by_driver: Counter[str], tmp_path: Path, of: str
) -> None:
    found = []
    for surname, rows in (("Okafor", FEW), ("Nowak", MORE)):
        children = [{"Surname": surname, "Forename": "ABCDEFGHIJK"[number] * 5} for number in range(rows)]
        by_driver.clear()
        outcome = import_table(
            Desk(store, StandingClock(), AUTHOR), CHILD, workbook(tmp_path / f"{surname}.xlsx", children)
        )
        assert outcome.loaded == rows
        found.append(asked_of(by_driver, of))
    few, more = found
    assert 0 < more == few


def asked_of(ran: Counter[str], table: str) -> int:
    """The statements that ask a table."""
    return sum(number for text, number in ran.items() if table in text.replace("\n", " "))


def test_children_are_not_read_ahead_as_each_row_says_who_it_is(
    store: SqlStore, by_library: Counter[str], tmp_path: Path
) -> None:
    with store.changing(AUTHOR) as work:
        make_child(work, "Nowak")
        work.commit()
    rows = [{"Surname": f"Okafor{number}", "Forename": "Ada"} for number in range(FEW)]
    import_table(Desk(store, StandingClock(), AUTHOR), CHILD, workbook(tmp_path / "children.xlsx", rows))
    assert by_library
    assert not [text for text in by_library if "JOIN child ON" in text]


@pytest.mark.parametrize("namesakes", [FEW, MORE])
def test_children_of_one_name_are_compared_in_one_question(
    store: SqlStore, by_driver: Counter[str], namesakes: int
) -> None:
    born = BirthDate(date(2014, 5, 6))
    with store.changing(AUTHOR) as work:
        for number in range(namesakes):
            make_child(work, "Okafor", "Ada", middle_names=f"Grace {number}", birth=born)
        work.commit()
    typed = CHILD.cls(surname="Okafor", forename="Ada", middle_names="Ruth", birth=born)
    with store.reading() as reader:
        by_driver.clear()
        assert contradictions(reader, CHILD, typed, None) == []
    # Which of them may be seen is one question, or two where somebody is restricted; their names are another.
    assert sum("child" in text and "match_key" not in text for text in by_driver.elements()) <= 3
