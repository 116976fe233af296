"""Records that are in no period, as they lack the day a measure goes by: named, never silently dropped."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from cme_desktop.description.record import R, Record
from cme_desktop.ports import Holding, Reader, Terms
from cme_desktop.public_names import RESTRICTED
from cme_desktop.returns.catalogue import CHAPTERS
from cme_desktop.returns.chapters import AnyChapter
from cme_desktop.returns.counting import id_of
from cme_desktop.returns.days import Lacking
from cme_desktop.returns.measures import SUMS, Measure
from cme_desktop.returns.picks import AnyPick, Pick
from cme_desktop.returns.snapshot import Snapshot
from cme_desktop.returns.tallies import read

_NAMED = 8
"""References that are written out; the sheet of changes has them all."""


@dataclass(frozen=True)
class Undated:
    """The records that some measures cannot count, as the same days are missing."""

    chapter: AnyChapter
    labels: tuple[str, ...]
    told: tuple[Record, ...]
    restricted: frozenset[int]

    @property
    def measures(self) -> str:
        """The measures in words."""
        return "; ".join(self.labels)

    @property
    def ids(self) -> frozenset[int]:
        """All of them."""
        return self.restricted.union(map(id_of, self.told))

    def in_words(self) -> str:
        """How many records, and which."""
        count = len(self.told) + len(self.restricted)
        names = [record.reference or "" for record in self.told[:_NAMED]]
        if more := len(self.told) - len(names):
            names.append(f"{more:,} more")
        if self.restricted:
            names.append(f"{len(self.restricted):,} {RESTRICTED.lower()}")
        return f"{count:,} {'record' if count == 1 else 'records'}: {', '.join(names)}"


def undated(reader: Reader, snapshot: Snapshot) -> list[Undated]:
    """The records of no known day for each measure that is no share, and counts no part of another."""
    picks = {
        measure: [source.pick for source in measure.sources()]
        for chapter in CHAPTERS
        for measure in chapter.measures
        if not (measure.parts_of or measure.among) and measure.unit in SUMS
    }
    lacking = _lacking(reader, snapshot, [pick for of_measure in picks.values() for pick in of_measure])
    return [found for chapter in CHAPTERS for found in _of(chapter, picks, lacking, snapshot)]


def _lacking(reader: Reader, snapshot: Snapshot, picks: Sequence[AnyPick]) -> dict[AnyPick, list[Record]]:
    """For each pick the records that lack the day it goes by."""
    found: dict[AnyPick, list[Record]] = {pick: [] for pick in picks}
    answers = _Answers(reader)
    for chapter in CHAPTERS:
        own = [pick for pick in found if pick.kind is chapter.kind]
        wanted = dict.fromkeys(
            terms
            for pick in own
            for lacking in pick.lacking(snapshot.law)
            for terms in _terms(answers, pick, lacking)
        )
        for record in read(reader, chapter, [*wanted]):
            for pick in own:
                if pick.lacks_day(snapshot, record):
                    found[pick].append(record)
    return found


class _Answers:
    """The answers on file among the records that lack some days; many picks ask for the same."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._known: dict[tuple[str, tuple[str, ...], Terms], Sequence[Record]] = {}

    def among(self, pick: Pick[R], names: tuple[str, ...], terms: Terms) -> Sequence[R]:
        """One for each combination of some fields that records of these terms hold."""
        asked = pick.kind.key, names, terms
        if asked not in self._known:
            self._known[asked] = [*self._reader.distinct(pick.kind, names, [terms])]
        return cast(Sequence[R], self._known[asked])


def _terms(answers: _Answers, pick: Pick[R], lacking: Lacking[R]) -> Iterator[Terms]:
    """The terms, narrowed to those answers on file that pass the tests; none where no answers do."""
    names = lacking.reads
    if not names:
        yield lacking.terms
        return
    passing = tuple(
        tuple(getattr(one, name) for name in names)
        for one in answers.among(pick, names, lacking.terms)
        if all(test(one) for test in lacking.tests)
    )
    if passing:
        yield (*lacking.terms, Holding(names, passing))


def _of(
    chapter: AnyChapter,
    picks: Mapping[Measure, Sequence[AnyPick]],
    lacking: Mapping[AnyPick, Sequence[Record]],
    snapshot: Snapshot,
) -> list[Undated]:
    labels: dict[tuple[int, ...], list[str]] = {}
    told: dict[int, Record] = {}
    for measure in chapter.measures:
        records = {id_of(record): record for pick in picks.get(measure, ()) for record in lacking[pick]}
        told |= records
        if records:
            labels.setdefault(tuple(sorted(records)), []).append(measure.label)
    return [
        _undated(chapter, tuple(said), [told[id] for id in ids], snapshot) for ids, said in labels.items()
    ]


def _undated(
    chapter: AnyChapter, labels: tuple[str, ...], records: Sequence[Record], snapshot: Snapshot
) -> Undated:
    told = tuple(record for record in records if record.id not in snapshot.restricted)
    hidden = frozenset(id_of(record) for record in records) & snapshot.restricted
    return Undated(chapter, labels, told, hidden)
