"""Calendar entry: a term, a closure or an extra day of one school, or of all the authority's schools.

Education authorities set the terms of the schools they maintain, other schools their own; INSET days are
chosen school by school. Due dates that count school days follow from these entries.
"""

from collections.abc import Iterable
from datetime import date

from cme_desktop.description.life import ALIVE
from cme_desktop.description.record import Record
from cme_desktop.description.record_type import About, Offered, Order, RecordType
from cme_desktop.fields import (
    Choice,
    ChoiceField,
    Choices,
    DateField,
    LinkField,
    Reading,
    Section,
    TextField,
    reads,
)
from cme_desktop.issues import Issue, refuse, warn
from cme_desktop.statutory.calendars import LONGEST_HOLIDAY, Span, SpanKind
from cme_desktop.values.dates import show_day
from cme_desktop.values.names import words

CLOSURES = (
    "Holiday",
    "Half term",
    "School holiday",
    "Bank holiday",
    "Public holiday",
    "INSET",
    "INSET day",
    "Training day",
    "Staff training day",
    "Closure",
    "Closed",
)
"""What authorities and schools call days on which pupils do not come."""

_TERM = {"term", "terms"}
_SEASONS = {"autumn", "winter", "spring", "summer", "michaelmas", "lent", "trinity"}
_CLOSED = {"holiday", "holidays", "break", "vacation", "inset", "training", "closed", "closure"}
"""Words of a name that say what its days are."""

KINDS = Choices(
    (SpanKind.TERM, "Term"),
    Choice(SpanKind.CLOSED, "Closed to pupils", also=CLOSURES),
    (SpanKind.OPEN, "Open after all"),
)
_LONGEST_TERM = 140  # days; autumn terms with their half term come to about 110


def kind_by_name(entry: "CalendarEntry") -> str | None:
    """What published days are, where their name leaves no doubt.

    A half term is a holiday to some and half a term to others, and a term may name the closures within it.
    """
    said = {word for word in words(entry.name or "") if not word.isdigit()}
    if said and said <= _TERM | _SEASONS:
        return SpanKind.TERM
    return SpanKind.CLOSED if said & _CLOSED and not said & {*_TERM, "half"} else None


def last_day_of_one(entry: "CalendarEntry") -> date | None:
    """A closure, or an extra day, of which only the first day is told is of one day. A term never is."""
    return entry.first_on if entry.kind in (SpanKind.CLOSED, SpanKind.OPEN) else None


class CalendarEntry(Record):
    """Some days on which schools meet or do not."""

    with Section("Days"):
        kind = ChoiceField(
            "Kind",
            KINDS,
            required=True,
            listed=2,
            presumed=kind_by_name,
            help="A half term is a closure within a term, or lies between two terms.",
        )
        name = TextField(
            "Name", also=("Term",), required=True, listed=1, help="Autumn term, INSET day, flood."
        )
        first_on = DateField("First day", also=("Start date", "Start"), required=True, listed=3)
        last_on = DateField(
            "Last day", also=("End date", "End"), required=True, listed=4, presumed=last_day_of_one
        )
        school = LinkField("School", to="school", listed=5, help="Left empty, it is for all schools.")
        status = ChoiceField("Status", ALIVE.statuses, required=True, default=ALIVE.first, listed=6)

    def span(self) -> Span | None:
        """The days as the calendar takes them; None while a day is missing."""
        if self.kind is None or self.first_on is None or self.last_on is None:
            return None
        return Span(SpanKind(self.kind), self.first_on, self.last_on, self.school)


@reads("first_on", "last_on")
def in_order(entry: CalendarEntry, reading: Reading) -> Iterable[Issue]:
    """An entry that ends before it begins has no days."""
    if entry.first_on and entry.last_on and entry.last_on < entry.first_on:
        yield refuse(
            "last_on",
            f"It ends on {show_day(entry.last_on)}, before it begins ({show_day(entry.first_on)}); "
            "put one of the two right.",
        )


@reads("kind", "first_on", "last_on")
def of_likely_length(entry: CalendarEntry, reading: Reading) -> Iterable[Issue]:
    """A term of half a year, or a holiday of a term, is a slip of the keyboard."""
    if entry.first_on is None or entry.last_on is None:
        return
    days = (entry.last_on - entry.first_on).days + 1
    longest = _LONGEST_TERM if entry.kind == SpanKind.TERM else LONGEST_HOLIDAY.days
    if days > longest:
        yield warn("last_on", f"From first to last day it is {days} days; check the two dates.")


def _label(entry: CalendarEntry) -> str:
    if entry.first_on is None or entry.last_on is None:
        return entry.name or "New calendar entry"
    until = "" if entry.last_on == entry.first_on else f" to {show_day(entry.last_on)}"
    return f"{entry.name or 'Calendar entry'}: {show_day(entry.first_on)}{until}"


CALENDAR_ENTRY = RecordType(
    cls=CalendarEntry,
    key="calendar_entry",
    prefix="CAL",
    title="Calendar entry",
    plural="School calendar",
    life=ALIVE,
    about=About.NOBODY,
    worked=False,
    offered=Offered.NEVER,
    order=Order.by_name("name"),
    without={
        "chapter": "It is what days are counted by, and no case.",
        "story": "The city begins with its terms.",
        "example": "Terms have a page of their own.",
        "guide": "Its page explains itself.",
        "rail": "The calendar has a page of its own.",
        "target": "No row of a table points at one.",
    },
    label=_label,
    line=_label,
    terms=lambda entry: filter(None, (entry.name,)),
    rules=(in_order, of_likely_length),
    event="first_on",
    governs=True,
)
