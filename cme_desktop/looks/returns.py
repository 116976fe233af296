"""What the returns page asks of the data file; all of it runs beside the window."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from cme_desktop.fields import reads_of
from cme_desktop.looks.return_lines import FigureLine, chapter_lines
from cme_desktop.looks.return_remarks import Remarks, remarks
from cme_desktop.ports import Reader
from cme_desktop.returns.catalogue import CHAPTERS, NOTICES
from cme_desktop.returns.charts import PARTS_DRAWN, drawn
from cme_desktop.returns.compared import ComparedPeriods
from cme_desktop.returns.counted_again import asked_again, changes_of
from cme_desktop.returns.counts import count
from cme_desktop.returns.figures import Asked, Figure, figures_of, load
from cme_desktop.returns.kept import monthly_of
from cme_desktop.returns.measures import Value
from cme_desktop.returns.periods import DateRange, month_of
from cme_desktop.returns.snapshot import Snapshot
from cme_desktop.returns.sums import Sum
from cme_desktop.returns.targets import targets_on
from cme_desktop.returns.undated import undated
from cme_desktop.returns.watched import watched
from cme_desktop.settings import AUTHORITY
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.hub import HUB
from cme_desktop.standing_records.return_target import RETURN_TARGET
from cme_desktop.statutory.census import census_days
from cme_desktop.statutory.periods import months_after
from cme_desktop.touched import Aspect, Concern
from cme_desktop.values.written_days import MONTHS
from cme_desktop.versions.changes import FigureChange
from cme_desktop.versions.version import Comment, MadeFile, ReturnVersion, VersionLine, newest_of
from cme_desktop.watching import Watcher

TYPES = {measure.key: chapter.kind for chapter in CHAPTERS for measure in chapter.measures}
"""By measure the type of the records that it counts."""
MONTHS_BACK = 24
_MONTHS_CHARTED = 6


CONCERN = Concern(
    types=frozenset((*(chapter.kind.key for chapter in CHAPTERS), CHILD.key, HUB.key, RETURN_TARGET.key)),
    aspects=frozenset((Aspect.LAW, Aspect.SEEN, Aspect.SETTINGS, Aspect.RETURNS)),
)
"""Whatever a figure is counted from, and what is remembered of the returns that were made."""


@dataclass(frozen=True)
class Stock:
    """What there is to report of, as of one moment."""

    months: tuple[DateRange, ...]
    """The months on offer, newest first; none where there are no records."""
    made: Mapping[DateRange, VersionLine]
    """The newest version of each that was made."""
    authority: str
    today: date
    """What of a month has come ends with it."""
    census: tuple[date, ...] = ()
    """Every census day there is, the oldest first."""


@dataclass(frozen=True)
class Mismatch:
    """A sum that does not hold."""

    sentence: str
    type: str
    """Of the records, the key of their type."""
    records: tuple[int, ...]
    """Those that one side counts otherwise than the other."""


@dataclass(frozen=True)
class Report:
    """The figures of one period, ready to be read."""

    compared: ComparedPeriods
    own: tuple[Figure, ...]
    chapters: tuple[tuple[FigureLine, ...], ...]
    """The lines of each chapter, in the order of CHAPTERS."""
    mismatches: tuple[Mismatch, ...]
    records: int
    """How many records the period's own figures count."""
    months: tuple[tuple[str, int | None], ...]
    """Notices received by month, up to the period's last; None for a month that has not begun."""
    parts: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    """The charts of the parts of a whole: the title, and each part with its number."""
    undated: tuple[str, ...] = ()
    """What is in no period for want of a day, in words."""
    comments: tuple[Comment, ...] = ()
    """What managers say of its figures."""
    newest: VersionLine | None = None
    """The newest version of its return, if it was made."""
    changes: tuple[FigureChange, ...] = ()
    """What is not as it was in that one."""
    files: tuple[MadeFile, ...] = ()
    """Those that were written of it."""

    @property
    def period(self) -> DateRange:
        """The days counted."""
        return self.compared.own


def read_stock(today: date, reader: Reader, _: Watcher) -> Stock:
    """Find the months that there are records of, and what is remembered of each month's return."""
    months = tuple(_months(reader, today))
    newest = newest_of(reader.kept_returns.lines())
    made = {month: newest[of] for month in months if (of := monthly_of(month)) in newest}
    census = tuple(census_days(reader.law().rules))
    return Stock(months, made, reader.setting(AUTHORITY) or "", today, census)


def read_report(stock: Stock, period: DateRange, reader: Reader, progress: Watcher) -> Report:
    """The figures of a period beside the two it is compared with, and what changed since it was made."""
    reader = watched(reader, progress)
    snapshot, compared = load(reader), ComparedPeriods(period, stock.today)
    notices = [Asked(month, NOTICES) for month in compared.months()[-_MONTHS_CHARTED:]]
    counts = count(reader, snapshot, compared, notices)
    own = counts.own
    made = _newest(reader, period)
    return Report(
        compared,
        tuple(own),
        chapter_lines([*counts.spans.values()], compared, snapshot.law, _remarks(reader, period)),
        tuple(_mismatch(tried) for tried in counts.sums if not tried.holds),
        len({id for figure in own for id in figure.ids}),
        tuple(_by_month(counts.months, stock.today)),
        tuple((bars.title, tuple(_bars(drawn(bars, own)))) for bars in PARTS_DRAWN),
        tuple(f"{lacking.measures}: {lacking.in_words()}" for lacking in undated(reader, snapshot)),
        tuple(reader.kept_returns.comments(monthly_of(period))),
        made.line if made is not None else None,
        tuple(_changes(reader, snapshot, made)) if made is not None else (),
        tuple(file.made for file in reader.kept_returns.files(made.line.id)) if made is not None else (),
    )


def read_changed(stock: Stock, reader: Reader, progress: Watcher) -> frozenset[DateRange]:
    """The months of whose newest version some figure is not as it was, in whatever period."""
    if not stock.made:
        return frozenset()
    reader = watched(reader, progress)
    snapshot = load(reader)
    made = {month: reader.kept_returns.version(line.id) for month, line in stock.made.items()}
    asked = {month: asked_again(version) for month, version in made.items()}
    found = iter(figures_of(reader, snapshot, [one for of_month in asked.values() for one in of_month]))
    counted = {month: list(islice(found, len(of_month))) for month, of_month in asked.items()}
    return frozenset(
        month for month, version in made.items() if changes_of(version, counted[month], snapshot.law)
    )


def _changes(reader: Reader, snapshot: Snapshot, version: ReturnVersion) -> list[FigureChange]:
    return changes_of(version, figures_of(reader, snapshot, asked_again(version)), snapshot.law)


def _newest(reader: Reader, period: DateRange) -> ReturnVersion | None:
    """The newest version of the return of a period, whole."""
    lines = reader.kept_returns.lines(monthly_of(period))
    return reader.kept_returns.version(lines[0].id) if lines else None


def _remarks(reader: Reader, period: DateRange) -> Remarks:
    return remarks(targets_on(reader, period.end), reader.kept_returns.comments(monthly_of(period)))


def _mismatch(tried: Sum) -> Mismatch:
    return Mismatch(tried.broken(), TYPES[tried.whole.measure].key, tried.strays)


def _months(reader: Reader, today: date) -> Iterator[DateRange]:
    days = [
        one.received_on
        for chapter in CHAPTERS
        for one in reader.distinct(chapter.kind, ("received_on", *reads_of(chapter.countable)), [()])
        if chapter.countable(one)
    ]
    if not days:
        return
    earliest = month_of(months_after(today, -MONTHS_BACK))
    received = month_of(min(filter(None, days), default=today))
    first = max(earliest, received, key=lambda month: month.start)
    month = month_of(today)
    while month.start >= first.start:
        yield month
        month = month_of(months_after(month.start, -1))


def _by_month(months: Mapping[DateRange, Sequence[Figure]], today: date) -> Iterator[tuple[str, int | None]]:
    for month, figures in months.items():
        count = sum(len(figure.ids) for figure in figures)  # some recorded ahead
        shown = count if count or month.start <= today else None
        yield f"{MONTHS[month.start.month - 1]}{month.come(today)}", shown


def _bars(parts: Iterable[tuple[str, Value]]) -> Iterator[tuple[str, int]]:
    return ((part, int(number or 0)) for part, number in parts)
