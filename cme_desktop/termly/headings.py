"""What the termly form asks for on a census day: its headings, in the order of keying, and their categories.

The labels are the collection's own. Their order is that of its published breakdowns; in which order its
screens ask for them is confirmed nowhere.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from cme_desktop.codes.termly import CME_REASONS, DURATIONS, EHE_REASONS, duration
from cme_desktop.fields import Choices, known
from cme_desktop.standing_records.child import Child
from cme_desktop.termly.sides import Side
from cme_desktop.values.school_years import show_year_group, year_group

_UNKNOWN = "unknown"
_FIRST_YEAR, _LAST_YEAR = 0, 11
ALL = "all"


@dataclass(frozen=True)
class CountedChild:
    """A child who is home educated or missing education on a census day."""

    child: Child
    side: Side
    record: str
    """The reference of the record that decides so."""
    since: date | None
    """Home educated, or missing education, since; None where nobody knows."""
    reason: str | None
    """The primary reason as it is on file."""
    is_at_odds: bool = False
    """Whether records say of that day what cannot be so all at once."""
    holds: bool = True
    """Whether the record that decides was running on the day."""


@dataclass(frozen=True)
class Heading:
    """A block of the form: what it divides the children by."""

    key: str
    label: str
    sides: frozenset[Side]
    """Who is asked for."""
    listed: Choices
    """Dated: what was on the list of a term."""
    of: Callable[[CountedChild, date], str]


def expected_year(child: Child, day: date) -> int | None:
    """The year group of the child's age on a day; None unless the birth is known to the month."""
    born = known(child.birth)
    return None if born is None or born.precision == "year" else year_group(born.day, day)


def _year(counted: CountedChild, day: date) -> str:
    year = expected_year(counted.child, day)
    return str(year) if year is not None and _FIRST_YEAR <= year <= _LAST_YEAR else _UNKNOWN


def _sex(counted: CountedChild, _day: date) -> str:
    sex = known(counted.child.sex)
    return sex if sex in ("F", "M") else _UNKNOWN


def _length(counted: CountedChild, day: date) -> str:
    return duration(counted.since, day)


_BOTH = frozenset(Side)
_AT_HOME, _MISSING = frozenset({Side.AT_HOME}), frozenset({Side.MISSING})
_YEARS = range(_FIRST_YEAR, _LAST_YEAR + 1)

HEADINGS = (
    Heading(ALL, "All children", _BOTH, Choices((ALL, "All children")), lambda _counted, _day: ALL),
    Heading("sex", "Sex", _BOTH, Choices(("F", "Female"), ("M", "Male"), (_UNKNOWN, "Unknown")), _sex),
    Heading(
        "year_group",
        "Expected year group",
        _BOTH,
        Choices(*((str(year), show_year_group(year)) for year in _YEARS), (_UNKNOWN, "Unknown")),
        _year,
    ),
    Heading(
        "reason_at_home",
        "EHE primary reason",
        _AT_HOME,
        EHE_REASONS,
        lambda counted, _day: counted.reason or _UNKNOWN,
    ),
    Heading(
        "reason_missing",
        "CME primary reason",
        _MISSING,
        CME_REASONS,
        lambda counted, _day: counted.reason or "not_recorded",
    ),
    Heading("length", "Length of time missing", _MISSING, DURATIONS, _length),
)
