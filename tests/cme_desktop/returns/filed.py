"""Records laid out for the return to count, behind a reader that keeps them in lists."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from cme_desktop.anchors import HistoryAnchor, anchored
from cme_desktop.description.linked import children_of
from cme_desktop.description.record import Record
from cme_desktop.description.record_type import RecordType
from cme_desktop.due import DueLine
from cme_desktop.ports import Hit, Wanted
from cme_desktop.registry import REGISTRY
from cme_desktop.returns.figures import Figure, figures
from cme_desktop.returns.periods import DateRange, month_of
from cme_desktop.returns.sums import adds_up
from cme_desktop.returns.things import Thing, Things
from cme_desktop.standing_records.child import CHILD
from cme_desktop.statutory.law import Law
from cme_desktop.versions.version import VersionLine

OCTOBER, NOVEMBER = month_of(date(2026, 10, 1)), month_of(date(2026, 11, 1))


class NothingKept:
    """The returns of a data file in which none was made."""

    def lines(self, _: object = None) -> list[VersionLine]:
        return []


class Filed:
    """A reader over the given records: it numbers them, and counts how often each type is read."""

    def __init__(self, *records: Record, law: Law | None = None, **settings: str) -> None:
        self.reads: dict[str, int] = {}
        self.settings = settings
        self.kept_returns = NothingKept()
        self._law = law or Law()
        self._types: dict[type, RecordType[Any]] = {kind.cls: kind for kind in REGISTRY}
        self._kept = dict(enumerate(records, 1))
        for number, record in self._kept.items():
            record.id = number
            record.reference = f"{self._types[type(record)].prefix}-{number:04}"

    def records(
        self, record_type: RecordType[Any], since: date | None = None, until: date | None = None
    ) -> Iterator[Any]:
        self.reads[record_type.key] = self.reads.get(record_type.key, 0) + 1
        for record in self._kept.values():
            if isinstance(record, record_type.cls):
                on = getattr(record, record_type.event)
                if (since is None or (on and since <= on)) and (until is None or (on and on <= until)):
                    yield record

    def unseen(self, *record_types: RecordType[Any]) -> frozenset[int]:
        hidden = {id for id, record in self._kept.items() if record.restricted}
        return frozenset(
            id
            for kind in record_types
            for id, record in self._kept.items()
            if isinstance(record, kind.cls) and (id in hidden or children_of(kind, record) & hidden)
        )

    def due(self, **_: object) -> list[DueLine]:
        return []

    def undated(self) -> list[DueLine]:
        return []

    def anchor(self, day: date) -> HistoryAnchor:
        return anchored(day, {0: (len(self._kept), "0" * 64)})

    def law(self) -> Law:
        return self._law

    def setting(self, key: str) -> str | None:
        return self.settings.get(key)

    def get(self, _: RecordType[Any], id: int) -> Any:
        return self._kept[id]

    def glimpses(
        self, record_type: RecordType[Any], _: Sequence[str], ids: Collection[int] | None = None
    ) -> Iterator[Any]:
        hidden = self.unseen(record_type)
        return (
            record
            for id, record in self._kept.items()
            if isinstance(record, record_type.cls) and id not in hidden and (ids is None or id in ids)
        )

    def wanted(self, record_type: RecordType[Any], _: Sequence[str], __: Wanted) -> Iterator[list[Any]]:
        """All there are, whatever is wanted: as little as may be is read by a real data file."""
        yield [*self.records(record_type)]

    def linked_to(
        self, record_type: RecordType[Any], _: Sequence[str], link: str, ids: Collection[int]
    ) -> Iterator[Any]:
        return (
            record
            for record in self._kept.values()
            if isinstance(record, record_type.cls) and getattr(record, link) in ids
        )

    def distinct(self, record_type: RecordType[Any], _: Sequence[str], __: Wanted) -> Iterator[Any]:
        return self.records(record_type)

    def labels(self, ids: Iterable[int]) -> dict[int, str]:
        return {id: self._types[type(self._kept[id])].label(self._kept[id]) for id in ids}

    def hits(self, ids: Sequence[int]) -> list[Hit]:
        return [self._hit(id, self._kept[id]) for id in ids]

    def _hit(self, id: int, child: Any) -> Hit:
        restricted = child.restricted
        label = child.reference if restricted else CHILD.label(child)
        return Hit(id, "child", child.reference, label, None, "", child.status, restricted)


def things(*ids: int) -> Things:
    """These records, counted once each."""
    return Things(map(Thing, ids))


def values(figures: Iterable[Figure]) -> dict[Any, Any]:
    """Values by measure, or by measure and category where there is one."""
    return {(f.measure, f.category) if f.category else f.measure: f.value for f in figures}


def days(start: date, count: int, within: int = 100) -> list[date]:
    """So many days from a start, going round after `within` of them."""
    return [start + timedelta(days=n % within) for n in range(count)]


def october(day: int) -> date:
    return date(2026, 10, day)


def nov(day: int) -> date:
    return date(2026, 11, day)


def counted(*records: Record, period: DateRange = NOVEMBER, **settings: str) -> dict[Any, Any]:
    """The values of all figures of a period, whose parts make their wholes."""
    found = figures(Filed(*records, **settings), period)
    assert adds_up(found) == []
    return values(found)


def ids(measure: str, *records: Record, category: str | None = None) -> tuple[int, ...]:
    """The records that one figure of November counts."""
    (figure,) = (
        f for f in figures(Filed(*records), NOVEMBER) if (f.measure, f.category) == (measure, category)
    )
    return figure.ids
