"""Deadlines of a record: dated by the law of its day, explained, or honestly undated."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cme_desktop.records.missing_episode import MISSING_EPISODE, MissingEpisode
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE, OnRollNotice
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION, TenDayNotification
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY, Check, WhereaboutsEnquiry
from cme_desktop.statutory.calendars import Calendars, Span, SpanKind
from cme_desktop.statutory.clocks import Deadline, DutyClock, deadlines
from cme_desktop.statutory.law import Law
from cme_desktop.statutory.national import SHIPPED
from cme_desktop.statutory.periods import Period, Unit
from cme_desktop.statutory.rules import LocalChange, RuleBook

ASHDOWN = 11
AUTUMN = Span(SpanKind.TERM, date(2026, 9, 3), date(2026, 10, 23))
AFTER_HALF_TERM = Span(SpanKind.TERM, date(2026, 11, 2), date(2026, 12, 18))
LAW = Law(calendars=Calendars((AUTUMN, AFTER_HALF_TERM)))


def ten_day(law: Law = LAW, **values: object) -> dict[str, Deadline]:
    notice = TenDayNotification(**values)  # type: ignore[arg-type]
    return {due.duty: due for due in deadlines(notice, TEN_DAY_NOTIFICATION.clocks, law)}


def test_a_date_is_explained_in_one_sentence_with_its_source() -> None:
    notice = OnRollNotice(entered_on=date(2026, 11, 4), received_on=date(2026, 11, 6))
    due, *_ = deadlines(notice, ON_ROLL_NOTICE.clocks, LAW)
    assert due.why == (
        "Due Mon 9 Nov 2026: on-roll notices are due by the end of the fifth day after entry "
        "(entered Wed 4 Nov 2026). "
        "School Attendance (Pupil Registration) (England) Regulations 2024, reg 13(1)."
    )
    assert (due.due_on, due.met_on, due.rule_set, due.late) == (
        date(2026, 11, 9), date(2026, 11, 6), "ROLL-2024", False,
    )  # fmt: skip
    assert not due.waits, "it is no answer of somebody else’s"


def test_school_days_are_counted_over_the_half_term_and_the_calendar_is_named() -> None:
    due = ten_day(first_absent_on=date(2026, 10, 19))["ten_day_notice"]
    assert due.due_on == date(2026, 11, 9)
    assert due.why.endswith("Counted on the authority’s calendar.")


def test_a_school_with_training_days_has_longer() -> None:
    training = Span(SpanKind.CLOSED, date(2026, 11, 2), date(2026, 11, 3), ASHDOWN)
    law = Law(calendars=Calendars((AUTUMN, AFTER_HALF_TERM, training), {ASHDOWN: "Ashdown Primary"}))
    absent = {"first_absent_on": date(2026, 10, 19)}
    due = ten_day(law, **absent, school=ASHDOWN)["ten_day_notice"]
    assert due.due_on == date(2026, 11, 11)
    assert "the calendar of Ashdown Primary" in due.why
    assert ten_day(law, **absent, school=12)["ten_day_notice"].due_on == date(2026, 11, 9)


def test_beyond_the_calendar_a_duty_stays_without_a_day_and_says_why() -> None:
    due = ten_day(first_absent_on=date(2026, 12, 14))["ten_day_notice"]
    assert due.due_on is None
    assert due.why.startswith("No due day yet: ")
    assert "which ends on Fri 18 Dec 2026" in due.why
    assert not due.late
    met = ten_day(first_absent_on=date(2026, 12, 14), received_on=date(2027, 1, 5))["ten_day_notice"]
    assert (met.due_on, met.met_on, met.late) == (None, date(2027, 1, 5), False)


def test_a_day_that_cannot_be_reckoned_at_all_is_no_day() -> None:
    notice = OnRollNotice(entered_on=date.max)
    (due,) = deadlines(notice, ON_ROLL_NOTICE.clocks, LAW)
    assert due.due_on is None


def on_the_day(key: str, unit: Unit) -> Law:
    """The law, with a rule by which something is due on the very day."""
    at_once = Period(0, unit)
    rules = [replace(rule, value=at_once) if rule.key == key else rule for rule in SHIPPED]
    return Law(RuleBook(rules), LAW.calendars)


def test_what_falls_due_on_its_first_day_has_stood_since_the_record_told_of_it() -> None:
    law, first = on_the_day("ten_day.due", Unit.DAYS_AFTER), date(2026, 11, 9)
    for told, since in ((date(2026, 11, 4), date(2026, 11, 4)), (date(2026, 11, 12), first), (None, first)):
        due = ten_day(law, first_absent_on=first, received_on=told)["ten_day_notice"]
        assert (due.due_on, due.since) == (first, since)
    usual = ten_day(first_absent_on=first, received_on=date(2026, 11, 4))["ten_day_notice"]
    assert (usual.due_on, usual.since) == (date(2026, 11, 23), first)


def test_a_moment_that_is_due_at_once_has_stood_since_its_record_told_of_it_too() -> None:
    law = on_the_day("return_interview.due", Unit.HOURS_AFTER)
    returned = datetime(2026, 11, 9, 9, 30, tzinfo=UTC)
    episode = MissingEpisode(returned_at=returned, received_on=date(2026, 11, 6))
    (due,) = (
        one for one in deadlines(episode, MISSING_EPISODE.clocks, law) if one.duty == "return_interview"
    )
    assert (due.due_on, due.since) == (date(2026, 11, 9), date(2026, 11, 6))


# -- one time after another ------------------------------------------------------------------------------


def sent_back(law: Law = LAW, given: date | None = None) -> Deadline:
    """A clock that runs once the two school days of screening are over, or a later day that was given."""
    screened_first = DutyClock(
        duty="then",
        label="Then",
        starts="received_on",
        event="received",
        stops="sent_again_on",
        after="ten_day.screening",
        given="sent_back_on",
        rule="ten_day.act",
    )
    notice = TenDayNotification(received_on=date(2026, 10, 21), sent_back_on=given)
    (due,) = deadlines(notice, (screened_first,), law)
    return due


def test_what_runs_after_another_time_is_reckoned_from_its_last_day() -> None:
    due = sent_back()
    assert (due.due_on, due.since, due.rule_set) == (date(2026, 11, 6), date(2026, 10, 21), "LOCAL")
    assert "(received Wed 21 Oct 2026, time to Fri 23 Oct 2026)" in due.why
    assert due.why.endswith("Counted on the authority’s calendar.")


@pytest.mark.parametrize("given", [None, date(2026, 10, 22), date(2026, 10, 23)])
def test_a_day_given_that_is_no_later_moves_nothing(given: date | None) -> None:
    assert sent_back(given=given) == sent_back()


def test_a_later_day_given_of_what_runs_first_moves_what_is_due() -> None:
    due = sent_back(given=date(2026, 11, 3))
    assert due.due_on == date(2026, 11, 10)
    assert "(received Wed 21 Oct 2026, time given to Tue 3 Nov 2026)" in due.why


def test_where_what_runs_first_is_beyond_the_calendar_there_is_no_day_yet() -> None:
    due = sent_back(Law(calendars=Calendars((AUTUMN,))))
    assert due.due_on is None
    assert due.why.startswith("No due day yet: ")


def test_no_day_to_start_from_sets_no_deadline() -> None:
    assert "ten_day_notice" not in ten_day(received_on=date(2026, 11, 9))


def test_what_is_not_confirmed_says_so() -> None:
    notice = TenDayNotification(first_absent_on=date(2026, 10, 19))
    rules = [replace(rule, unconfirmed="the day") if rule.key == "ten_day.due" else rule for rule in SHIPPED]
    law = Law(RuleBook(rules), LAW.calendars)
    (due,) = [d for d in deadlines(notice, TEN_DAY_NOTIFICATION.clocks, law) if d.duty == "ten_day_notice"]
    assert "Not confirmed: the day." in due.why
    assert due.due_on is not None


def test_every_row_has_a_clock_of_its_own() -> None:
    checks = [
        Check(check="council_tax", asked_on=date(2026, 11, 2)),
        Check(
            check="home_visit", asked_on=date(2026, 11, 3), answered_on=date(2026, 11, 4), result="no_trace"
        ),
        Check(check="police", agency="Missing desk", asked_on=date(2026, 11, 2), chased_on=date(2026, 11, 9)),
        Check(check="gp"),
    ]
    enquiry = WhereaboutsEnquiry(received_on=date(2026, 11, 2), checks=checks)
    chases = [d for d in deadlines(enquiry, WHEREABOUTS_ENQUIRY.clocks, LAW) if d.duty.startswith("chase")]
    assert [(d.duty, d.due_on, d.met_on, d.clears) for d in chases] == [
        ("chase.1", date(2026, 11, 16), None, "checks.0.answered_on"),
        ("chase.2", date(2026, 11, 17), date(2026, 11, 4), "checks.1.answered_on"),
        ("chase.3", date(2026, 11, 23), None, "checks.2.answered_on"),
    ]
    assert all(d.waits for d in chases)
    assert chases[2].label.endswith("Missing desk")


STILL_SOUGHT, FOUND = ("opened", "checks_running", "not_located"), ("located", "closed")


@pytest.mark.parametrize("status", [*STILL_SOUGHT, *FOUND])
def test_nobody_is_chased_for_a_child_who_is_found(status: str) -> None:
    asked = Check(check="gp", asked_on=date(2026, 11, 2))
    answered = Check(check="police", asked_on=date(2026, 11, 2), answered_on=date(2026, 11, 4))
    enquiry = WhereaboutsEnquiry(received_on=date(2026, 11, 2), status=status, checks=[asked, answered])
    duties = {d.duty: d.met_on for d in deadlines(enquiry, WHEREABOUTS_ENQUIRY.clocks, LAW)}
    assert ("chase.1" in duties) is (status in STILL_SOUGHT)
    assert duties["chase.2"] == date(2026, 11, 4), "what was answered is kept"


def test_a_local_rule_governs_events_from_its_day_on() -> None:
    since = date(2026, 11, 9)
    shorter = LocalChange("ten_day.screening", Period(1, Unit.SCHOOL_DAYS_AFTER), since)
    law = Law(RuleBook(SHIPPED, [shorter]), LAW.calendars)
    assert ten_day(law, received_on=since - timedelta(days=3))["screening"].due_on == date(2026, 11, 10)
    assert ten_day(law, received_on=since)["screening"].due_on == date(2026, 11, 10)
    assert ten_day(received_on=since)["screening"].due_on == date(2026, 11, 11)


def test_crossing_a_change_of_the_law_by_a_day_changes_the_source_and_nothing_else() -> None:
    kind = OFF_ROLL_NOTICE
    for last, first, before, after in (
        (date(2016, 8, 31), date(2016, 9, 1), "ROLL-2006", "ROLL-2016"),
        (date(2024, 8, 18), date(2024, 8, 19), "ROLL-2016", "ROLL-2024"),
    ):
        deleted = first + timedelta(days=10)
        found = [
            deadlines(kind.cls(ground="2006-8-1-m", ground_met_on=met, deleted_on=deleted), kind.clocks, LAW)[
                0
            ]
            for met in (last, first)
        ]
        assert [due.rule_set for due in found] == [before, after]
        assert {due.due_on for due in found} == {deleted}
        assert {due.duty for due in found} == {"off_roll_notice"}


_terms = st.lists(
    st.builds(
        lambda kind, first, length: Span(kind, first, first + timedelta(days=length)),
        st.sampled_from(SpanKind),
        st.dates(date(2026, 8, 20), date(2026, 12, 31)),
        st.integers(0, 30),
    ),
    max_size=6,
)


@given(_terms, st.dates(date(2026, 9, 1), date(2026, 12, 31)))
def test_a_day_that_is_set_is_a_day_on_which_the_school_meets(spans: list[Span], absent: date) -> None:
    law = Law(calendars=Calendars((AUTUMN, *spans)))
    due = ten_day(law, first_absent_on=absent)["ten_day_notice"]
    assert due.due_on is None or law.calendars.authority.meets(due.due_on)
    assert due.due_on is not None or due.why.startswith("No due day yet")
