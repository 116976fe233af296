"""The work queue on the command line: today, and looking back."""

import json
from datetime import date, timedelta
from pathlib import Path

import main
from cme_desktop.due import NO_POST, FirstLook
from cme_desktop.looks.work_queue import queue_of
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.standing_records.calendar_entry import CALENDAR_ENTRY
from cme_desktop.values.dates import show_day
from db.store import open_store
from tests.builders import AUTHOR, StandingClock, make_child, make_notice, make_school, save
from tests.commands.conftest import Run
from tests.commands.test_commands import enquiries


def test_due_lists_duties_as_of_a_day(run: Run, tmp_path: Path) -> None:
    run("import", "whereabouts-enquiry", enquiries(tmp_path, date(2016, 9, 12), date(2016, 9, 5)))
    ended = run("due", "--as-of", "2016-11-05", "--json")
    assert ended.code == 0
    first, second = json.loads(ended.out)
    assert (first["record"], first["duty"], first["due_date"], first["days_over"]) == (
        "ENQ-" + first["record"][4:], "enquiry_review", "2016-10-31", 5,
    )  # fmt: skip
    assert first["why"].startswith("Due Mon 31 Oct 2016: ")
    assert (second["due_date"], second["days_over"]) == ("2016-11-07", 0)
    lines = run("due", "--as-of", "7/11/2016").out.splitlines()
    assert "Enquiry review: Mon 31 Oct 2016, 7 days over." in lines[0]
    assert "Enquiry review: Mon 7 Nov 2016, due today." in lines[1]


def test_due_looks_back_at_what_has_been_met_since(run: Run, tmp_path: Path) -> None:
    run("import", "whereabouts-enquiry", enquiries(tmp_path, date(2016, 9, 5), reviewed_on="20/10/2016"))
    assert len(json.loads(run("due", "--as-of", "2016-10-10", "--json").out)) == 1
    (again,) = json.loads(run("due", "--as-of", "2016-10-20", "--json").out)
    assert (again["duty"], again["due_date"]) == ("enquiry_reviewed_again", "2016-12-15")


def test_what_had_not_begun_was_not_unmet(run: Run, tmp_path: Path) -> None:
    run("import", "whereabouts-enquiry", enquiries(tmp_path, date(2016, 9, 5), date(2016, 9, 12)))
    assert len(json.loads(run("due", "--as-of", "2016-09-11", "--json").out)) == 1
    assert len(json.loads(run("due", "--as-of", "2016-09-12", "--json").out)) == 2
    assert run("due", "--as-of", "2016-09-04").out == "Nothing is due.\n"


def test_one_day_is_one_day(run: Run, tmp_path: Path) -> None:
    run("import", "whereabouts-enquiry", enquiries(tmp_path, date(2016, 9, 5)))
    assert "Mon 31 Oct 2016, 1 day over." in run("due", "--as-of", "2016-11-01").out
    assert "Mon 31 Oct 2016, in 1 day." in run("due", "--as-of", "2016-10-30").out


def test_what_has_no_due_day_stands_last(run: Run, data: Path) -> None:
    today = date.today()
    desk = main.open_desk(str(data))
    with desk.store.changing(AUTHOR) as work:
        term = {"first_on": today - timedelta(days=90), "last_on": today - timedelta(days=30)}
        save(work, CALENDAR_ENTRY, kind="term", name="Autumn", **term)
        child, school = make_child(work).id, make_school(work).id
        undated = make_notice(work, child, school, received_on=today, first_absent_on=None)
        save(work, WHEREABOUTS_ENQUIRY, child=child, received_on=today + timedelta(days=400))
        work.commit()
    desk.store.close()
    first, last = json.loads(run("due", "--json").out)
    assert first["duty"] == "enquiry_review"
    assert (last["record"], last["due_date"], last["days_over"]) == (undated.reference, None, 0)
    assert last["why"].startswith("No due day yet: notifications are screened within two school days")
    assert f"{undated.reference}  Screen the notification. No due day yet: " in run("due").out


def test_it_tells_lateness_as_the_window_does_in_what_the_duty_is_reckoned_in(run: Run, data: Path) -> None:
    today = date.today()
    desk = main.open_desk(str(data))
    with desk.store.changing(AUTHOR) as work:
        term = {"first_on": today - timedelta(days=90), "last_on": today + timedelta(days=30)}
        save(work, CALENDAR_ENTRY, kind="term", name="Autumn", **term)
        child, school = make_child(work).id, make_school(work).id
        received = today - timedelta(days=30)
        make_notice(work, child, school, received_on=received, first_absent_on=None)
        save(work, WHEREABOUTS_ENQUIRY, child=child, received_on=today - timedelta(days=80))
        work.commit()
    with desk.store.reading() as reader:
        look = FirstLook(today, NO_POST, reader.due(most=9), reader.law().calendars.authority)
        duties = [duty for duty in queue_of(look).duties() if duty.line.due_on]
    desk.store.close()
    told = run("due").out
    assert {duty.words.partition(" ")[2] for duty in duties} == {"days", "school days"}
    for duty in duties:
        assert f"{duty.line.label}: {show_day(duty.line.due_on)}, {duty.words} over." in told


def test_what_rests_is_not_listed_before_its_day(run: Run, tmp_path: Path) -> None:
    today = date.today()
    until = today + timedelta(days=7)
    rest = {"rests_until": f"{until:%d/%m/%Y}", "rest_reason": "waiting for Spain"}
    run("import", "whereabouts-enquiry", enquiries(tmp_path, today - timedelta(days=70), **rest))
    assert run("due").out == "Nothing is due.\n"
    assert run("due", "--as-of", until - timedelta(days=1)).out == "Nothing is due.\n"
    told = run("due", "--as-of", until).out
    assert f"{show_day(until)}, due today. Rests until {show_day(until)}: waiting for Spain (" in told


def test_a_file_puts_nothing_to_rest_for_longer_than_a_form_does(run: Run, tmp_path: Path) -> None:
    today = date.today()
    until = today + timedelta(days=60)
    rest = {"rests_until": f"{until:%d/%m/%Y}", "rest_reason": "waiting for Spain"}
    refused = run("import", "whereabouts-enquiry", enquiries(tmp_path, today - timedelta(days=70), **rest))
    assert refused.code == 1
    assert "is the latest day" in refused.out + refused.err


def test_every_line_names_the_law_or_the_practice_that_it_goes_by(run: Run, data: Path) -> None:
    run("sample", "--children", 300, "--seed", 1, "--as-of", "2026-11-28")
    store = open_store(str(data), StandingClock())
    with store.reading() as reader:
        sources = {rule.source for rule in reader.law().rules}
    store.close()
    told = [one["why"] for one in json.loads(run("due", "--as-of", "2026-11-28", "--json").out)]
    said = [why for why in told if not why.startswith("The record is restricted")]
    assert len(said) > 50
    assert [why for why in said if not any(f"{source}." in why for source in sources)] == []
