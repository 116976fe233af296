"""An edition of a return as files: the workbook, and beside that for the committee its open data."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cme_desktop.editions.committee.book import committee_book
from cme_desktop.editions.committee.open_data import open_data_written
from cme_desktop.editions.committee.publishable import refuse_free_ranges
from cme_desktop.editions.committee.published import published
from cme_desktop.editions.committee.typed_sentences import left_out_words, telling_words, withheld_numbers
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
    left_out: str = ""
    """What was typed for the cover and does not stand in it, in words."""


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
    behind, of two files neither; CmeError where nothing may be published. Typed words that tell too much do
    not stand in an edition for the committee, which is made all the same.
    """
    workbook, data = places(told, edition, out)
    _refuse_sent(reader, told, workbook)
    if edition is Edition.WORKING:
        receipt = write_book(workbook, working_book(reader, told), progress, cancelled)
        return MadeEdition(workbook, receipt.rows)
    refuse_free_ranges(told, to_publish=edition is Edition.COMMITTEE)
    safe = published(told, register) if edition is Edition.COMMITTEE else None
    telling = telling_words(reader, told.typed, withheld_numbers(safe) if safe else ())
    stands = {heading: words for heading, words in told.typed.items() if heading not in telling}
    left_out = left_out_words(telling)
    book = committee_book(replace(told, typed=stands), safe)
    if safe is None or told.counted.counts.broken():
        receipt = write_book(workbook, book, progress, cancelled)
        return MadeEdition(workbook, receipt.rows, book, left_out=left_out)
    refuse_as_workbook(workbook)
    with open_data_written(data, safe):
        receipt = write_book(workbook, book, progress, cancelled)
    return MadeEdition(workbook, receipt.rows, book, data, safe.register, left_out)


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
