"""Records that are in no period, as they lack the day a measure goes by: named, never silently dropped."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cme_desktop.description.record import Record
from cme_desktop.ports import Reader
from cme_desktop.public_names import RESTRICTED
from cme_desktop.returns.catalogue import CHAPTERS
from cme_desktop.returns.chapters import Chapter
from cme_desktop.returns.counting import id_of
from cme_desktop.returns.measures import SUMS, Snapshot
from cme_desktop.returns.rows import ids_of, withheld
from cme_desktop.spreadsheets.sheets import CellValue, Sheet, SheetColumn

SHEET = "Without a day"
_NAMED = 8
"""References that are written out; the sheet has them all."""


@dataclass(frozen=True)
class Undated:
    """The records that some measures cannot count, as the same days are missing."""

    chapter: Chapter[Any]
    labels: tuple[str, ...]
    told: tuple[Record, ...]
    restricted: frozenset[int]

    @property
    def measures(self) -> str:
        """The measures in words."""
        return "; ".join(self.labels)

    def in_words(self) -> str:
        """How many records, and which."""
        count = len(self.told) + len(self.restricted)
        names = [record.reference or "" for record in self.told[:_NAMED]]
        if more := len(self.told) - len(names):
            names.append(f"{more:,} more on the sheet “{SHEET}”")
        if self.restricted:
            names.append(f"{len(self.restricted):,} {RESTRICTED.lower()}")
        return f"{count:,} {'record' if count == 1 else 'records'}: {', '.join(names)}"


def undated(snapshot: Snapshot) -> list[Undated]:
    """The records of no known day for each measure that is no share, and no part of another."""
    return [found for chapter in CHAPTERS for found in _of(chapter, snapshot)]


def undated_sheet(reader: Reader, found: Sequence[Undated]) -> Sheet:
    """Each such record once, with the measures that cannot count it; restricted ones last."""
    columns = [
        SheetColumn("Reference", 16),
        SheetColumn("Record", 26),
        SheetColumn("Child", 28),
        SheetColumn("Not counted in", 90),
    ]
    records = {id_of(record): (one.chapter, record) for one in found for record in one.told}
    missing: dict[int, list[str]] = {}
    for one in found:
        for record in one.told:
            missing.setdefault(id_of(record), []).extend(one.labels)
    children = {hit.id: hit.label for hit in reader.hits(ids_of(r.child for _, r in records.values()))}
    rows: list[list[CellValue]] = [
        [record.reference, chapter.kind.title, children.get(record.child or 0, ""), "; ".join(missing[id])]
        for id, (chapter, record) in records.items()
    ]
    hidden = frozenset[int]().union(*(one.restricted for one in found))
    return Sheet(SHEET, columns, rows + withheld(len(hidden), columns))


def _of(chapter: Chapter[Any], snapshot: Snapshot) -> list[Undated]:
    labels: dict[tuple[int, ...], list[str]] = {}
    lacking: dict[int, Record] = {}
    for measure in chapter.measures:
        if measure.parts_of or measure.unit not in SUMS:
            continue
        records = {id_of(record): record for record in measure.select.undated(snapshot)}
        lacking |= records
        if records:
            labels.setdefault(tuple(sorted(records)), []).append(measure.label)
    return [
        _undated(chapter, tuple(said), [lacking[id] for id in ids], snapshot) for ids, said in labels.items()
    ]


def _undated(
    chapter: Chapter[Any], labels: tuple[str, ...], records: Sequence[Record], snapshot: Snapshot
) -> Undated:
    told = tuple(record for record in records if record.id not in snapshot.restricted)
    hidden = frozenset(id_of(record) for record in records) & snapshot.restricted
    return Undated(chapter, labels, told, hidden)
