"""The sheets of duties in the return: every duty due in the period, each under one standing."""

from datetime import UTC, date, datetime
from pathlib import Path

from python_calamine import CalamineWorkbook

from cme_desktop.records import MISSING_EPISODE, ON_ROLL_NOTICE, TEN_DAY_NOTIFICATION
from cme_desktop.returns.monthly import monthly_plan
from cme_desktop.returns.periods import month_of
from cme_desktop.spreadsheets.writing import write_workbook
from db.store import SqlStore
from tests.builders import AUTHOR, make_child, make_school, save

NOVEMBER = month_of(date(2026, 11, 1))


def rows(store: SqlStore, out: Path, as_at: date) -> dict[str, list[list[object]]]:
    with store.reading() as reader:
        write_workbook(out, monthly_plan(reader, NOVEMBER, "Carrowby", as_at))
    book = CalamineWorkbook.from_path(str(out))
    return {name: book.get_sheet_by_name(name).to_python() for name in ("Duties", "Duties by school")}


def test_met_on_time_met_late_and_outstanding_add_up(store: SqlStore, tmp_path: Path) -> None:
    with store.changing(AUTHOR) as work:
        ash, elm = make_school(work, "Ash School").id, make_school(work, "Elm School").id
        child = make_child(work).id
        for school, entered, received in (
            (ash, date(2026, 11, 2), date(2026, 11, 6)),
            (ash, date(2026, 11, 3), date(2026, 11, 20)),
            (elm, date(2026, 11, 4), None),
            (elm, date(2026, 11, 24), None),
            (elm, date(2026, 10, 1), None),
        ):
            save(work, ON_ROLL_NOTICE, child=child, school=school, entered_on=entered, received_on=received)
        screened = {"received_on": date(2026, 11, 9), "screened_on": date(2026, 11, 10)}
        save(work, TEN_DAY_NOTIFICATION, child=child, school=elm, **screened)
        work.commit()
    found = rows(store, tmp_path / "return.xlsx", date(2026, 11, 25))
    head = ["Duty", "Due", "Met on time", "Met late", "Outstanding", "Not yet due"]
    assert found["Duties"] == [
        head,
        ["On-roll notice due", 4.0, 1.0, 1.0, 1.0, 1.0],
        ["Screen the notification", 1.0, 1.0, 0.0, 0.0, 0.0],
    ]
    assert found["Duties by school"] == [
        ["School", *head[1:]],
        ["Ash School", 2.0, 1.0, 1.0, 0.0, 0.0],
        ["Elm School", 3.0, 1.0, 0.0, 1.0, 1.0],
    ]


def test_what_was_met_after_the_period_was_outstanding_in_it(store: SqlStore, tmp_path: Path) -> None:
    with store.changing(AUTHOR) as work:
        late = {"entered_on": date(2026, 11, 2), "received_on": date(2026, 12, 4)}
        save(work, ON_ROLL_NOTICE, child=make_child(work).id, school=make_school(work).id, **late)
        work.commit()
    found = rows(store, tmp_path / "return.xlsx", date(2026, 12, 9))
    assert found["Duties"][1] == ["On-roll notice due", 1.0, 0.0, 0.0, 1.0, 0.0]


def test_an_interview_held_on_its_day_but_after_its_hour_was_late(store: SqlStore, tmp_path: Path) -> None:
    returned = datetime(2026, 11, 6, 18, 30, tzinfo=UTC)
    with store.changing(AUTHOR) as work:
        for minute in (30, 31):
            save(
                work,
                MISSING_EPISODE,
                child=make_child(work).id,
                received_on=date(2026, 11, 6),
                returned_at=returned,
                held_at=datetime(2026, 11, 9, 18, minute, tzinfo=UTC),
            )
        work.commit()
    found = rows(store, tmp_path / "return.xlsx", date(2026, 11, 25))
    assert found["Duties"][1] == ["Return interview", 2.0, 1.0, 1.0, 0.0, 0.0]
