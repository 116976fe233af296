"""On-roll notices: doubtful dates, matches, and the five days schools have."""

from datetime import date
from typing import Any

import pytest

from cme_desktop.fields import Reading, Unanswered
from cme_desktop.issues import Severity
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE, OnRollNotice
from cme_desktop.statutory.clocks import Deadline, deadlines
from tests.builders import LAW

ENTERED = date(2026, 11, 2)


def notice(**answers: Any) -> OnRollNotice:
    usual: dict[str, Any] = {
        "child": 1,
        "school": 2,
        "entered_on": ENTERED,
        "received_on": date(2026, 11, 5),
        "parent_with": 3,
    }
    return OnRollNotice(**(usual | answers))


def found(record: OnRollNotice) -> list[tuple[str, Severity]]:
    reading = Reading(today=date(2026, 11, 9))
    return [(issue.path, issue.severity) for rule in ON_ROLL_NOTICE.rules for issue in rule(record, reading)]


def due(record: OnRollNotice) -> list[Deadline]:
    return deadlines(record, [clock for clock in ON_ROLL_NOTICE.clocks if not clock.stands_in], LAW)


def test_a_usual_notice_has_nothing_wrong() -> None:
    assert found(notice(starting_on=ENTERED)) == []
    assert found(OnRollNotice()) == [("parent_with", Severity.OUTSTANDING)]


def test_parents_may_be_named_in_words_or_not_obtained() -> None:
    assert found(notice(parent_with=None, parents="Ngozi and Emeka Okafor; lives with both")) == []
    assert found(notice(parent_with=None, parents=Unanswered.NOT_OBTAINED)) == []


def test_a_notice_sent_ahead_of_the_entry_can_be_kept() -> None:
    entry = ON_ROLL_NOTICE.fields["entered_on"].parse("16/11/2026", Reading(today=date(2026, 11, 9)))
    assert found(notice(entered_on=entry)) == [("entered_on", Severity.WARN)]


def test_a_child_from_a_school_brings_its_name() -> None:
    from_school = {"origin": "school_in_england"}
    assert found(notice(**from_school)) == [("previous_school", Severity.OUTSTANDING)]
    assert found(notice(**from_school, previous_school=7)) == []
    assert found(notice(**from_school, previous_school_name=Unanswered.NOT_OBTAINED)) == []
    assert found(notice(origin="abroad")) == []


def test_a_notice_before_the_entry_is_doubtful() -> None:
    assert found(notice(received_on=date(2026, 11, 1))) == [("entered_on", Severity.WARN)]


def test_a_start_before_the_entry_is_doubtful() -> None:
    assert found(notice(starting_on=date(2026, 11, 1))) == [("entered_on", Severity.WARN)]
    assert found(notice(starting_on=Unanswered.NOT_KNOWN)) == []


def test_a_match_names_the_off_roll_notice() -> None:
    assert found(notice(status="matched")) == [("off_roll", Severity.OUTSTANDING)]
    assert found(notice(status="matched", off_roll=4)) == []


def test_a_closed_notice_says_why_and_when() -> None:
    assert found(notice(status="closed")) == [
        ("closing_reason", Severity.OUTSTANDING),
        ("closed_on", Severity.OUTSTANDING),
    ]
    early = notice(status="closed", closing_reason="answered", closed_on=date(2026, 11, 4))
    assert found(early) == [("closed_on", Severity.REFUSE)]


def test_the_notice_is_due_by_the_end_of_the_fifth_day() -> None:
    (deadline,) = due(notice())
    assert deadline.due_on == date(2026, 11, 7)  # a Saturday: calendar days count
    assert not deadline.late
    assert due(notice(received_on=date(2026, 11, 8)))[0].late


@pytest.mark.parametrize(
    ("entered_on", "sources"),
    [
        (date(2016, 8, 31), []),
        (date(2016, 9, 1), ["2006, reg 12(3) and (5)"]),
        (date(2024, 8, 18), ["2006, reg 12(3) and (5)"]),
        (date(2024, 8, 19), ["2024, reg 13(1)"]),
    ],
)
def test_the_rule_of_the_day_is_named(entered_on: date, sources: list[str]) -> None:
    reasons = [deadline.why for deadline in due(notice(entered_on=entered_on))]
    assert [f"Regulations {source}." in why for source, why in zip(sources, reasons, strict=True)] == [
        True
    ] * len(sources)


def test_a_standard_intake_has_no_due_day() -> None:
    assert due(notice(standard_intake=True)) == []
    assert len(due(notice(standard_intake=False))) == 1


@pytest.mark.parametrize(
    ("origin", "asked"), [("abroad", True), ("school_in_england", True), ("early_years", False)]
)
def test_children_new_to_the_area_are_asked_where_from(origin: str, asked: bool) -> None:
    shown = ON_ROLL_NOTICE.fields["previous_authority"].shown_when
    assert shown is not None
    assert shown(notice(origin=origin)) is asked


def test_the_timeline_names_the_entry() -> None:
    assert ON_ROLL_NOTICE.line(notice()) == "Put on roll 2 Nov 2026 · Received"
