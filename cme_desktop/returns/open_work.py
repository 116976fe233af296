"""The work that is open on the day of a return: how much each officer and hub has, and for how long."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from cme_desktop.description.record import R
from cme_desktop.description.record_type import RecordType
from cme_desktop.ports import Holding, Reader
from cme_desktop.public_names import NOT_BROKEN_DOWN, RESTRICTED
from cme_desktop.registry import CASEWORK
from cme_desktop.returns.counting import id_of
from cme_desktop.returns.months_open import MONTHS_OPEN, months_open
from cme_desktop.returns.periods import month_of
from cme_desktop.returns.snapshot import Snapshot
from cme_desktop.spreadsheets.sheets import CellValue, Sheet, SheetColumn
from cme_desktop.values.shorthand import WITHHELD

NO_OFFICER, NO_HUB = "No officer", "No hub"


class OpenRecord(NamedTuple):
    """One record that is somebody's work still."""

    reference: str
    record: str
    """What kind of record it is."""
    officer: str
    hub: str
    since: date | None
    """The day of what it tells of; None where it is not known."""
    restricted: bool


@dataclass(frozen=True)
class OpenWork:
    """All of it, as the file stands now: of a day that is past it is not known."""

    records: Sequence[OpenRecord]
    day: date

    def tables(self) -> list[Sheet]:
        """A table by officer and one by hub, which make the same whole."""
        return [
            self._table("Open work by officer", "Officer", lambda record: record.officer),
            self._table("Open work by hub", "Hub", lambda record: record.hub),
        ]

    def rows(self) -> Sheet:
        """The records that the tables count, the oldest first."""
        columns = [
            SheetColumn("Reference", 16),
            SheetColumn("Record", 26),
            SheetColumn("Officer", 28),
            SheetColumn("Hub", 22),
            SheetColumn("Since", 18, "date"),
            SheetColumn("Days open", 12, "number"),
        ]
        told = sorted(
            (record for record in self.records if not record.restricted),
            key=lambda record: (record.since or date.max, record.reference),
        )
        rows: list[list[CellValue]] = [[*record[:5], self._days(record)] for record in told]
        hidden: list[CellValue] = [RESTRICTED, *(WITHHELD for _ in columns[1:])]
        return Sheet("Open work – rows", columns, [*rows, *(hidden for r in self.records if r.restricted)])

    def _table(self, name: str, heading: str, by: Callable[[OpenRecord], str]) -> Sheet:
        groups: Mapping[str, list[OpenRecord]] = defaultdict(list)
        for record in self.records:
            groups[NOT_BROKEN_DOWN if record.restricted else by(record)].append(record)
        columns = [
            SheetColumn(heading, 44),
            SheetColumn("Open", 12, "number"),
            *(SheetColumn(band.label, 22, "number") for band in MONTHS_OPEN),
            SheetColumn("Since a day not given", 22, "number"),
            SheetColumn("Oldest, days", 14, "number"),
        ]
        return Sheet(
            name,
            columns,
            [
                [label, len(groups[label]), *self._ages(groups[label])]
                for label in sorted(groups, key=lambda label: (label == NOT_BROKEN_DOWN, label))
            ],
        )

    def _ages(self, records: Sequence[OpenRecord]) -> list[CellValue]:
        bands = [record.since and months_open(record.since, self.day) for record in records]
        return [
            *(bands.count(band.code) for band in MONTHS_OPEN),
            bands.count(None),
            max(filter(None, map(self._days, records)), default=None),
        ]

    def _days(self, record: OpenRecord) -> int | None:
        return None if record.since is None else (self.day - record.since).days


def open_work(reader: Reader, snapshot: Snapshot, day: date) -> OpenWork:
    """What is open now of every type that is worked on, as old as it is on a day."""
    found = [(kind.title, kind.event, record) for kind in CASEWORK for record in _open(reader, kind)]
    officers = reader.labels({record.officer for _, _, record in found if record.officer is not None})
    hidden = reader.unseen(*CASEWORK)
    records = [
        OpenRecord(
            record.reference or "",
            title,
            officers.get(record.officer or 0, NO_OFFICER),
            snapshot.hub_name(record.hub, month_of(day)) if record.hub is not None else NO_HUB,
            getattr(record, event),
            id_of(record) in hidden,
        )
        for title, event, record in found
    ]
    return OpenWork(records, day)


def _open(reader: Reader, kind: RecordType[R]) -> Iterator[R]:
    still = (Holding(("status",), tuple((status,) for status in sorted(kind.life.open))),)
    for block in reader.wanted(kind, ("hub", "officer", kind.event), [still]):
        yield from (record for record in block if record.status in kind.life.open)
