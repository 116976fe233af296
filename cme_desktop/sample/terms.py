"""The terms of the made-up city, its school days, and how busy each of them is."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date, timedelta

from cme_desktop.codes.headlines import HEADLINES, IN_PER_CENT
from cme_desktop.sample.dice import Dice
from cme_desktop.standing_records.calendar_entry import CalendarEntry
from cme_desktop.standing_records.local_rule import LocalRule
from cme_desktop.standing_records.return_target import AT_LEAST, ReturnTarget
from cme_desktop.statutory.calendar import SchoolCalendar
from cme_desktop.statutory.calendars import SpanKind
from cme_desktop.values.school_years import academic_year

YEARS = 3
"""How far back the records go."""
_BEFORE, _AHEAD = 5, 2
"""School years for which the city's terms are on file, before that of the file's day and from it on."""

_TERMS = (
    ("Autumn term, first half", (9, 3), (10, 23)),
    ("Autumn term, second half", (11, 1), (12, 19)),
    ("Spring term, first half", (1, 5), (2, 13)),
    ("Spring term, second half", (2, 21), (4, 1)),
    ("Summer term, first half", (4, 16), (5, 25)),
    ("Summer term, second half", (6, 2), (7, 21)),
)
_BUSY = {1: 1.1, 2: 0.9, 3: 1.1, 4: 0.8, 5: 0.9, 6: 1.0, 7: 0.8, 9: 2.0, 10: 1.3, 11: 1.2, 12: 0.9}


def calendar_entries(as_of: date) -> Iterator[CalendarEntry]:
    """The city's terms in the school years around a day, one of them entered twice and taken back."""
    for year in range(academic_year(as_of) - _BEFORE, academic_year(as_of) + _AHEAD):
        for name, first, last in _TERMS:
            in_year = year if first[0] >= 9 else year + 1
            yield _term(f"{name} {in_year}", date(in_year, *first), date(in_year, *last))
    year = academic_year(as_of)
    twice = _term(f"Autumn term {year}", date(year, 9, 3), date(year, 12, 19))
    twice.status = "ended"
    yield twice


def _term(name: str, first: date, last: date) -> CalendarEntry:
    """A term from the first weekday of it to the last."""
    first += timedelta(days=7 - first.weekday() if first.weekday() > 4 else 0)
    last -= timedelta(days=max(0, last.weekday() - 4))
    return _entry(SpanKind.TERM, name, first, last)


def training_days(dice: Dice, as_of: date, school: int) -> Iterator[CalendarEntry]:
    """The days of this school year and the last on which a school has no pupils, as its teachers train."""
    for year in (academic_year(as_of) - 1, academic_year(as_of)):
        for first, last in (((9, 3), (9, 7)), ((1, 5), (1, 9))):
            in_year = year if first[0] >= 9 else year + 1
            day = date(in_year, first[0], dice.number(first[1], last[1]))
            yield _entry(SpanKind.CLOSED, "INSET day", day, day, school)


def _entry(kind: SpanKind, name: str, first: date, last: date, school: int | None = None) -> CalendarEntry:
    return CalendarEntry(kind=kind, name=name, first_on=first, last_on=last, school=school)


def local_rules(as_of: date) -> Iterator[LocalRule]:
    """What the city's managers decided in place of the usual practice, and one decision taken back."""
    since = date(academic_year(as_of), 9, 1)
    yield LocalRule(rule="enquiry.chase", value="7", since_on=since, decided_by="Managers’ meeting")
    yield LocalRule(rule="ten_day.screening", value="1", since_on=since, status="ended")


def return_targets(as_of: date) -> Iterator[ReturnTarget]:
    """What the city's managers want figures to come to this school year, and one target they gave up."""
    year = academic_year(as_of)
    since, until = date(year, 9, 1), date(year + 1, 8, 31)
    shares = [figure.code for figure in HEADLINES if figure.code in IN_PER_CENT]
    for measure, value, status in zip(shares, (85, 90, 95), ("current", "current", "ended"), strict=False):
        yield ReturnTarget(
            measure=measure,
            direction=AT_LEAST,
            value=value,
            since_on=since,
            until_on=until,
            decided_by="Managers’ meeting",
            status=status,
        )


class Terms:
    """The school days of the three years up to a day, and of the year that follows.

    How long ago something began is counted in school days, so that a file made in August still has notices
    that came in just now.
    """

    def __init__(self, as_of: date, calendar: SchoolCalendar) -> None:
        self.as_of = as_of
        self.calendar = calendar
        self.days = tuple(self._school_days())
        self._past = bisect_right(self.days, as_of)

    def _school_days(self) -> Iterator[date]:
        first = self.as_of - timedelta(days=round(365.25 * YEARS))
        for offset in range(round(365.25 * (YEARS + 1))):
            day = first + timedelta(days=offset)
            if self.meets(day):
                yield day

    def meets(self, day: date) -> bool:
        """Whether the city's schools are open to pupils."""
        return self.calendar.meets(day)

    def pick(self, dice: Dice, newest: int, oldest: int) -> date:
        """A day between so many school days ago and so many, more often one from a busy month."""
        span = self.days[max(0, self._past - 1 - oldest) : max(1, self._past - newest)]
        return dice.random.choices(span, [_BUSY[day.month] for day in span])[0]

    def next_from(self, day: date) -> date:
        """That day if the schools are open, or else the next day they are."""
        return self.days[bisect_left(self.days, day)]

    def after(self, day: date, school_days: int) -> date:
        """So many school days later."""
        return self.days[bisect_right(self.days, day) + school_days - 1]

    def begun_by(self, day: date, meetings: int) -> date:
        """The school day from which so many are counted up to a day, that day among them."""
        return self.calendar.after(day + timedelta(days=1), -meetings)
