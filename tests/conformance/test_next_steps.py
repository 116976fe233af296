"""Whatever the facts of an open record, it is never silent, and its type says what comes next."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
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
