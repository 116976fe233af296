"""Short ways to returns that are kept: what is counted of one, and a file that was written of it."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from cme_desktop.operations.performing import perform
from cme_desktop.operations.returns import KeepMade, MarkSent
from cme_desktop.returns.made_files import made_file
from cme_desktop.suppression.cells import PublishedCell
from cme_desktop.versions.figures import KeptFigure, KeptThing, KeptThings
from cme_desktop.versions.version import MadeFile, ReturnKind, ReturnOf, VersionContent, VersionLine
from db.store import SqlStore
from tests.builders import AUTHOR

OCTOBER = ReturnOf(ReturnKind.MONTHLY, date(2026, 10, 1), date(2026, 10, 31))
SEPTEMBER = ReturnOf(ReturnKind.MONTHLY, date(2026, 9, 1), date(2026, 9, 30))
ANCHOR = f"2026-11-09 entries 0 lanes - sha256 {64 * '0'}"


def figure(*records: int, of: ReturnOf = OCTOBER, measure: str = "a.received") -> KeptFigure:
    """A figure that counts each of these records once."""
    things = KeptThings.of(KeptThing(record, 1, 0) for record in records)
    return KeptFigure(measure, None, "Received", of.start, of.end, len(records), things)


def content(*figures: KeptFigure) -> VersionContent:
    """What is kept of a return with these figures."""
    return VersionContent(figures, {one.measure: "as defined" for one in figures}, ANCHOR)


def written(folder: Path, edition: str = "working", text: str = "rows") -> MadeFile:
    """A file of a return, there to be sent."""
    path = folder / f"{edition}.xlsx"
    path.write_text(text)
    return made_file(edition, path)


def make_version(
    store: SqlStore, of: ReturnOf, content: VersionContent, files: Sequence[MadeFile] = ()
) -> VersionLine:
    """Keep a return as the next version of it."""
    with store.reading() as reader:
        number = max((line.number for line in reader.kept_returns.lines(of)), default=0) + 1
    return perform(store, AUTHOR, KeepMade(of, number, content, tuple(files))).result


def publish(
    store: SqlStore,
    of: ReturnOf,
    content: VersionContent,
    cells: Sequence[PublishedCell],
    files: Sequence[MadeFile],
) -> VersionLine:
    """Keep a return as the next version of it, and mark that as sent with what it publishes."""
    line = make_version(store, of, content, files)
    with store.reading() as reader:
        register = len(reader.kept_returns.published())
    editions = tuple(file.edition for file in files)
    marking = MarkSent(line, "Committee", "by hand", editions, published=tuple(cells), register=register)
    perform(store, AUTHOR, marking)
    return line
