"""The status of education of a child in words, with what it comes from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cme_desktop.education_status.deciding import DayStatus, EducationTold, since, status_on
from cme_desktop.education_status.facts import EducationFact
from cme_desktop.education_status.statuses import Circumstance, EducationStatus
from cme_desktop.ports import Reader
from cme_desktop.public_names import ShownName
from cme_desktop.registry import record_type
from cme_desktop.values.dates import show_day, show_day_short
from cme_desktop.values.texts import capital_first

_COUNTED = frozenset(
    {EducationStatus.MISSING_SOUGHT, EducationStatus.MISSING_FOUND, EducationStatus.EXCLUDED_UNTAUGHT}
)
"""The statuses of which every day is one without education."""


@dataclass(frozen=True)
class Reason:
    """One fact on file, and the record to which it leads."""

    type: str
    id: int
    words: str
    """What it says from when on, and by which record and field."""


@dataclass(frozen=True)
class StatusInWords:
    """The status of education of a child on a day, as its file tells it."""

    line: str
    reasons: Sequence[Reason]
    """The one that decides first."""
    questions: Sequence[str]
    """What of it cannot be so all at once."""


def read_status(reader: Reader, told: EducationTold, today: date) -> StatusInWords:
    """That of one child, of whom all that is on file is told."""
    found = status_on(told, today)
    schools = reader.labels(fact.school for fact in found.because if fact.school is not None)
    return StatusInWords(
        _line(found, since(told, today), schools, today),
        [_reason(fact, schools) for fact in found.because],
        [odd.value for odd in found.at_odds],
    )


def _line(found: DayStatus, first: date | None, schools: Mapping[int, ShownName], today: date) -> str:
    """The status and since when; that nobody can find a child who is on a roll is told as well."""
    decides = found.decided_by
    school = schools.get(decides.school) if decides is not None and decides.school is not None else None
    said = f"Status of education: {found.status.words}" + (f" at {school}" if school else "")
    if first is not None:
        said += f", since {show_day(first)}" + (_days(first, today) if found.status in _COUNTED else "")
    sought = next((fact.since for fact in found.others if fact.says is Circumstance.SOUGHT), None)
    if sought is not None and found.status is not EducationStatus.GONE:
        said += f" · whereabouts unknown since {show_day(sought)}{_days(sought, today)}"
    return said


def _days(first: date, today: date) -> str:
    days = (today - first).days
    return f" ({days:,} {'day' if days == 1 else 'days'})"


def _reason(fact: EducationFact, schools: Mapping[int, ShownName]) -> Reason:
    source = fact.source
    school = schools.get(fact.school) if fact.school is not None else None
    said = f"{fact.says.words}: {school}" if school else fact.says.words
    first = f", from {show_day_short(fact.since)}" if fact.since is not None else ""
    field = record_type(source.type).fields[source.field].label
    return Reason(source.type, source.id, capital_first(f"{said}{first} ({source.reference}, {field})"))
