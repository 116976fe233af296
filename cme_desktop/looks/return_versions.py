"""A version of a return as it was kept, for the page that shows what was made and sent."""

from collections.abc import Iterator
from dataclasses import dataclass

from cme_desktop.looks.return_lines import FigureLine, chapter_lines
from cme_desktop.looks.return_remarks import remarks
from cme_desktop.ports import Reader
from cme_desktop.returns.catalogue import MEASURES
from cme_desktop.returns.compared import ComparedPeriods
from cme_desktop.returns.figures import Figure
from cme_desktop.returns.kept import monthly_of
from cme_desktop.returns.periods import DateRange
from cme_desktop.returns.things import Thing, Things
from cme_desktop.values.moments import uk_day
from cme_desktop.versions.figures import KeptFigure
from cme_desktop.versions.version import KeptFile, ReturnKind, ReturnVersion, Sending, VersionLine
from cme_desktop.watching import Watcher


@dataclass(frozen=True)
class FileLine:
    """A file of a version, and to whom it went; None where the version was kept without one.

    A file that went to several has a line for each.
    """

    version: VersionLine
    file: KeptFile | None
    sending: Sending | None = None


@dataclass(frozen=True)
class KeptLook:
    """What was made of a return, and the figures of the version sent last, or else of the newest.

    Termly forms of a census day within its days are listed with it.
    """

    files: tuple[FileLine, ...]
    """Newest version first."""
    version: VersionLine | None = None
    headings: tuple[str, ...] = ()
    chapters: tuple[tuple[FigureLine, ...], ...] = ()


def read_kept(period: DateRange, reader: Reader, progress: Watcher) -> KeptLook:
    """What is kept of the return of a period. Raises Cancelled, Unavailable."""
    lines = reader.kept_returns.lines(monthly_of(period))
    files = tuple(file for line in (*lines, *_forms(reader, period)) for file in _files(reader, line))
    progress.check()
    shown = last_sent(lines)
    if shown is None:
        return KeptLook(files)
    version = reader.kept_returns.version(shown.id)
    compared = ComparedPeriods(period, uk_day(shown.made_at))
    beside = remarks(version.content.targets, version.content.comments)
    chapters = chapter_lines(_spans(version, compared), compared, reader.law(), beside)
    return KeptLook(files, shown, tuple(compared.headings().values()), chapters)


def last_sent(lines: list[VersionLine]) -> VersionLine | None:
    """Of versions, newest first, the one that was sent last; where none was, the newest."""
    return next((line for line in lines if line.sent is not None), lines[0] if lines else None)


def _forms(reader: Reader, period: DateRange) -> Iterator[VersionLine]:
    for line in reader.kept_returns.lines():
        if line.of.kind is ReturnKind.TERMLY and line.of.start in period:
            yield line


def _files(reader: Reader, line: VersionLine) -> Iterator[FileLine]:
    files = reader.kept_returns.files(line.id)
    for file in files:
        went = [FileLine(line, file, sending) for sending in line.sendings if sending.took(file.made)]
        yield from went or [FileLine(line, file)]
    if not files:
        yield FileLine(line, None)


def _spans(version: ReturnVersion, compared: ComparedPeriods) -> list[list[Figure]]:
    """Its figures of each span, but for those of measures that there are no more."""
    by_days: dict[DateRange, list[Figure]] = {}
    for kept in version.content.figures:
        if kept.measure in MEASURES:
            by_days.setdefault(DateRange(kept.start, kept.end), []).append(_figure(kept))
    return [by_days.get(days, []) for days in compared.spans().values()]


def _figure(kept: KeptFigure) -> Figure:
    """As it was counted; by which day each thing was, is not kept."""
    label = MEASURES[kept.measure].label
    category = kept.label.removeprefix(f"{label}: ") if kept.category is not None else None
    columns = zip(kept.things.records, kept.things.amounts, kept.things.rows, strict=True)
    things = Things(Thing(record, kept.category, amount, row or None) for record, amount, row in columns)
    return Figure(kept.measure, label, kept.category, category, kept.value, kept.start, kept.end, things)
