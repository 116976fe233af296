"""An edition of a return written as files, beside the window, and what is to be kept of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from cme_desktop.editions.file_names import Edition
from cme_desktop.editions.making import make_edition
from cme_desktop.editions.next_version import next_version
from cme_desktop.files.shared import who_can_read
from cme_desktop.operations.returns import KeepMade, keeping
from cme_desktop.ports import Reader
from cme_desktop.returns.periods import DateRange
from cme_desktop.returns.sums import ALL_ADD_UP
from cme_desktop.returns.watched import watched
from cme_desktop.watching import Watcher


@dataclass(frozen=True)
class MadeWorkbook:
    """A workbook just written, as it was counted again on re-opening it, and what is to be kept of it."""

    at: datetime
    path: Path
    rows: Mapping[str, int]
    """Rows by sheet."""
    totals: tuple[str, ...]
    """The sentences about parts and wholes on its cover."""
    readers: str
    """Who can read the file."""
    keep: KeepMade


def make_workbook(
    period: DateRange, edition: Edition, path: Path, now: datetime, today: date,
    reader: Reader, progress: Watcher,
) -> MadeWorkbook:  # fmt: skip
    """Write an edition of the return of a period. Raises FileProblem; Cancelled with nothing left behind."""
    version = next_version(watched(reader, progress), period, today, now)
    made = make_edition(
        reader,
        version.told,
        edition,
        path,
        version.register,
        progress=lambda done, total: progress.report(done, total or 0),
        cancelled=lambda: progress.cancelled,
    )
    totals = tuple(version.told.counted.counts.broken() or [ALL_ADD_UP])
    return MadeWorkbook(
        now, made.workbook, made.rows, totals, who_can_read(made.workbook), keeping(version, edition, made)
    )
