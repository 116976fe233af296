"""A file to bring in, read through and judged row by row, with nothing loaded."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from itertools import islice
from pathlib import Path
from typing import Any

from cme_desktop.description.record_type import RecordType
from cme_desktop.desk import Desk
from cme_desktop.fields import Reading
from cme_desktop.intake.date_order import DateOrder
from cme_desktop.intake.importing import judge_table
from cme_desktop.intake.outcome import Outcome
from cme_desktop.intake.schools import judge_schools
from cme_desktop.intake.sheets import read_sheets
from cme_desktop.ports import Reader
from cme_desktop.registry import CASEWORK, REGISTRY
from cme_desktop.spreadsheets.tables import Cell
from cme_desktop.spreadsheets.values import cell_text
from cme_desktop.standing_records.school import SCHOOL
from cme_desktop.watching import Watcher

PREVIEWED = 20
_MOST_SHOWN = 500


@dataclass(frozen=True)
class Source:
    """A kind of file that can be brought in."""

    key: str
    label: str
    type: RecordType[Any]
    national: bool = False
    """The school register as the Department for Education publishes it."""


class Fate(Enum):
    """What would become of a row, as it is shown."""

    GOOD = "✓ Good"
    SKIPPED = "– Skipped"
    REFUSED = "✕ Refused"


@dataclass(frozen=True)
class PreviewRow:
    """One row of the file, and what would become of it."""

    number: int
    fate: Fate
    why: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Checked:
    """A file that was read through without loading anything."""

    source: Source
    path: Path
    outcome: Outcome
    headers: tuple[str, ...]
    first: tuple[PreviewRow, ...]
    skipped: tuple[PreviewRow, ...]
    refused: tuple[PreviewRow, ...]
    dates: DateOrder | None = None
    """What the officer said of the order of its dates, if anything."""


def sources() -> tuple[Source, ...]:
    """Everything that can be brought in, notices first."""
    kept = (kind for kind in REGISTRY if not kind.worked)
    national = Source("gias", "Schools, from the national register (GIAS)", SCHOOL, national=True)
    return (*(Source(k.key, k.plural, k) for k in (*CASEWORK, *kept)), national)


def check(
    desk: Desk, source: Source, path: Path, dates: DateOrder | None, reader: Reader, progress: Watcher
) -> Checked:
    """Read and judge every row, and change nothing; `dates` is what the officer said of their order.

    Raises FileProblem, OrderUnknown, Unavailable, Cancelled.
    """
    if source.national:
        outcome = judge_schools(desk, path, reader, progress.report, progress.check, dates)
    else:
        outcome = judge_table(desk, source.type, path, reader, progress.report, progress.check, dates)
    skipped, refused = outcome.skipped_rows[:_MOST_SHOWN], outcome.refused_rows[:_MOST_SHOWN]
    looked_at = {row.number for row in skipped} | {row.number for row in refused}
    headers, first, rows = _rows(source, path, desk.reading(reader.law()), dates, looked_at, progress)
    fates = {row.number: (Fate.SKIPPED, row.why) for row in skipped}
    fates |= {row.number: (Fate.REFUSED, " ".join(row.reasons)) for row in refused}

    def shown(numbers: Iterable[int]) -> tuple[PreviewRow, ...]:
        return tuple(
            PreviewRow(number, *fates.get(number, (Fate.GOOD, "")), _cells(headers, rows.get(number, {})))
            for number in numbers
        )

    return Checked(
        source,
        path,
        outcome,
        headers,
        first=shown(first),
        skipped=shown(row.number for row in skipped),
        refused=shown(row.number for row in refused),
        dates=dates,
    )


def _rows(
    source: Source,
    path: Path,
    reading: Reading,
    dates: DateOrder | None,
    looked_at: Collection[int],
    progress: Watcher,
) -> tuple[tuple[str, ...], list[int], dict[int, Mapping[str, Cell]]]:
    """Headings, the numbers of the first rows, and the cells of those and the others to be looked at.

    The national register is too wide to be looked at cell by cell.
    """
    if source.national:
        return (), [], {}
    main = read_sheets(source.type, path, reading, progress.check, dates).main
    first = [row.number for row in islice(main.rows, PREVIEWED)]
    shown = {*looked_at, *first}
    return tuple(main.headers), first, {row.number: row.cells for row in main.rows if row.number in shown}


def _cells(headers: tuple[str, ...], cells: Mapping[str, Cell]) -> tuple[str, ...]:
    return tuple(cell_text(cells.get(header)) for header in headers)


def counts_in_words(outcome: Outcome, loaded: bool) -> Iterator[str]:
    """The counts of an outcome, each with its words: `120 rows read`, `100 would be loaded`, …

    The first is the sum of the three that follow; the last counts some of them once more.
    """
    yield f"{outcome.read:,} {'row' if outcome.read == 1 else 'rows'} read"
    yield f"{outcome.loaded:,} {'loaded' if loaded else 'would be loaded'}"
    yield f"{outcome.skipped:,} skipped"
    yield f"{outcome.refused:,} refused"
    yield f"{outcome.matched:,} about somebody or something on file"
