"""The sheets of duties in the return: every duty due in the period, each under one standing."""

from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from cme_desktop.public_names import NOT_BROKEN_DOWN
from cme_desktop.records.missing_episode import MISSING_EPISODE
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.registry import CASEWORK
from cme_desktop.returns.periods import month_of
from cme_desktop.sample import fill
from cme_desktop.services.duties_on_file import duties_on_file
from cme_desktop.standing_records.calendar_entry import CALENDAR_ENTRY
from db.store import SqlStore
from tests.builders import AUTHOR, make_child, make_school, save
from tests.told import make_working, opened, table

NOVEMBER = month_of(date(2026, 11, 1))
SHEETS = ("Duties", "Duties by school", "Duties – rows", "Duties by school – rows")


def rows(store: SqlStore, out: Path, as_at: date) -> dict[str, list[list[Any]]]:
    with store.reading() as reader:
        make_working(reader, out, NOVEMBER, as_at)
    return {name: table(out, name) for name in SHEETS}


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
    assert found["Duties"] == [
        ["", "All", 5.0, 2.0, 1.0, 1.0, 1.0],
        ["D.01", "On-roll notice due (On-roll notice)", 4.0, 1.0, 1.0, 1.0, 1.0],
        ["D.02", "Screen the notification (10-day notification)", 1.0, 1.0, 0.0, 0.0, 0.0],
    ]
    assert found["Duties by school"] == [
        ["", "All", 5.0, 2.0, 1.0, 1.0, 1.0],
        ["S.01", "Ash School", 2.0, 1.0, 1.0, 0.0, 0.0],
        ["S.02", "Elm School", 3.0, 1.0, 0.0, 1.0, 1.0],
    ]


def test_what_was_met_after_the_period_was_outstanding_in_it(store: SqlStore, tmp_path: Path) -> None:
    with store.changing(AUTHOR) as work:
        late = {"entered_on": date(2026, 11, 2), "received_on": date(2026, 12, 4)}
        save(work, ON_ROLL_NOTICE, child=make_child(work).id, school=make_school(work).id, **late)
        work.commit()
    found = rows(store, tmp_path / "return.xlsx", date(2026, 12, 9))
    assert found["Duties"][1][2:] == [1.0, 0.0, 0.0, 1.0, 0.0]


def test_what_is_due_on_the_day_of_the_return_may_still_be_met(store: SqlStore, tmp_path: Path) -> None:
    with store.changing(AUTHOR) as work:
        child, school = make_child(work).id, make_school(work).id
        for entered in (date(2026, 11, 9), date(2026, 11, 10), date(2026, 11, 25)):  # due 14, 15, 30 Nov
            save(work, ON_ROLL_NOTICE, child=child, school=school, entered_on=entered)
        work.commit()
    during = rows(store, tmp_path / "during.xlsx", date(2026, 11, 15))
    assert during["Duties"][1][2:] == [3.0, 0.0, 0.0, 1.0, 2.0]
    after = rows(store, tmp_path / "after.xlsx", date(2026, 12, 1))
    assert after["Duties"][1][2:] == [3.0, 0.0, 0.0, 3.0, 0.0]


def test_every_duty_counted_is_a_row_of_both_ways_to_tell_them_apart(store: SqlStore, tmp_path: Path) -> None:
    with store.changing(AUTHOR) as work:
        fill(work, children=150, seed=2, as_of=date(2026, 11, 25))
        work.commit()
    with store.reading() as reader:
        unseen = {id for kind in CASEWORK for id in reader.unseen(kind)}
        expected = Counter(
            NOT_BROKEN_DOWN if record.id in unseen else f"{due.label.partition(':')[0]} ({kind.title})"
            for kind in CASEWORK
            for record in reader.records(kind)
            for due in duties_on_file(reader, kind, record, reader.law())
            if due.due_on is not None and due.due_on in NOVEMBER
        )
    found = rows(store, tmp_path / "return.xlsx", date(2026, 11, 25))
    by_duty, by_school, *listed = (found[name] for name in SHEETS)
    assert {duty: due for _, duty, due, *_ in by_duty[1:]} == expected
    assert Counter(row[1] for row in listed[0]) == expected
    for of_groups, of_rows in zip((by_duty, by_school), listed, strict=True):
        every, *groups = of_groups
        *told, hidden_group = groups
        assert every[2] == sum(group[2] for group in groups) == len(of_rows)
        assert every[3:] == [sum(column) for column in list(zip(*told, strict=True))[3:]]
        assert hidden_group[2:] == [every[2] - sum(every[3:]), *["[c]"] * 4]
        standings = Counter(row[2] for row in of_rows)
        hidden = standings.pop("[c]")
        assert every[2] - sum(standings.values()) == hidden == expected[NOT_BROKEN_DOWN]


def test_the_duty_of_a_restricted_child_counts_under_no_name(store: SqlStore, tmp_path: Path) -> None:
    with store.changing(AUTHOR) as work:
        hidden = make_child(work, "Hidden", restricted=True, restricted_reason="refuge")
        notice = {"school": make_school(work, "Elm School").id, "entered_on": date(2026, 11, 2)}
        save(work, ON_ROLL_NOTICE, child=hidden.id, **notice)
        work.commit()
    found = rows(store, tmp_path / "return.xlsx", date(2026, 11, 25))
    for sheet in ("Duties", "Duties by school"):
        assert [row[1] for row in found[sheet]] == ["All", NOT_BROKEN_DOWN]
        (row,) = found[f"{sheet} – rows"]
        assert row[1:] == [NOT_BROKEN_DOWN, "[c]", "[c]", "Restricted", "[c]", "[c]", "[c]"]


def test_what_has_no_due_day_is_told_below_the_table(store: SqlStore, tmp_path: Path) -> None:
    with store.changing(AUTHOR) as work:
        term = {"first_on": date(2026, 9, 1), "last_on": date(2026, 10, 23)}
        save(work, CALENDAR_ENTRY, kind="term", name="Autumn", **term)
        save(work, TEN_DAY_NOTIFICATION, child=make_child(work).id, received_on=date(2026, 11, 9))
        work.commit()
    found = rows(store, tmp_path / "return.xlsx", date(2026, 11, 25))
    assert found["Duties – rows"] == []
    below = opened(tmp_path / "return.xlsx")["Duties"]["A6"].value
    assert below == "1 unmet duty has no day, in neither table."


def test_an_interview_held_on_its_day_but_after_its_hour_was_late(store: SqlStore, tmp_path: Path) -> None:
    returned = datetime(2026, 11, 6, 18, 30, tzinfo=UTC)
    with store.changing(AUTHOR) as work:
        for minute in (30, 31):
            save(
                work,
                MISSING_EPISODE,
                status="closed",
                child=make_child(work).id,
                received_on=date(2026, 11, 6),
                returned_at=returned,
                held_at=datetime(2026, 11, 9, 18, minute, tzinfo=UTC),
            )
        work.commit()
    found = rows(store, tmp_path / "return.xlsx", date(2026, 11, 25))
    assert found["Duties"][1] == ["D.01", "Return interview (Missing episode)", 2.0, 1.0, 1.0, 0.0, 0.0]


def test_what_is_being_reckoned_anew_says_so_and_is_counted_below_the_table(
    store: SqlStore, tmp_path: Path
) -> None:
    with store.changing(AUTHOR) as work:
        notice = {"child": make_child(work).id, "school": make_school(work).id}
        save(work, ON_ROLL_NOTICE, **notice, entered_on=date(2026, 11, 2))
        work.ask_reckoning([ON_ROLL_NOTICE.key], None)
        save(work, ON_ROLL_NOTICE, **notice, entered_on=date(2026, 11, 3))
        work.commit()
    found = rows(store, tmp_path / "return.xlsx", date(2026, 11, 25))
    assert {row[2] for row in found["Duties – rows"]} == {"Outstanding", "Outstanding, being reckoned anew"}
    below = [row[0].value for row in opened(tmp_path / "return.xlsx")["Duties"].iter_rows(min_row=7)]
    assert "1 duty is being reckoned anew." in below
