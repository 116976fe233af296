"""An edition of a return written as files, beside the window, and what is to be kept of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from cme_desktop.editions.file_names import Edition, unsaid_marking
from cme_desktop.editions.making import make_edition
from cme_desktop.editions.next_version import next_version
from cme_desktop.files.shared import who_can_read
from cme_desktop.operations.returns import KeepMade, keeping, keeping_form
from cme_desktop.paper.book import Book
from cme_desktop.paper.pages import OwnPrint, write_pages
from cme_desktop.ports import Reader
from cme_desktop.returns.made_files import made_file
from cme_desktop.returns.periods import DateRange
from cme_desktop.returns.sums import ALL_ADD_UP
from cme_desktop.returns.watched import watched
from cme_desktop.termly.next_form import next_form
from cme_desktop.termly.workbook import write_form
from cme_desktop.versions.edition_files import PAGES
from cme_desktop.watching import Watcher


@dataclass(frozen=True)
class MadeWorkbook:
    """A workbook just written, as it was counted again on re-opening it, and what is to be kept of it."""

    what: str
    """What it is: `The working edition of the return for October 2026`."""
    at: datetime
    path: Path
    rows: Mapping[str, int]
    """Rows by sheet."""
    totals: tuple[str, ...]
    """The sentences about parts and wholes on its cover."""
    readers: str
    """Who can read the file."""
    unmarked: str
    """What has to be known of it where its name does not say so; else nothing."""
    left_out: str
    """What was typed for the cover and does not stand in it, in words; else nothing."""
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
        f"The {edition.named} of the return for {period.told(today)}",
        now,
        made.workbook,
        made.rows,
        totals,
        who_can_read(made.workbook),
        unsaid_marking(made.workbook.name) if edition.is_sensitive else "",
        made.left_out,
        keeping(version, edition, made),
        made.book,
    )


@dataclass(frozen=True)
class MadeForm:
    """A termly form just written, and what is to be kept of it."""

    path: Path
    day: date
    to_look_at: int
    """Checks that found something."""
    readers: str
    """Who can read the file."""
    keep: KeepMade


def make_form(
    day: date, path: Path, now: datetime, today: date, reader: Reader, progress: Watcher
) -> MadeForm:  # fmt: skip
    """Write the termly form of a census day to a file, or into a folder under its name by rule.

    Raises FileProblem, CmeError where the day is none of the census or has not come; Cancelled with nothing
    left behind.
    """
    made = next_form(watched(reader, progress), day, today, now)
    workbook = write_form(
        reader,
        made,
        path,
        progress=lambda done, total: progress.report(done, total or 0),
        cancelled=lambda: progress.cancelled,
    )
    found = sum(not check.holds for check in made.form.checks)
    return MadeForm(workbook, day, found, who_can_read(workbook), keeping_form(made, workbook))


def draw_pages(
    made: MadeWorkbook, book: Book, own_print: OwnPrint | None, _reader: Reader, progress: Watcher
) -> KeepMade:
    """Print a workbook as a PDF beside it; what is to be kept of that. Raises as `write_pages`."""
    pages = made.path.with_suffix(".pdf")
    write_pages(book, made.path, pages, own_print, progress.check)
    return replace(made.keep, files=(made_file(PAGES, pages),))
