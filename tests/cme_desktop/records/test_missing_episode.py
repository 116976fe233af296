"""Missing episodes: the 72 hours by the clock on the wall, the offer declined, and what does not fit."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from cme_desktop.fields import Reading
from cme_desktop.issues import Severity
from cme_desktop.records.missing_episode import MISSING_EPISODE, MissingEpisode
from cme_desktop.statutory.clocks import Deadline, deadlines
from cme_desktop.statutory.law import Law
from cme_desktop.statutory.national import SHIPPED
from cme_desktop.statutory.periods import Period, Unit
from cme_desktop.statutory.rules import LocalChange, RuleBook
from cme_desktop.values.moments import UK
from tests.builders import LAW


def at(text: str) -> datetime:
    """A time in the United Kingdom, as records keep it."""
    return datetime.fromisoformat(text).replace(tzinfo=UK).astimezone(UTC)


def due(law: Law = LAW, **answers: Any) -> dict[str, Deadline]:
    found = deadlines(MissingEpisode(**answers), MISSING_EPISODE.clocks, law)
    return {deadline.duty: deadline for deadline in found}


def found(**answers: Any) -> list[tuple[str, Severity]]:
    reading, episode = Reading(today=date(2026, 11, 20)), MissingEpisode(**answers)
    return [
        (issue.path, issue.severity) for rule in MISSING_EPISODE.rules for issue in rule(episode, reading)
    ]


RETURNED = at("2026-11-06T18:30")


def test_seventy_two_hours_from_the_return_to_the_minute() -> None:
    interview = due(returned_at=RETURNED)["return_interview"]
    assert interview.due_on == date(2026, 11, 9)
    assert interview.why.startswith(
        "Due Mon 9 Nov 2026 18:30: an independent return interview is carried out within 72 hours of the "
        "child’s return (returned Fri 6 Nov 2026 18:30). "
    )
    assert (interview.met_on, interview.clears, interview.rule_set) == (None, "held_at", "MISSING-2014")


def test_the_second_clock_runs_from_being_told_and_is_named_so() -> None:
    clocks = due(returned_at=RETURNED, told_at=at("2026-11-07T09:10"))
    assert clocks["return_interview_from_notice"].why.startswith("Due Tue 10 Nov 2026 09:10: ")
    assert "told Sat 7 Nov 2026 09:10" in clocks["return_interview_from_notice"].why
    assert len({clock.label for clock in clocks.values()}) == 2


@pytest.mark.parametrize(
    ("held", "late"),
    [("2026-11-09T18:30", False), ("2026-11-09T18:31", True), ("2026-11-10T08:00", True)],
)
def test_it_is_met_on_its_day_but_late_after_its_hour(held: str, late: bool) -> None:
    interview = due(returned_at=RETURNED, held_at=at(held))["return_interview"]
    assert interview.met_on == date.fromisoformat(held[:10])
    assert interview.late is late


@pytest.mark.parametrize(
    ("returned", "shown"),
    [
        ("2026-03-28T23:30", "Tue 31 Mar 2026 23:30"),  # the night in which an hour is missing
        ("2026-03-26T18:30", "Sun 29 Mar 2026 18:30"),
        ("2026-03-26T01:30", "Sun 29 Mar 2026 02:30"),  # a time that the clocks jump over
        ("2026-10-24T23:30", "Tue 27 Oct 2026 23:30"),  # the night in which an hour comes twice
        ("2026-10-22T01:30", "Sun 25 Oct 2026 01:30"),
    ],
)
def test_the_hours_are_those_on_the_wall_when_the_clocks_change(returned: str, shown: str) -> None:
    assert due(returned_at=at(returned))["return_interview"].why.startswith(f"Due {shown}: ")


def test_shortly_after_midnight_in_summer_is_a_day_of_its_own() -> None:
    """In UTC it is still the day before."""
    interview = due(returned_at=at("2026-07-04T00:20"), held_at=at("2026-07-07T00:10"))["return_interview"]
    assert (interview.due_on, interview.met_on, interview.late) == (
        date(2026, 7, 7), date(2026, 7, 7), False,
    )  # fmt: skip


def test_the_hour_that_comes_twice_is_late_the_second_time() -> None:
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    second = datetime(2026, 10, 25, 1, 10, tzinfo=UTC)
    returned = at("2026-10-22T01:30")
    assert not due(returned_at=returned, held_at=first)["return_interview"].late
    assert due(returned_at=returned, held_at=second)["return_interview"].late


def test_an_interview_declined_meets_the_duty_and_an_offer_alone_does_not() -> None:
    declined = {"answer": "declined", "offered_on": date(2026, 11, 8)}
    assert due(returned_at=RETURNED, **declined)["return_interview"].met_on == date(2026, 11, 8)
    later = due(returned_at=RETURNED, **declined, declined_on=date(2026, 11, 10))["return_interview"]
    assert (later.met_on, later.late) == (date(2026, 11, 10), True)
    offered = due(returned_at=RETURNED, offered_on=date(2026, 11, 8), status="returned")["return_interview"]
    assert offered.met_on is None
    assert due(returned_at=RETURNED, answer="declined")["return_interview"].met_on is None
    accepted = due(returned_at=RETURNED, answer="accepted", offered_on=date(2026, 11, 8))
    assert accepted["return_interview"].met_on is None


def test_no_interview_is_due_before_the_return() -> None:
    assert due(reported_at=RETURNED, status="missing").keys() == {"still_missing"}


def test_a_manager_may_count_fewer_hours_from_being_told() -> None:
    change = LocalChange(
        "return_interview.from_notice", Period(48, Unit.HOURS_AFTER), date(2026, 11, 7), "Minutes"
    )
    law = Law(RuleBook(SHIPPED, [change]))
    told = due(law, told_at=at("2026-11-07T00:10"))["return_interview_from_notice"]
    assert told.due_on == date(2026, 11, 9)
    before = due(law, told_at=at("2026-11-06T23:50"))["return_interview_from_notice"]
    assert before.due_on == date(2026, 11, 9)
    assert "72 hours" in before.why


def test_times_are_in_order_to_the_minute() -> None:
    told = {"told_at": at("2026-11-06T18:29"), "returned_at": RETURNED, "status": "returned"}
    assert found(**told) == [("told_at", Severity.REFUSE)]
    assert found(**told | {"told_at": RETURNED}) == []


def test_a_day_and_a_time_are_in_order_by_their_days() -> None:
    usual = {"returned_at": RETURNED, "told_at": RETURNED, "status": "returned"}
    assert found(**usual, checked_on=date(2026, 11, 6)) == []
    assert found(**usual, checked_on=date(2026, 11, 5)) == [("checked_on", Severity.REFUSE)]


def test_what_has_not_come_yet_is_refused() -> None:
    assert found(reported_at=at("2026-11-20T23:59")) == []
    assert found(reported_at=at("2026-11-21T00:01")) == [("reported_at", Severity.REFUSE)]


def test_what_is_left_open_is_said() -> None:
    assert found(status="returned") == [("returned_at", Severity.OUTSTANDING)]
    closed = {"status": "closed", "returned_at": RETURNED, "told_at": RETURNED}
    assert found(**closed) == [("held_at", Severity.OUTSTANDING)]
    assert found(**closed, answer="declined") == [
        ("offered_on", Severity.OUTSTANDING),
        ("declined_on", Severity.OUTSTANDING),
        ("declined_reason", Severity.OUTSTANDING),
    ]
    assert found(status="missing", returned_at=RETURNED, told_at=RETURNED) == [("status", Severity.WARN)]


def test_its_line_names_the_day_in_the_united_kingdom() -> None:
    episode = MissingEpisode(reported_at=at("2026-07-04T00:20"))
    assert MISSING_EPISODE.line(episode) == "Reported missing 4 Jul 2026 · Missing"
