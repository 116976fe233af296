"""An edition of a return written as files, beside the window, and what is to be kept of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from cme_desktop.editions.file_names import PAGES, Edition
from cme_desktop.editions.making import make_edition
from cme_desktop.editions.next_version import next_version
from cme_desktop.files.shared import who_can_read
from cme_desktop.operations.returns import KeepMade, keeping
from cme_desktop.paper.book import Book
from cme_desktop.paper.pages import OwnPrint, write_pages
from cme_desktop.ports import Reader
from cme_desktop.returns.made_files import made_file
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
    book: Book | None = None
    """What it prints, of the committee edition."""


def make_workbook(
    period: DateRange, edition: Edition, path: Path, now: datetime, today: date,
    reader: Reader, progress: Watcher,
) -> MadeWorkbook:  # fmt: skip
    """Write an edition of the return of a period to a file, or into a folder under its name by rule.

    Raises FileProblem, CmeError where nothing may be published; Cancelled with nothing left behind.
    """
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
        now,
        made.workbook,
        made.rows,
        totals,
        who_can_read(made.workbook),
        keeping(version, edition, made),
        made.book,
    )


def draw_pages(
    made: MadeWorkbook, book: Book, own_print: OwnPrint | None, _reader: Reader, progress: Watcher
) -> KeepMade:
    """Print a workbook as a PDF beside it; what is to be kept of that. Raises as `write_pages`."""
    pages = made.path.with_suffix(".pdf")
    write_pages(book, made.path, pages, own_print, progress.check)
    return replace(made.keep, files=(made_file(PAGES, pages),), published=())
