"""The files of a version written once more, with the stamp that it was sent."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from cme_desktop.editions.file_names import Edition
from cme_desktop.editions.making import MadeEdition, make_edition
from cme_desktop.editions.next_version import next_version
from cme_desktop.errors import CmeError
from cme_desktop.paper.pages import OwnPrint, write_pages
from cme_desktop.ports import Reader
from cme_desktop.returns.made_files import read_made
from cme_desktop.returns.periods import DateRange
from cme_desktop.returns.watched import watched
from cme_desktop.spreadsheets.waiting import GoOn
from cme_desktop.suppression.cells import PublishedCell
from cme_desktop.versions.edition_files import OPEN_DATA, beside
from cme_desktop.versions.version import MadeFile, SentFile, VersionLine
from cme_desktop.watching import Watcher


@dataclass(frozen=True)
class AsSent:
    """What is to be kept of a version that is sent."""

    files: tuple[SentFile, ...]
    published: tuple[PublishedCell, ...]
    """What it publishes."""
    register: int
    """How many cells had been published before."""
    left_out: str = ""
    """What was typed for the cover and does not stand in a committee edition, in words."""


def write_as_sent(
    reader: Reader,
    line: VersionLine,
    folder: Path,
    today: date,
    now: datetime,
    watcher: Watcher,
    own_print: OwnPrint | None,
) -> AsSent:
    """Write every file that was made of a draft into an empty folder, as sent at this moment.

    It is counted again for that: nobody sends what is not so any more. Raises CmeError where what it shows is
    not what it was; FileProblem; Cancelled.
    """
    made = [file.made for file in reader.kept_returns.files(line.id)]
    period = DateRange(line.of.start, line.of.end)
    version = next_version(watched(reader, watcher), period, today, now)
    refuse_changed(line, version.number, version.told.check_code)
    told = replace(version.told, stamp=replace(version.told.stamp, sent_at=now))
    files: list[SentFile] = []
    published: list[PublishedCell] = []
    left_out: dict[str, None] = {}
    for place, workbook in enumerate(one for one in made if one.edition in [*Edition]):
        apart = folder / str(place)
        apart.mkdir()
        written = make_edition(
            reader,
            told,
            Edition(workbook.edition),
            apart / workbook.name,
            version.register,
            progress=lambda done, total: watcher.report(done, total or 0),
            cancelled=lambda: watcher.cancelled,
        )
        published += written.register
        left_out[written.left_out] = None
        files += [
            read_made(workbook, written.workbook),
            *_beside(workbook, made, written, own_print, watcher.check),
        ]
    return AsSent(tuple(files), tuple(published), len(version.register), " ".join(filter(None, left_out)))


def refuse_changed(line: VersionLine, number: int, code: str) -> None:
    """Raises CmeError where what is counted now would be another version, of that number and check code."""
    if number != line.number:
        same_figures = code == line.check_code
        changed = "What is said of the figures, or a target, has" if same_figures else "The figures have"
        raise CmeError(
            f"{changed} changed since version {line.number} was made. Make version {number} and send that."
        )


def _beside(
    workbook: MadeFile,
    made: Sequence[MadeFile],
    written: MadeEdition,
    own_print: OwnPrint | None,
    go_on: GoOn,
) -> Iterator[SentFile]:
    """What was made beside the workbook: its open data, and its pages."""
    for one in beside(workbook, made):
        if one.edition == OPEN_DATA and written.data:
            yield read_made(one, written.data)
        elif written.book:
            pages = written.workbook.with_suffix(".pdf")
            write_pages(written.book, written.workbook, pages, own_print, go_on)
            yield read_made(one, pages)
