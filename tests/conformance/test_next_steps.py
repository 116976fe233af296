"""Whatever the facts of an open record, it is never silent, and its type says what comes next."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest

from cme_desktop.description.duties import HOW_IT_STANDS, duties
from cme_desktop.description.record_type import RecordType
from cme_desktop.registry import CASEWORK, record_type
from cme_desktop.statutory.calendars import Calendars, Span, SpanKind
from cme_desktop.statutory.law import Law
from tests.conformance.ordinary import DAY, ORDINARY
from tests.conformance.samples import samples_of

LAW = Law(calendars=Calendars((Span(SpanKind.TERM, date(2026, 9, 1), date(2026, 12, 18)),)))
every_case = pytest.mark.parametrize("kind", CASEWORK, ids=lambda kind: kind.key)


def in_order(kind: RecordType[Any], status: str) -> Any:
    facts, _, _ = ORDINARY[kind.key, status]
    return kind.cls(**{"received_on": DAY, "status": status, **facts})


def unmet(kind: RecordType[Any], record: Any) -> dict[str, date | None]:
    return {one.duty: one.due_on for one in duties(kind, record, LAW) if one.met_on is None}


@every_case
def test_each_open_status_names_duties_of_the_type(kind: RecordType[Any]) -> None:
    of_clocks = {clock.duty for clock in kind.clocks}
    assert kind.next_steps.keys() == kind.life.open
    for status, named in kind.next_steps.items():
        unheard = set(named.split()) - of_clocks
        assert not unheard, f"“{status}” of {kind.key} is carried on by {unheard}, which no clock of it sets."


@pytest.mark.parametrize(("key", "status"), ORDINARY)
def test_what_comes_next_in_each_status_and_when(key: str, status: str) -> None:
    kind = record_type(key)
    _, duty, due_on = ORDINARY[key, status]
    found = unmet(kind, in_order(kind, status))
    assert (duty in found, found.get(duty)) == (True, due_on)
    assert duty in kind.next_steps[status].split()
    assert HOW_IT_STANDS not in found


def test_no_open_status_is_left_out() -> None:
    assert set(ORDINARY) == {(kind.key, status) for kind in CASEWORK for status in kind.life.open}


def _carrying_on() -> Iterator[tuple[str, str]]:
    for kind in CASEWORK:
        for duty in dict.fromkeys(" ".join(kind.next_steps.values()).split()):
            if any(named == duty for (key, _), (_, named, _) in ORDINARY.items() if key == kind.key):
                yield kind.key, duty


@pytest.mark.parametrize(("key", "duty"), list(_carrying_on()))
def test_without_a_clock_its_records_are_asked_how_they_stand(key: str, duty: str) -> None:
    """So a clock that goes is missed, and the record is not lost even then."""
    kind = record_type(key)
    without = replace(kind, clocks=tuple(clock for clock in kind.clocks if clock.duty != duty))
    stood = [status for (of, status), (_, named, _) in ORDINARY.items() if (of, named) == (key, duty)]
    for status in stood:
        found = unmet(without, in_order(kind, status))
        assert duty not in found
        assert found.keys() & {*kind.next_steps[status].split(), HOW_IT_STANDS}


@every_case
def test_whatever_is_on_file_of_it_an_open_record_is_carried_on(kind: RecordType[Any]) -> None:
    for record, status in product(samples_of(kind.cls), kind.life.open):
        found = unmet(kind, replace(record, status=status))
        assert found.keys() & {*kind.next_steps[status].split(), HOW_IT_STANDS}


@every_case
def test_what_stands_in_for_a_day_stands_beside_none(kind: RecordType[Any]) -> None:
    stand_ins = {clock.duty for clock in kind.clocks if clock.stands_in}
    for record, status in product(samples_of(kind.cls), kind.life.open):
        found = unmet(kind, replace(record, status=status)).keys()
        steps = found & set(kind.next_steps[status].split())
        assert not steps & stand_ins or steps <= stand_ins


RESTING = {
    "ten_day_notification": {"sent_back", "review_allocated"},
    "off_roll_notice": {"query", "review_received"},
    "on_roll_notice": {"review_received", "review_accepted"},
    "whereabouts_enquiry": {"enquiry_review", "enquiry_reviewed_again", "located_review", "chase"},
    "pace_interview": {
        "review", "review_requested", "review_invited", "review_held", "review_did_not_attend",
        "review_outcome", "review_returned", "review_monitored",
    },
    "penalty_notice": {"improvement_review", "review_prosecution"},
    "home_education": {"review", "answer_asked", "time_to_improve", "order_compliance", "review_unsuitable"},
    "missing_episode": {"review_interviewed"},
    "in_year_application": {"review_offered", "review_refused"},
    "truancy_sweep": {"review_held"},
}  # fmt: skip
"""The reviews and chases of each type, which wait while a record rests; all else goes on."""


def test_reviews_and_chases_rest_and_nothing_else() -> None:
    found = {kind.key: {clock.duty for clock in kind.clocks if clock.rests} for kind in CASEWORK}
    assert found == RESTING


def resting(record: Any, dice: random.Random) -> Any:
    begun = DAY + timedelta(days=dice.randrange(-400, 200))
    until = begun + timedelta(days=dice.randrange(1, 90))
    return replace(record, rests_until=until, rest_reason="waiting", rested_on=begun, rested_by="Robin Ash")


@every_case
def test_a_rest_puts_off_reviews_and_chases_to_its_last_day_and_nothing_else(kind: RecordType[Any]) -> None:
    dice, quiet = random.Random(2), {clock.duty for clock in kind.clocks if clock.rests} | {HOW_IT_STANDS}
    for one, status in product(samples_of(kind.cls), kind.life.open):
        awake = replace(one, status=status)
        asleep = resting(awake, dice)
        before, now = (list(duties(kind, record, LAW)) for record in (awake, asleep))
        assert [due.duty for due in now] == [due.duty for due in before]
        assert {d.duty for d in now if d.met_on is None} & {*kind.next_steps[status].split(), HOW_IT_STANDS}
        for own, due in zip(before, now, strict=True):
            if due.duty.partition(".")[0] in quiet and due.rule_set == "LOCAL" and due.met_on is None:
                assert due.due_on == max(own.due_on or asleep.rests_until, asleep.rests_until)
                assert due.rests_until == asleep.rests_until
            else:
                assert due == own, "set by law, or where the child went: it never rests"


@every_case
def test_a_finished_record_does_not_rest(kind: RecordType[Any]) -> None:
    dice = random.Random(3)
    finished = {choice.code for choice in kind.life.statuses} - kind.life.open
    for one, status in product(samples_of(kind.cls)[:100], finished):
        over = replace(one, status=status)
        assert duties(kind, resting(over, dice), LAW) == duties(kind, over, LAW)


@every_case
def test_each_case_can_be_put_to_rest(kind: RecordType[Any]) -> None:
    assert kind.sections[-1].fields == ("rests_until", "rest_reason")


def test_a_rest_says_until_when_why_and_by_whom_and_then_what_comes() -> None:
    kind = record_type("pace_interview")
    asleep = replace(
        in_order(kind, "requested"),
        rests_until=date(2027, 1, 11),
        rest_reason="waiting for the court",
        rested_by="Robin Ash",
    )
    (due,) = [one for one in duties(kind, asleep, LAW) if one.duty == "review_requested"]
    assert due.why.startswith(
        "Rests until Mon 11 Jan 2027: waiting for the court (Robin Ash). Then, due Mon 12 Oct 2026: "
    )
