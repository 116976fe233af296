"""The duties that fell due in a period: met on time, met late, still owed; by duty and by school."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from enum import Enum

from cme_desktop.due import DueLine
from cme_desktop.ports import Reader
from cme_desktop.returns.periods import Period
from cme_desktop.spreadsheets.sheets import CellValue, Column, Sheet

_ALL = 10_000_000


class Standing(Enum):
    """How a duty stood at the end of the period, or on the day of the return where that comes first."""

    ON_TIME = "Met on time"
    LATE = "Met late"
    OWED = "Outstanding"
    TO_COME = "Not yet due"


def due_in(reader: Reader, period: Period) -> list[DueLine]:
    """Every duty, met or not, that falls due in the period."""
    lines = reader.due(until=period.end, unmet=False, limit=_ALL)
    return [line for line in lines if line.due_on is not None and line.due_on in period]


def duty_sheets(lines: Sequence[DueLine], period: Period, as_at: date) -> list[Sheet]:
    """A table by duty and one by school; the standings of each line add up to what was due."""
    end = min(period.end, as_at)
    return [
        _sheet("Duties", "Duty", lines, end, lambda line: line.label.partition(":")[0]),
        _sheet("Duties by school", "School", lines, end, lambda line: line.school_label or "No school"),
    ]


def _sheet(
    name: str, heading: str, lines: Iterable[DueLine], end: date, by: Callable[[DueLine], str]
) -> Sheet:
    counts: dict[str, Counter[Standing]] = {}
    for line in lines:
        counts.setdefault(by(line), Counter())[_standing(line, end)] += 1
    columns = [
        Column(heading, 44),
        Column("Due", 12, "number"),
        *(Column(standing.value, 16, "number") for standing in Standing),
    ]
    rows: list[list[CellValue]] = [
        [label, sum(found.values()), *(found[standing] for standing in Standing)]
        for label, found in sorted(counts.items())
    ]
    return Sheet(name, columns, rows)


def _standing(line: DueLine, end: date) -> Standing:
    assert line.due_on is not None, "only what has a due day falls due in a period"
    if line.met_on is not None and line.met_on <= end:
        return Standing.LATE if line.overran or line.met_on > line.due_on else Standing.ON_TIME
    return Standing.OWED if line.due_on <= end else Standing.TO_COME
