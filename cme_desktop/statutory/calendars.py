"""Every school's calendar, made from the authority's terms, the school's own, closures and bank holidays."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby

from cme_desktop.statutory.calendar import SchoolCalendar, TermCalendar, WeekdayCalendar, bank_holidays
from cme_desktop.values.school_years import academic_year

LONGEST_HOLIDAY = timedelta(days=60)
"""A longer gap between two terms is a term that nobody has entered: no day is counted across it."""


class SpanKind(StrEnum):
    """What days of the calendar are."""

    TERM = "term"
    CLOSED = "closed"
    """No pupils: an INSET day, a closure, a day's holiday."""
    OPEN = "open"
    """Open all the same: a day made up for another."""


@dataclass(frozen=True)
class Span:
    """Days from `first` to `last`, of one school or, without one, of all."""

    kind: SpanKind
    first: date
    last: date
    school: int | None = None

    def days(self) -> Iterable[date]:
        """Each of its days; none where it ends before it begins."""
        return (self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1))


@dataclass
class Calendars:
    """The calendars of one authority.

    A school's own terms take the place of the authority's in every school year for which it has any. Its
    closures come on top of the authority's, and a day on which it is open goes before both.
    """

    spans: Iterable[Span] = ()
    names: Mapping[int, str] = field(default_factory=dict)
    """The names of the schools that have spans of their own."""
    holidays: Container[date] = field(default_factory=bank_holidays)

    def __post_init__(self) -> None:
        self._made: dict[int | None, SchoolCalendar] = {}
        self._spans: dict[int | None, list[Span]] = {}
        self._weekdays: dict[Span, frozenset[date]] = {}
        """By term; most schools keep those of the authority."""
        for span in self.spans:
            self._spans.setdefault(span.school, []).append(span)

    @property
    def authority(self) -> SchoolCalendar:
        """The calendar of a school that has none of its own."""
        return self.of(None)

    def of(self, school: int | None) -> SchoolCalendar:
        """The calendar of a school."""
        own = school if school in self._spans else None
        if own not in self._made:
            self._made[own] = self._make(own)
        return self._made[own]

    def spans_of(self, school: int | None) -> list[Span]:
        """What is entered for all schools, then what is for this one."""
        return [*self._spans.get(None, []), *(self._spans.get(school, []) if school is not None else [])]

    def differing(self, other: "Calendars") -> set[int | None]:
        """The schools whose own entries are others there, and None where those for all schools are."""
        schools = self._spans.keys() | other._spans.keys()
        return {school for school in schools if self._spans.get(school) != other._spans.get(school)}

    def _make(self, school: int | None) -> SchoolCalendar:
        common, own = self._spans.get(None, []), self._spans.get(school, []) if school else []
        years = {academic_year(span.first) for span in own if span.kind is SpanKind.TERM}
        terms = [
            span
            for span in (*common, *own)
            if span.kind is SpanKind.TERM
            and span.first <= span.last
            and (span.school == school or academic_year(span.first) not in years)
        ]
        if not terms:
            return WeekdayCalendar(self.holidays)
        spans = (*common, *own)
        closed = {day for span in spans if span.kind is SpanKind.CLOSED for day in span.days()}
        opened = {day for span in spans if span.kind is SpanKind.OPEN for day in span.days()}
        met = frozenset[date]().union(*map(self._may_meet_in, terms)) - closed
        return TermCalendar(self._name(school if own else None), sorted(met | opened), _stretches(terms))

    def _may_meet_in(self, term: Span) -> frozenset[date]:
        if term not in self._weekdays:
            self._weekdays[term] = frozenset(day for day in term.days() if self._may_meet(day))
        return self._weekdays[term]

    def _name(self, school: int | None) -> str:
        if school is None:
            return "the authority’s calendar"
        return f"the calendar of {self.names.get(school, 'the school')}"

    def _may_meet(self, day: date) -> bool:
        return day.weekday() < 5 and day not in self.holidays


def _stretches(terms: Iterable[Span]) -> list[tuple[date, date]]:
    """The terms run together over their holidays, parted where a gap is too long to be one."""
    found: list[tuple[date, date]] = []
    for term in sorted(terms, key=lambda span: (span.first, span.last)):
        if found and term.first - found[-1][1] <= LONGEST_HOLIDAY:
            found[-1] = (found[-1][0], max(found[-1][1], term.last))
        else:
            found.append((term.first, term.last))
    return found


def overlapping(spans: Iterable[Span]) -> list[tuple[Span, Span]]:
    """Terms of one school, or of the authority, that share days."""
    terms = [span for span in spans if span.kind is SpanKind.TERM and span.first <= span.last]
    terms.sort(key=lambda span: (span.school or 0, span.first))
    found = []
    for _, of_one in groupby(terms, key=lambda span: span.school):
        longest, *others = of_one
        for term in others:
            if term.first <= longest.last:
                found.append((longest, term))
            longest = max(longest, term, key=lambda span: span.last)
    return found
