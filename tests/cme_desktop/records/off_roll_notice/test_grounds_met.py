"""Off-roll notices: queries, the day on which a ground is first met, and what is owed after an exclusion."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from cme_desktop.codes.grounds import GROUNDS
from cme_desktop.drafts import Draft
from cme_desktop.fields import Reading, Unanswered
from cme_desktop.issues import Severity
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.off_roll_notice.fields import OffRollNotice
from cme_desktop.records.off_roll_notice.times import before_ground_is_met
from cme_desktop.statutory.calendar import SchoolCalendar, TermCalendar
from cme_desktop.statutory.clocks import Deadline, deadlines
from cme_desktop.statutory.conditions import holds
from cme_desktop.values.partial_dates import BirthDate
from tests.builders import LAW
from tests.cme_desktop.records.off_roll_notice.notices import EXCLUDED, MET, TODAY, due, found, notice


def test_a_query_is_chased_until_the_school_answers() -> None:
    def query(**answers: Any) -> Deadline | None:
        found = {deadline.duty: deadline for deadline in due(notice(**answers))}
        return found.get("query")

    asked = {"status": "queried", "queried_on": MET, "query_reason": "Which ground?"}
    waiting = query(**asked)
    assert waiting is not None
    assert (waiting.due_on, waiting.met_on, waiting.waits) == (date(2026, 11, 9), None, True)
    assert waiting.clears == "query_answered_on"
    answered = query(**asked | {"status": "accepted", "query_answered_on": date(2026, 11, 10)})
    assert answered is not None
    assert answered.late
    assert query(**asked | {"status": "accepted"}) is None, "accepted all the same, nothing is awaited"


def test_a_query_comes_after_the_notice_and_before_its_answer() -> None:
    assert found(notice(queried_on=date(2026, 10, 30))) == [("queried_on", Severity.REFUSE)]
    answered = notice(queried_on=TODAY, query_answered_on=MET)
    assert found(answered) == [("query_answered_on", Severity.REFUSE)]


# -- grounds that take school days ------------------------------------------------------------------


def too_early(
    record: OffRollNotice, calendar: SchoolCalendar | None = LAW.calendars.authority
) -> dict[str, str]:
    reading = Reading(today=TODAY, calendar=calendar)
    return {issue.path: issue.text for issue in before_ground_is_met(record, reading)}


@pytest.mark.parametrize(
    ("ground", "met", "last"),
    [
        ("2024-9-1-i", date(2026, 11, 20), date(2026, 10, 23)),
        ("2006-8-1-h", date(2023, 11, 17), date(2023, 10, 20)),
        ("2024-9-1-h", date(2026, 11, 6), date(2026, 10, 23)),
        ("2006-8-1-f", date(2023, 11, 3), date(2023, 10, 20)),
    ],
)
def test_absence_and_leave_are_grounds_only_after_so_many_school_days(
    ground: str, met: date, last: date
) -> None:
    in_time = notice(ground=ground, ground_met_on=met, deleted_on=met, last_attended_on=last)
    assert too_early(in_time) == {}
    eve = met - timedelta(days=1)
    assert set(too_early(replace(in_time, ground_met_on=eve))) == {"ground_met_on"}
    assert set(too_early(replace(in_time, deleted_on=eve))) == {"deleted_on"}


def test_it_says_on_which_day_the_ground_is_first_met() -> None:
    record = notice(ground="2024-9-1-i", ground_met_on=MET, deleted_on=None)
    assert too_early(record)["ground_met_on"] == (
        "The ground is said to be met on Mon 2 Nov 2026. The child last attended on Fri 23 Oct 2026, so this "
        "ground is first met on Fri 20 Nov 2026 at the earliest (20 school days in a row without leave); "
        "query it with the school."
    )


def test_nothing_is_said_where_school_days_are_not_known() -> None:
    record = notice(ground="2024-9-1-i", ground_met_on=MET, deleted_on=MET)
    short = TermCalendar("term dates", [MET], [(MET - timedelta(days=30), MET)])
    assert too_early(record, short) == too_early(record, None) == {}
    assert too_early(replace(record, last_attended_on=Unanswered.NOT_OBTAINED)) == {}
    assert too_early(replace(record, ground="2024-9-1-g")) == {}


# -- what the days of a ground are counted from ------------------------------------------------------


def shown(name: str, record: OffRollNotice) -> bool:
    return bool(holds(OFF_ROLL_NOTICE.fields[name].shown_when, record, LAW))


@pytest.mark.parametrize(
    ("name", "grounds"),
    [
        ("attends_until", {"2024-9-1-f"}),
        ("leave_ended_on", {"2024-9-1-h", "2006-8-1-f"}),
        ("search_ended", {"2024-9-1-h", "2024-9-1-i"}),
        ("excluded_on", {"2024-9-1-o", "2024-9-3-e", "2006-8-1-m"}),
        ("educated_from", {"2024-9-1-o", "2024-9-3-e", "2006-8-1-m"}),
        ("review_closed", {"2024-9-1-o", "2024-9-3-e"}),
        ("review_closed_on", {"2024-9-1-o", "2024-9-3-e"}),
    ],
)
def test_each_is_asked_of_its_own_grounds_alone(name: str, grounds: set[str]) -> None:
    asked = {choice.code for choice in GROUNDS.all if shown(name, OffRollNotice(ground=choice.code))}
    assert asked == grounds


@pytest.mark.parametrize(
    ("name", "ground"),
    [
        ("attends_until", "2024-9-1-f"),
        ("leave_ended_on", "2024-9-1-h"),
        ("search_ended", "2024-9-1-h"),
        ("search_ended", "2024-9-1-i"),
        ("excluded_on", "2024-9-1-o"),
        ("review_closed_on", "2024-9-1-o"),
    ],
)
def test_what_a_ground_is_counted_from_is_outstanding_until_it_is_told(name: str, ground: str) -> None:
    assert (name, Severity.OUTSTANDING) in found(notice(**{**EXCLUDED, "ground": ground, name: None}))


def test_a_day_of_exclusion_is_not_lost_sight_of_under_another_ground() -> None:
    assert shown("excluded_on", notice(ground="2024-9-1-g", **EXCLUDED))


def test_leave_counts_from_its_end_and_not_from_the_last_attendance() -> None:
    ended = {"last_attended_on": date(2026, 10, 9), "leave_ended_on": date(2026, 10, 23)}
    first = date(2026, 11, 6)
    assert too_early(notice(ground="2024-9-1-h", **ended, ground_met_on=first, deleted_on=first)) == {}
    said = too_early(notice(ground="2024-9-1-h", **ended, ground_met_on=MET, deleted_on=first))
    assert said == {
        "ground_met_on": "The ground is said to be met on Mon 2 Nov 2026. The leave ended on Fri 23 Oct "
        "2026, so this ground is first met on Fri 6 Nov 2026 at the earliest (not back within ten school "
        "days after the leave ended); query it with the school."
    }


def test_the_day_named_by_the_parent_has_to_have_passed() -> None:
    last = date(2026, 10, 30)
    on_it = notice(ground="2024-9-1-f", attends_until=last, ground_met_on=last, deleted_on=last)
    why = (
        "By the parent’s notice the child stops attending after Fri 30 Oct 2026, and that day has to pass, "
        "so this ground is first met on Sat 31 Oct 2026 at the earliest; query it with the school."
    )
    both = "The ground is said to be met on Fri 30 Oct 2026 and the name was deleted on Fri 30 Oct 2026."
    assert too_early(on_it) == {"ground_met_on": f"{both} {why}"}, "said once"
    met_later = replace(on_it, ground_met_on=date(2026, 10, 31))
    assert too_early(met_later) == {"deleted_on": f"The name was deleted on Fri 30 Oct 2026. {why}"}
    assert too_early(notice(ground="2024-9-1-f", attends_until=last)) == {}


def test_an_exclusion_is_a_ground_once_its_review_has_closed() -> None:
    closed = notice(ground="2024-9-1-o", **EXCLUDED, ground_met_on=date(2026, 10, 29))
    assert too_early(closed)["ground_met_on"].startswith(
        "The ground is said to be met on Thu 29 Oct 2026. The exclusion review closed on Fri 30 Oct 2026, so "
    )
    assert too_early(replace(closed, ground_met_on=date(2026, 10, 30))) == {}
    open_still = {**EXCLUDED, "review_closed_on": None, "ground_met_on": date(2026, 10, 2)}
    said = too_early(notice(ground="2024-9-1-o", **open_still))["ground_met_on"]
    assert "The child was excluded on Mon 5 Oct 2026, so this ground is first met on Mon 5 Oct 2026" in said


def test_how_the_review_closed_is_asked_once_it_has() -> None:
    told = notice(ground="2024-9-1-o", **{**EXCLUDED, "review_closed": None})
    assert found(told) == [("review_closed", Severity.OUTSTANDING)]
    assert found(notice(ground="2024-9-1-o", **EXCLUDED)) == []


# -- education after a permanent exclusion -----------------------------------------------------------


def education(born: date | None = None, **answers: Any) -> Deadline | None:
    record = notice(**{"ground": "2024-9-1-o", **EXCLUDED, **answers})
    birth = None if born is None else BirthDate(born)
    found = deadlines(record, OFF_ROLL_NOTICE.clocks, LAW, birth)
    return next((one for one in found if one.duty == "education_after_exclusion"), None)


def test_the_authority_educates_from_the_sixth_school_day_after_the_exclusion() -> None:
    due = education()
    assert due is not None
    assert (due.due_on, due.met_on, due.clears) == (date(2026, 10, 13), None, "educated_from")
    assert "the sixth school day following the day on which a permanent exclusion took place" in due.why
    assert "SI 2007/1870" in OFF_ROLL_NOTICE.fields["educated_from"].source
    assert education(excluded_on=None) is None
    over_the_weekend = education(excluded_on=date(2026, 10, 9))
    assert over_the_weekend is not None
    assert over_the_weekend.due_on == date(2026, 10, 19), "Friday’s exclusion: Monday week"


def test_it_is_met_by_education_arranged_or_found_elsewhere() -> None:
    day = date(2026, 10, 14)
    for answers in (
        {"educated_from": day},
        {"on_roll": 9, "answered_on": day},
        {"status": "closed", "closing_reason": "home_education", "answered_on": day},
    ):
        met = education(**answers)
        assert met is not None
        assert (met.met_on, met.late) == (day, True)
    searched = education(status="closed", closing_reason="enquiry_opened", answered_on=day)
    assert searched is not None
    assert searched.met_on is None


@pytest.mark.parametrize("born", [date(2010, 8, 31), date(2022, 9, 1)])
def test_nobody_owes_it_outside_compulsory_school_age(born: date) -> None:
    assert education(born) is None
    assert education(date(2013, 3, 3)) is not None


@pytest.mark.parametrize(
    "answers",
    [
        {"education_not_owed": "age_ends"},
        {"education_not_owed": "exams_over"},
        {"closing_reason": "kept_on_roll"},
        {"closing_reason": "entered_in_error"},
        {"closing_reason": "died"},
        {"closing_reason": "left_country"},
    ],
)
def test_nobody_owes_it_for_a_reason_that_is_given(answers: dict[str, str]) -> None:
    assert education(**answers) is None


def test_what_the_law_asks_after_an_exclusion_stands_beside_the_ground() -> None:
    told = " ".join(OFF_ROLL_NOTICE.guidance(notice(ground="2024-9-1-o", **EXCLUDED), LAW))
    assert "full-time education from the sixth school day" in told
    assert "within six weeks" in told


def test_an_old_notice_without_a_letter_can_be_saved_again() -> None:
    old = notice(ground="2024-9-3", ground_as_written="Left after sixth form")
    draft = Draft(OFF_ROLL_NOTICE, Reading(today=TODAY), base=old)
    draft.type_in("notes", "Asked the school which.")
    draft.type_in("ground_met_on", "3/11/2026")
    assert draft.entry("ground").value == "2024-9-3"
    assert "ground" not in {issue.path for issue in draft.issues() if issue.severity is Severity.REFUSE}


@pytest.mark.parametrize(
    ("facts", "asked"),
    [
        *(({"status": status}, True) for status in ("received", "queried", "accepted", "unmatched")),
        ({"status": "matched"}, True),
        ({"status": "matched", "on_roll": 9}, False),
        ({"status": "closed"}, True),
        ({"status": "closed", "closing_reason": "entered_in_error"}, False),
        ({"status": "received", "final_year_leaver": True}, False),
        ({"status": "received", "destination_kind": "died"}, False),
    ],
)
def test_it_is_asked_where_the_child_went_whatever_the_status(facts: dict[str, Any], asked: bool) -> None:
    """From the day of deletion, else from receipt, until something on file tells it."""
    record = notice(**{"ground": "2024-9-1-g", **facts})
    found = [one for one in due(record) if one.duty == "off_roll_question"]
    assert [one.met_on for one in found] == ([None] if asked else [])
    assert all(one.since == MET for one in found)
