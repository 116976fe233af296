"""The law against a plain model of it: days on which schools meet one by one, penalty notices one by one."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cme_desktop.statutory.calendar import BeyondCalendar, SchoolCalendar
from cme_desktop.statutory.calendars import Calendars, Span, SpanKind
from cme_desktop.statutory.ladder import Earlier, LadderStep, may_issue
from cme_desktop.statutory.penalties import ABSENCE, scheme_for
from tests.actions.school_days import meets, nth_day, run_about
from tests.builders import LAW

_MONDAY = date(2026, 9, 7)


def _days(first: int, last: int) -> tuple[date, date]:
    return _MONDAY + timedelta(days=first), _MONDAY + timedelta(days=last)


TERMS = [_days(0, 4), _days(11, 18), _days(78, 80), _days(141, 143)]
"""A gap within, one of sixty days, which is a holiday still, and one of sixty-one."""
CLOSED = [_days(14, 15), _days(80, 80)]


def _counted(calendar: SchoolCalendar, day: date, count: int) -> date | None:
    try:
        return calendar.after(day, count)
    except BeyondCalendar:
        return None


@pytest.mark.parametrize("terms", [TERMS, [], TERMS[:1]], ids=["terms", "no terms", "one term"])
def test_every_day_is_counted_as_one_by_one(terms: list[tuple[date, date]]) -> None:
    spans = [Span(SpanKind.TERM, *days) for days in terms] + [Span(SpanKind.CLOSED, *days) for days in CLOSED]
    calendar = Calendars(spans).authority
    for n in range(-4, 150):
        day = _MONDAY + timedelta(days=n)
        assert calendar.knows(day) == (not terms or run_about(terms, day) is not None), day
        assert calendar.meets(day) == meets(terms, CLOSED, day), day
        for count in (*range(-12, 0), *range(1, 13)):
            assert _counted(calendar, day, count) == nth_day(terms, CLOSED, day, count), (day, count)
        until = day + timedelta(days=9)
        between = (day + timedelta(days=later) for later in range(1, 10))
        assert calendar.count(day, until) == sum(meets(terms, CLOSED, one) for one in between), day


_ON = date(2026, 11, 2)
_ISSUED = (_ON, _ON - timedelta(1), _ON + timedelta(1), date(2023, 11, 2), date(2023, 11, 3), None)
_notices = st.lists(
    st.builds(
        Earlier,
        id=st.integers(1, 5),
        reference=st.just(""),
        scheme=st.just(scheme_for(LAW.rules, _ON, ABSENCE)),
        issued_on=st.sampled_from(_ISSUED),
        issued=st.sampled_from((True, True, True, False)),
        withdrawn=st.sampled_from((False, False, False, True)),
    ),
    max_size=4,
    unique_by=lambda notice: notice.id,
)


@settings(derandomize=True, database=None, deadline=None, max_examples=200)
@given(_notices, st.integers(0, 6))
def test_penalty_notices_count_in_the_order_of_their_issue(notices: list[Earlier], own: int) -> None:
    """For three years; of two of one day the one filed first, and none filed after the one asked about."""
    notices = [one for one in notices if one.id != own]
    wanted: list[Earlier] = []
    for day in sorted(day for day in _ISSUED if day is not None and date(2023, 11, 2) < day <= _ON):
        for number in range(1, 6):
            of_day = [one for one in notices if one.issued_on == day and one.id == number]
            after = own and day == _ON and number > own
            wanted += [one for one in of_day if one.issued and not one.withdrawn and not after]
    scheme = scheme_for(LAW.rules, _ON, ABSENCE)
    assert scheme is not None
    verdict = may_issue(scheme, _ON, _ON, notices, LAW.rules, own)
    assert [judged.notice for judged in verdict.counted] == wanted
    steps = LadderStep.FIRST, LadderStep.SECOND, LadderStep.NONE
    assert verdict.step is steps[min(2, len(wanted))]
