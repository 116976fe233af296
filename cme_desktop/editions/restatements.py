"""What changed behind the figures of earlier returns since they were made, by figure and by record.

Held against are the return that is made, where it was made before, and the last return before it: of each the
version sent last, or else the newest.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice
from typing import NamedTuple

from cme_desktop.editions.reasons import Reasons
from cme_desktop.editions.restated import Restated
from cme_desktop.editions.told_return import ToldReturn
from cme_desktop.ports import Reader
from cme_desktop.public_names import RESTRICTED
from cme_desktop.returns.catalogue import MEASURES
from cme_desktop.returns.counted_again import asked_again, changes_of
from cme_desktop.returns.figures import figures_of
from cme_desktop.returns.measures import SUMS, FigureUnit, Value
from cme_desktop.returns.periods import DateRange
from cme_desktop.versions.changes import FigureChange
from cme_desktop.versions.version import ReturnOf, ReturnVersion, VersionLine


class _Line(NamedTuple):
    """A figure that changed, or the parts of a whole that are told together."""

    figure: str
    unit: FigureUnit
    period: DateRange
    was: Value
    now: Value
    records: Sequence[int]


def restatements(reader: Reader, told: ToldReturn) -> list[Restated]:
    """A line for each record behind each figure that is not as it was in an earlier version.

    A child who became restricted left a named part for the one that tells nothing: all parts of that whole
    are told together then, so that nobody reads which it was.
    """
    versions = [reader.kept_returns.version(line.id) for line in told.earlier]
    restricted = told.counted.snapshot.restricted
    found: dict[tuple[str, DateRange, str], list[Restated]] = {}
    for version, changes in _changes(reader, told, versions):
        reasons = Reasons(reader, version.content, changes)
        for line in _lines(changes, restricted):
            key = (line.figure, line.period, line.unit.value)
            found.setdefault(key, [_restated(line, record, reasons, restricted) for record in line.records])
    return [*chain.from_iterable(found.values())]


def held_against(lines: Iterable[VersionLine], of: ReturnOf) -> list[VersionLine]:
    """Of this return and of the last before it the version sent last, or else the newest; `lines` are all."""
    alike = [line for line in lines if line.of.kind is of.kind]
    before = max((line.of for line in alike if line.of.end < of.start), key=_ends, default=None)
    return [
        next((line for line in versions if line.sent), versions[0])
        for versions in ([line for line in alike if line.of == one] for one in (of, before))
        if versions
    ]


def _ends(of: ReturnOf) -> tuple[int, int]:
    return of.end.toordinal(), of.start.toordinal()


def _changes(
    reader: Reader, told: ToldReturn, versions: Sequence[ReturnVersion]
) -> Iterator[tuple[ReturnVersion, list[FigureChange]]]:
    """What changed behind each; only what the return itself has not counted is counted again."""
    snapshot = told.counted.snapshot
    asked = [asked_again(version, told.kept) for version in versions]
    every = [*chain.from_iterable(asked)]
    found = iter(figures_of(reader, snapshot, every) if every else [])
    for version, of_version in zip(versions, asked, strict=True):
        counted = [*islice(found, len(of_version))]
        yield version, changes_of(version, counted, snapshot.law, told.kept)


def _lines(changes: Iterable[FigureChange], restricted: frozenset[int]) -> Iterator[_Line]:
    groups: dict[tuple[str, DateRange], list[FigureChange]] = {}
    for change in changes:
        groups.setdefault((change.measure, DateRange(change.start, change.end)), []).append(change)
    for (key, period), group in groups.items():
        unit = MEASURES[key].unit
        tells = any(one.category is not None and not restricted.isdisjoint(one.records) for one in group)
        if tells:
            yield _together(group, unit, period)
        else:
            for one in group:
                yield _Line(one.label, unit, period, one.was, one.now, one.records or (0,))


def _together(group: Sequence[FigureChange], unit: FigureUnit, period: DateRange) -> _Line:
    """The parts of a whole as one: of shares and averages there is no sum."""
    adds = unit in SUMS
    was = sum(one.was or 0 for one in group) if adds else None
    now = sum(one.now or 0 for one in group) if adds else None
    records = dict.fromkeys(chain.from_iterable(one.records for one in group))
    label = f"{MEASURES[group[0].measure].label}, parts together"
    return _Line(label, unit, period, was, now, [*records])


def _restated(line: _Line, record: int, reasons: Reasons, restricted: frozenset[int]) -> Restated:
    figure = Restated(line.figure, line.period.show(), line.was, line.now, unit=line.unit)
    if record in restricted:
        return replace(figure, because="Not told", record=RESTRICTED)
    return replace(
        figure,
        because=reasons.words(record),
        record=reasons.reference(record),
        entered=reasons.entered(record),
    )
