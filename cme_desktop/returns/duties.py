"""The duties that fall due in a period: met on time, met late, outstanding, not yet due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from cme_desktop.description.duties import AT_ODDS
from cme_desktop.due import DueLine
from cme_desktop.ports import Reader
from cme_desktop.returns.periods import DateRange


class DutyStanding(Enum):
    """How a duty stood at the end of the period, or on the day of the return where that comes first."""

    ON_TIME = "Met on time"
    LATE = "Met late"
    OUTSTANDING = "Outstanding"
    TO_COME = "Not yet due"


@dataclass(frozen=True)
class DutiesDue:
    """The duties of a period as they are stored, met or not, each with how it stood."""

    duties: Sequence[tuple[DueLine, DutyStanding]]
    undated: int
    """Unmet duties of no known due day, which fall in no period."""


def duties_due(reader: Reader, period: DateRange, as_at: date) -> DutiesDue:
    """Every duty that falls due in the period, and how it stood at its end or, before that, as at a day.

    What records are at odds with is left out: once answered it is gone, so that it is never met in time.
    """
    eve = period.start - timedelta(days=1)
    lines = reader.due(until=period.end, after=eve, unmet=False)
    duties = [(line, _standing(line, period.end, as_at)) for line in lines if line.duty != AT_ODDS]
    return DutiesDue(duties, sum(line.duty != AT_ODDS for line in reader.undated()))


def _standing(line: DueLine, end: date, as_at: date) -> DutyStanding:
    """What is due on the day of the return may still be met on it."""
    assert line.due_on is not None, "only what has a due day falls due in a period"
    if line.met_on is not None and line.met_on <= min(end, as_at):
        return DutyStanding.LATE if line.overran or line.met_on > line.due_on else DutyStanding.ON_TIME
    return DutyStanding.TO_COME if line.due_on >= as_at else DutyStanding.OUTSTANDING
