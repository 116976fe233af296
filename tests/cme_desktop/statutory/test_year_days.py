"""What each day of a school year is."""

from datetime import date

from cme_desktop.statutory.calendars import Calendars, Span, SpanKind, overlapping
from cme_desktop.statutory.year_days import DayKind, year_days

SCHOOL = 7
TERMS = [
    Span(SpanKind.TERM, date(2026, 9, 2), date(2026, 12, 18)),
    Span(SpanKind.CLOSED, date(2026, 10, 26), date(2026, 10, 30)),
    Span(SpanKind.TERM, date(2027, 1, 4), date(2027, 7, 20)),
    Span(SpanKind.CLOSED, date(2026, 11, 24), date(2026, 11, 24), SCHOOL),
    Span(SpanKind.OPEN, date(2026, 11, 28), date(2026, 11, 28), SCHOOL),
]


def test_every_kind_of_day_is_told_from_the_others() -> None:
    own, common = (year_days(Calendars(TERMS), whose, 2026) for whose in (SCHOOL, None))
    assert list(own) == sorted(own)
    assert (len(own), len(year_days(Calendars(), None, 2027))) == (365, 366)
    assert {day: kind for day, kind in own.items() if kind is not common[day]} == {
        date(2026, 11, 24): DayKind.CLOSED,
        date(2026, 11, 28): DayKind.EXTRA,
    }
    for day, kind in (
        (date(2026, 9, 2), DayKind.SCHOOL),
        (date(2026, 9, 5), DayKind.WEEKEND),
        (date(2026, 10, 27), DayKind.CLOSED),
        (date(2026, 12, 22), DayKind.HOLIDAY),
        (date(2026, 12, 25), DayKind.BANK_HOLIDAY),
        (date(2027, 7, 21), DayKind.UNKNOWN),
    ):
        assert common[day] is kind, day


def test_a_day_of_a_term_that_a_school_does_not_keep_is_a_holiday_there() -> None:
    until_friday = [
        Span(SpanKind.TERM, date(2026, 9, 2), date(2026, 12, 11), SCHOOL),
        Span(SpanKind.TERM, date(2027, 1, 4), date(2027, 7, 20), SCHOOL),
    ]
    calendars, day = Calendars([*TERMS, *until_friday]), date(2026, 12, 14)
    assert [year_days(calendars, whose, 2026)[day] for whose in (None, SCHOOL)] == [
        DayKind.SCHOOL,
        DayKind.HOLIDAY,
    ]


def test_without_terms_no_weekday_is_said_to_be_known() -> None:
    kinds = set(year_days(Calendars(), None, 2026).values())
    assert kinds == {DayKind.UNKNOWN, DayKind.WEEKEND, DayKind.BANK_HOLIDAY}


def test_a_term_overlaps_one_that_began_long_before() -> None:
    year = Span(SpanKind.TERM, date(2026, 9, 1), date(2027, 7, 20))
    inside = [Span(SpanKind.TERM, date(2026, n, 1), date(2026, n, 20)) for n in (10, 11)]
    backwards = Span(SpanKind.TERM, date(2027, 9, 1), date(2026, 9, 1))
    assert overlapping([year, *inside, backwards]) == [(year, inside[0]), (year, inside[1])]
    assert overlapping([year, Span(SpanKind.TERM, year.first, year.last, SCHOOL)]) == []
