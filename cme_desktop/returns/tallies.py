"""What is counted of records as they go by, block by block, and what was read is forgotten."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from cme_desktop.description.record import Record
from cme_desktop.ports import Reader, Terms
from cme_desktop.returns.chapters import AnyChapter, chapters
from cme_desktop.returns.counting import id_of
from cme_desktop.returns.measures import SUMS, AnySource, Found, Measure
from cme_desktop.returns.periods import DateRange
from cme_desktop.returns.picks import AnyPick
from cme_desktop.returns.snapshot import Snapshot
from cme_desktop.returns.things import Thing, Things

UNTOLD = "restricted"
"""The category of what counts in a whole and in no named part."""


class Tally:
    """All that a measure counts in a period."""

    def __init__(self, measure: Measure, period: DateRange, snapshot: Snapshot) -> None:
        self.measure, self.period, self._snapshot = measure, period, snapshot
        self.sources = measure.sources()
        self._in_parts, self._adds_up = measure.split is not None, measure.unit in SUMS
        self._things: dict[str | None, Things] = {}
        self._of_child: dict[AnySource, dict[int, list[Found]]] = {
            source: {} for source in self.sources if source.pick.each_child
        }

    def taker(self, source: AnySource) -> "Take":
        """What counts whatever a source finds in a record that it picks."""
        if (of_child := self._of_child.get(source)) is None:
            return self._count
        every = source.of_child is not None

        def take(record: Record, found: Found, on: date | None) -> None:
            of_one = of_child.setdefault(self._snapshot.child_of(record) or -id_of(record), [])
            if not every:
                of_one.clear()
            of_one.append(_by_day(found, on))

        return take

    def things(self) -> Mapping[str | None, Things]:
        """What was counted by category, once all records have gone by."""
        for source, of_child in self._of_child.items():
            for found in of_child.values():
                self._count(None, source.of_child(found) if source.of_child else found[-1], None)
            of_child.clear()
        return self._things

    def _count(self, _: Record | None, found: Found, on: date | None) -> None:
        """Under no name where the record is restricted; of a share by parts it is left out."""
        for thing in found:
            category = thing.category
            if self._in_parts and thing.record in self._snapshot.restricted:
                if not self._adds_up:
                    continue
                category = UNTOLD
            things = self._things.get(category)
            if things is None:
                things = self._things[category] = Things(category=category)
            things.append(thing, on)


Take = Callable[[Record, Found, date | None], None]
"""Counts what was found in a record, by the day of the record where a thing has none of its own."""
Tallies = dict[DateRange, dict[Measure, Tally]]


def tally(reader: Reader, snapshot: Snapshot, tallies: Tallies) -> None:
    """Have every record that may count in one of these go by once."""
    takers = _takers(tallies)
    for chapter in chapters():
        of_type = takers.get(chapter.kind.key, {})
        spans = _widest(dict.fromkeys(period for by_period in of_type.values() for period in by_period))
        wanted = dict.fromkeys(
            terms for pick in of_type for span in spans for terms in pick.within(snapshot.law, span)
        )
        picks = [
            (pick, pick.picker(snapshot, [*by_period]), by_period) for pick, by_period in of_type.items()
        ]
        for record in read(reader, chapter, [*wanted]):
            for pick, picked, by_period in picks:
                on, periods = picked(record)
                found: dict[AnySource, Found] = {}
                for period in periods:
                    for source, take in by_period[period]:
                        if (of_it := found.get(source)) is None or not source.whatever_period:
                            of_it = found[source] = tuple(source.found(snapshot, record, period))
                        if of_it or pick.each_child:
                            take(record, of_it, on)


def _by_day(found: Found, on: date | None) -> Found:
    """Things of a record, counted by its day where they have none of their own."""
    return tuple([thing if thing.on else Thing(*thing[:-1], on) for thing in found])


def read(reader: Reader, chapter: AnyChapter, wanted: Sequence[Terms]) -> Iterator[Record]:
    """The records of a chapter that these terms hold of, but for those that it leaves out."""
    if wanted:
        for block in reader.wanted(chapter.kind, chapter.reads, wanted):
            yield from filter(chapter.countable, block)


_ByPeriod = dict[DateRange, list[tuple[AnySource, Take]]]


def _takers(tallies: Tallies) -> dict[str, dict[AnyPick, _ByPeriod]]:
    """By type who counts what each pick picks: it is asked once for all measures and periods."""
    found: dict[str, dict[AnyPick, _ByPeriod]] = {}
    for period, of_period in tallies.items():
        for one in of_period.values():
            for source in one.sources:
                of_type = found.setdefault(source.pick.kind.key, {})
                of_type.setdefault(source.pick, {}).setdefault(period, []).append((source, one.taker(source)))
    return found


def _widest(periods: Iterable[DateRange]) -> list[DateRange]:
    """The periods that lie in no other."""
    spans = [*periods]
    return [
        span
        for span in spans
        if not any(span.start in other and span.end in other and span != other for other in spans)
    ]
