"""The duties that fall due in a period: met on time, met late, outstanding, not yet due."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from cme_desktop.description.duties import AT_ODDS
from cme_desktop.due import DueLine
from cme_desktop.ports import Reader
from cme_desktop.returns.periods import DateRange
from cme_desktop.spreadsheets.put_aside import PutAside, put_aside

_A_DAY = timedelta(days=1)
_AT_ONCE = 2_000
"""Lines read at once."""


class DutyStanding(Enum):
    """How a duty stood at the end of the period, or on the day of the return where that comes first."""

    ON_TIME = "Met on time"
    LATE = "Met late"
    OUTSTANDING = "Outstanding"
    TO_COME = "Not yet due"


@dataclass(frozen=True)
class DutiesDue:
    """The duties of a period as they are stored, met or not, each with how it stood."""

    duties: PutAside[tuple[DueLine, DutyStanding]]
    undated: int
    """Unmet duties of no known due day, which fall in no period."""


def duties_due(reader: Reader, period: DateRange, as_at: date) -> DutiesDue:
    """Every duty that falls due in the period, and how it stood at its end or, before that, as at a day.

    What records are at odds with is left out: once answered it is gone, so that it is never met in time.
    """
    lines = (line for line in _due_in(reader, period) if line.duty != AT_ODDS)
    duties = put_aside((line, _standing(line, period.end, as_at)) for line in lines)
    return DutiesDue(duties, sum(line.duty != AT_ODDS for line in reader.undated()))


def _due_in(reader: Reader, period: DateRange) -> Iterator[DueLine]:
    """In the order they fall due; no more is held than some, and what falls due on one day."""
    after = period.start - _A_DAY
    while lines := reader.due(until=period.end, after=after, unmet=False, most=_AT_ONCE):
        last = lines[-1].due_on
        assert last is not None, "only what has a due day falls due in a period"
        if len(lines) < _AT_ONCE:
            yield from lines
            return
        yield from (line for line in lines if line.due_on != last)
        yield from reader.due(until=last, after=last - _A_DAY, unmet=False)
        after = last


def _standing(line: DueLine, end: date, as_at: date) -> DutyStanding:
    """What is due on the day of the return may still be met on it."""
    assert line.due_on is not None, "only what has a due day falls due in a period"
    if line.met_on is not None and line.met_on <= min(end, as_at):
        return DutyStanding.LATE if line.overran or line.met_on > line.due_on else DutyStanding.ON_TIME
    return DutyStanding.TO_COME if line.due_on >= as_at else DutyStanding.OUTSTANDING
