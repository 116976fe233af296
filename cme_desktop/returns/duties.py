"""The duties that fall due in a period: met on time, met late, outstanding, not yet due; and their rows."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from cme_desktop.due import BEING_RECKONED, DueLine
from cme_desktop.ports import Hit, Reader
from cme_desktop.public_names import NOT_BROKEN_DOWN
from cme_desktop.registry import record_type
from cme_desktop.returns.periods import DateRange
from cme_desktop.returns.rows import ids_of, withheld
from cme_desktop.spreadsheets.sheets import CellValue, Sheet, SheetColumn


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
    children: Mapping[int, Hit]
    undated: int
    """Unmet duties of no known due day, which fall in no period."""

    def tables(self) -> list[Sheet]:
        """A table by duty and one by school, which make the same whole."""
        return [
            self._table("Duties", ("Duty", "Record"), _duty_and_record),
            self._table("Duties by school", ("School",), _school),
        ]

    def control_totals(self) -> list[tuple[str, CellValue]]:
        """What the tables must come to, for the cover."""
        found = Counter(standing for _, standing in self.duties)
        return [
            ("duties due", len(self.duties)),
            *((f"duties {standing.value.lower()}", found[standing]) for standing in DutyStanding),
            ("duties without a due day, in no table", self.undated),
            *([(f"duties {BEING_RECKONED}", anew)] if (anew := self._anew()) else []),
        ]

    def _anew(self) -> int:
        """How many stand here by a day that the law as it is now may move."""
        return sum(line.anew for line, _ in self.duties)

    def _table(self, name: str, headings: tuple[str, ...], by: Callable[[DueLine], tuple[str, ...]]) -> Sheet:
        counts: dict[tuple[str, ...], Counter[DutyStanding]] = {}
        for line, standing in self.duties:
            counts.setdefault(by(line), Counter())[standing] += 1
        columns = [
            *(SheetColumn(heading, 44) for heading in headings),
            SheetColumn("Due", 12, "number"),
            *(SheetColumn(standing.value, 16, "number") for standing in DutyStanding),
        ]
        rows: list[list[CellValue]] = [
            [*labels, sum(found.values()), *(found[standing] for standing in DutyStanding)]
            for labels, found in sorted(
                counts.items(), key=lambda item: (NOT_BROKEN_DOWN in item[0], item[0])
            )
        ]
        return Sheet(name, columns, rows)

    def rows(self) -> Sheet:
        """The duties that the tables count, in the order they fall due."""
        columns = [
            SheetColumn("Reference", 16),
            SheetColumn("Record", 26),
            SheetColumn("Child", 28),
            SheetColumn("School", 34),
            SheetColumn("Duty", 40),
            SheetColumn("Due", 18, "date"),
            SheetColumn("Met", 18, "date"),
            SheetColumn("Standing", 16),
        ]
        told = [(line, found) for line, found in self.duties if not line.restricted]
        rows = [self._row(line, found) for line, found in told]
        if self._anew():
            columns.append(SheetColumn("Due day", 22))
            rows = [[*row, BEING_RECKONED * line.anew] for row, (line, _) in zip(rows, told, strict=True)]
        return Sheet("Duties – rows", columns, rows + withheld(len(self.duties) - len(told), columns))

    def _row(self, line: DueLine, standing: DutyStanding) -> list[CellValue]:
        child = self.children.get(line.child or 0)
        record = record_type(line.type).title
        return [
            line.reference,
            record,
            child.label if child is not None else "",
            line.school_label,
            line.label,
            line.due_on,
            line.met_on,
            standing.value,
        ]


def duties_due(reader: Reader, period: DateRange, as_at: date) -> DutiesDue:
    """Every duty that falls due in the period, and how it stood at its end or, before that, as at a day."""
    eve = period.start - timedelta(days=1)
    lines = reader.due(until=period.end, after=eve, unmet=False)
    children = {hit.id: hit for hit in reader.hits(ids_of(line.child for line in lines))}
    duties = [(line, _standing(line, period.end, as_at)) for line in lines]
    return DutiesDue(duties, children, len(reader.undated()))


def _standing(line: DueLine, end: date, as_at: date) -> DutyStanding:
    """What is due on the day of the return may still be met on it."""
    assert line.due_on is not None, "only what has a due day falls due in a period"
    if line.met_on is not None and line.met_on <= min(end, as_at):
        return DutyStanding.LATE if line.overran or line.met_on > line.due_on else DutyStanding.ON_TIME
    return DutyStanding.TO_COME if line.due_on >= as_at else DutyStanding.OUTSTANDING


def _duty_and_record(line: DueLine) -> tuple[str, str]:
    """The duty, whatever row of the record it is about, and the type of the record."""
    if line.restricted:
        return NOT_BROKEN_DOWN, ""
    return line.label.partition(":")[0], record_type(line.type).title


def _school(line: DueLine) -> tuple[str]:
    return (NOT_BROKEN_DOWN if line.restricted else line.school_label or "No school",)


def _restricted_last(row: tuple[tuple[str, ...], object]) -> tuple[bool, tuple[str, ...]]:
    return NOT_BROKEN_DOWN in row[0], row[0]
