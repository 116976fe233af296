"""What changed behind the figures of a return since it was sent, record by record."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from cme_desktop.looks.return_versions import last_sent
from cme_desktop.ports import Hit, Reader
from cme_desktop.public_names import RESTRICTED
from cme_desktop.returns.because import Cause, because
from cme_desktop.returns.catalogue import MEASURES
from cme_desktop.returns.compared import ComparedPeriods, Span
from cme_desktop.returns.counted_again import asked_again, changes_of
from cme_desktop.returns.figures import figures_of, load
from cme_desktop.returns.kept import monthly_of
from cme_desktop.returns.measures import FigureUnit, Value
from cme_desktop.returns.periods import DateRange
from cme_desktop.returns.watched import watched
from cme_desktop.values.moments import uk_day
from cme_desktop.versions.changes import FigureChange
from cme_desktop.versions.version import VersionLine
from cme_desktop.watching import Watcher

NOT_ITSELF = "Not changed itself: a hub, a rule, the calendar or the measure was."
_REMEASURED = "The measure is defined otherwise now."
_NO_CAUSE = Cause("")


@dataclass(frozen=True)
class ChangeLine:
    """One save of one record behind one figure that is not what it was."""

    figure: str
    period: str
    unit: FigureUnit
    was: Value
    now: Value
    reference: str = ""
    """Of the record that was saved; `Restricted` of one that is."""
    type: str = ""
    record: int | None = None
    """What opens, where anything does."""
    who: str = ""
    at: datetime | None = None
    why: str = ""


@dataclass(frozen=True)
class ChangesLook:
    """What changed since a version; None where none was made."""

    since: VersionLine | None
    lines: tuple[ChangeLine, ...] = ()
    figures: int = 0
    """So many figures are not what they were."""


def read_changes(period: DateRange, reader: Reader, progress: Watcher) -> ChangesLook:
    """What changed since the version sent last, or else since the newest. Raises Cancelled, Unavailable."""
    since = last_sent(reader.kept_returns.lines(monthly_of(period)))
    if since is None:
        return ChangesLook(None)
    version, counting = reader.kept_returns.version(since.id), watched(reader, progress)
    snapshot = load(counting)
    found = figures_of(counting, snapshot, asked_again(version))
    changes = changes_of(version, found, snapshot.law)
    causes = because(reader, version.content, changes)
    hits = {hit.id: hit for hit in reader.hits(sorted(causes))}
    called = _called(since)
    lines = tuple(line for change in changes for line in _lines(change, called, causes, hits))
    return ChangesLook(since, lines, len(changes))


def _called(version: VersionLine) -> dict[DateRange, str]:
    """What the columns of years are called in that version, by their days; others go by theirs."""
    compared = ComparedPeriods(DateRange(version.of.start, version.of.end), uk_day(version.made_at))
    spans, headings = compared.spans(), compared.headings()
    years = {spans[span]: headings[span] for span in (Span.YEAR, Span.LAST_YEAR)}
    months = {spans[span] for span in (Span.OWN, Span.BEFORE, Span.YEAR_AGO)}
    return {days: name for days, name in years.items() if days not in months}


def _lines(
    change: FigureChange,
    called: Mapping[DateRange, str],
    causes: Mapping[int, list[Cause]],
    hits: Mapping[int, Hit],
) -> Iterator[ChangeLine]:
    days = DateRange(change.start, change.end)
    period = called.get(days) or days.show()
    if not change.records:
        yield _line(change, period, _NO_CAUSE, None, _REMEASURED if change.is_remeasured else NOT_ITSELF)
    for record in change.records:
        hit = hits.get(record)
        for cause in causes[record] or [Cause(hit.reference if hit else "")]:
            yield _line(change, period, cause, hit, _why(cause))


def _line(change: FigureChange, period: str, cause: Cause, hit: Hit | None, why: str) -> ChangeLine:
    opens = hit if hit is not None and cause.reference != RESTRICTED else None
    return ChangeLine(
        change.label,
        period,
        MEASURES[change.measure].unit,
        change.was,
        change.now,
        cause.reference,
        opens.type if opens else "",
        opens.id if opens else None,
        cause.who,
        cause.at,
        why,
    )


def _why(cause: Cause) -> str:
    """What was saved, field by field; of a restricted record nothing."""
    if cause.reference == RESTRICTED:
        return ""
    if cause.at is None:
        return NOT_ITSELF
    fields = "; ".join(f"{field.label}: {field.now}, was {field.was}" for field in cause.fields)
    return fields or cause.action
