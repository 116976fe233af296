"""An edition of a return as files: the workbook, and beside that for the committee its open data."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cme_desktop.editions.committee.book import committee_book
from cme_desktop.editions.committee.open_data import open_data_written
from cme_desktop.editions.committee.publishable import refuse_free_ranges, refuse_telling_words
from cme_desktop.editions.committee.published import published
from cme_desktop.editions.file_names import Edition, data_name, workbook_name
from cme_desktop.editions.told_return import ToldReturn
from cme_desktop.editions.working.book import working_book
from cme_desktop.errors import CmeError
from cme_desktop.paper.book import Book
from cme_desktop.paper.writing import write_book
from cme_desktop.ports import Reader
from cme_desktop.returns.kept import monthly_of
from cme_desktop.spreadsheets.saving import IsCancelled, Progress, refuse_as_workbook
from cme_desktop.suppression.cells import PublishedCell


@dataclass(frozen=True)
class MadeEdition:
    """What was written, as counted again on re-opening it."""

    workbook: Path
    rows: Mapping[str, int]
    """Rows by sheet."""
    book: Book | None = None
    """What the committee edition prints; the working one has too many pages."""
    data: Path | None = None
    """The open data, where it is published."""
    register: Sequence[PublishedCell] = ()
    """What is to be kept of the numbers that it publishes."""


def make_edition(
    reader: Reader,
    told: ToldReturn,
    edition: Edition,
    out: Path,
    register: Sequence[PublishedCell] = (),
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> MadeEdition:
    """Write an edition to a file, or into a folder under the name it has by rule.

    `register` is what was published before. Raises FileProblem and Cancelled, with nothing left
    behind, of two files neither; CmeError where nothing may be published: days that are free to choose, or
    words that tell too much.
    """
    workbook, data = places(told, edition, out)
    _refuse_sent(reader, told, workbook)
    if edition is Edition.WORKING:
        receipt = write_book(workbook, working_book(reader, told), progress, cancelled)
        return MadeEdition(workbook, receipt.rows)
    refuse_free_ranges(told, to_publish=edition is Edition.COMMITTEE)
    if edition is Edition.COMMITTEE_WITH_SMALL_NUMBERS:
        book = committee_book(told, None)
        receipt = write_book(workbook, book, progress, cancelled)
        return MadeEdition(workbook, receipt.rows, book)
    safe = published(told, register)
    refuse_telling_words(reader, told, safe)
    book = committee_book(told, safe)
    if told.counted.counts.broken():
        receipt = write_book(workbook, book, progress, cancelled)
        return MadeEdition(workbook, receipt.rows, book)
    refuse_as_workbook(workbook)
    with open_data_written(data, safe):
        receipt = write_book(workbook, book, progress, cancelled)
    return MadeEdition(workbook, receipt.rows, book, data, safe.register)


def _refuse_sent(reader: Reader, told: ToldReturn, workbook: Path) -> None:
    """Raises CmeError where what was sent lies there."""
    kept = reader.kept_returns
    for line in kept.lines(monthly_of(told.counted.compared.asked)):
        if line.sent and str(workbook.absolute()) in {file.made.path for file in kept.files(line.id)}:
            raise CmeError(f"{workbook.name} was sent as version {line.number}. Choose another name.")


def places(told: ToldReturn, edition: Edition, out: Path) -> tuple[Path, Path]:
    """Where the workbook goes, and where its open data: beside it, with its stem or the name by rule."""
    if not os.path.isdir(out):  # unlike a Path it takes names that no file can have
        return out, out.with_suffix(".csv")
    period, version = told.counted.compared.asked, told.stamp.name
    return out / workbook_name(period, edition, version), out / data_name(period, version)
