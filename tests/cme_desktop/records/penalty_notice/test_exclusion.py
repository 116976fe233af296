"""An excluded child in a public place: an offence in the first five school days, no later."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cme_desktop.fields import Reading
from cme_desktop.issues import Severity
from cme_desktop.records.penalty_notice import PENALTY_NOTICE, PenaltyNotice
from cme_desktop.statutory.calendars import Calendars, Span, SpanKind
from cme_desktop.statutory.law import Law

BEGAN = date(2026, 10, 19)
"""A Monday; half-term is the week after, and the school is closed on Friday 23 October as well."""
TERM = Span(SpanKind.TERM, date(2026, 9, 1), date(2026, 12, 18))
HALF_TERM = Span(SpanKind.CLOSED, date(2026, 10, 26), date(2026, 10, 30))
OWN_DAY = Span(SpanKind.CLOSED, date(2026, 10, 23), date(2026, 10, 23), school=2)
LAW = Law(calendars=Calendars((TERM, HALF_TERM, OWN_DAY)))
TODAY = date(2026, 11, 20)


def found(law: Law = LAW, **facts: Any) -> dict[str, str]:
    usual = {"child": 1, "school": 2, "kind": "excluded_in_public", "exclusion_from_on": BEGAN}
    notice = PenaltyNotice(received_on=date(2026, 11, 9), **{**usual, **facts})
    issues = [issue for rule in PENALTY_NOTICE.rules for issue in rule(notice, Reading(TODAY, law))]
    assert not [issue for issue in issues if issue.severity is Severity.REFUSE]
    return {issue.path: issue.text for issue in issues if issue.path.startswith("offence")}


def test_the_fifth_school_day_is_an_offence_and_the_sixth_is_none() -> None:
    fifth, sixth = date(2026, 11, 2), date(2026, 11, 3)
    assert found(offence_from=fifth, offence_to=fifth) == {}
    assert found(offence_from=sixth, offence_to=sixth)["offence_from"] == (
        "Tue 3 Nov 2026 is after Mon 2 Nov 2026, the last day on which the offence was possible: an excluded "
        "child is kept out of public places on the first five school days of the exclusion (Education and "
        "Inspections Act 2006, ss 103 and 105)."
    )
    assert set(found(offence_from=fifth, offence_to=sixth)) == {"offence_to"}


def test_the_days_are_those_on_which_its_own_school_meets() -> None:
    friday = {"offence_from": date(2026, 10, 22), "offence_to": date(2026, 11, 2)}
    assert found(**friday) == {}
    assert set(found(**friday, school=3)) == {"offence_to"}, "there, Friday 23 October was the fifth"


def test_other_notices_and_unknown_days_are_let_be() -> None:
    late = {"offence_from": date(2026, 11, 9), "offence_to": date(2026, 11, 9)}
    assert found(**late, kind="irregular_attendance") == {}
    assert found(**late, exclusion_from_on=None) == {}
    short = Law(calendars=Calendars((Span(SpanKind.TERM, date(2026, 9, 1), date(2026, 10, 21)),)))
    assert found(short, **late) == {}


@given(st.integers(0, 30), st.integers(0, 30))
def test_it_is_warned_of_just_when_five_school_days_have_gone_before(began: int, later: int) -> None:
    first = date(2026, 9, 7) + timedelta(days=began)
    day = first + timedelta(days=later)
    calendar = LAW.calendars.of(2)
    before = sum(calendar.meets(first + timedelta(days=n)) for n in range(later))
    assert bool(found(exclusion_from_on=first, offence_from=day, offence_to=day)) == (before >= 5)
