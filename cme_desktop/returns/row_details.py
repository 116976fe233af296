"""What the rows of a figure say of the records that it counts, read block by block and put aside."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple

from cme_desktop.description.record import Record
from cme_desktop.fields.answered import show
from cme_desktop.ports import Reader
from cme_desktop.public_names import NAMELESS, ShownName, name_elsewhere, plain_words
from cme_desktop.returns.catalogue import MEASURES
from cme_desktop.returns.counting import id_of
from cme_desktop.returns.figures import Figure
from cme_desktop.returns.picks import AnyPick, InRows
from cme_desktop.returns.snapshot import Snapshot
from cme_desktop.returns.things import Thing
from cme_desktop.spreadsheets.put_aside import Pile
from cme_desktop.standing_records.child import CHILD, year_group_on
from cme_desktop.standing_records.school import SCHOOL

_BLOCK = 1_000
_OF_RECORDS = ("child", "school", "hub")
_OF_CHILDREN = ("surname", "forename", "birth", "year_group", "year_group_as_at")


class Detail(NamedTuple):
    """One thing counted, and what may be told of its record; of a restricted one nothing."""

    thing: Thing
    type: str = ""
    """The key of the record's type."""
    reference: str = ""
    child: ShownName = NAMELESS
    year_group: int | None = None
    school: ShownName = NAMELESS
    hub: str = ""
    status: str = ""
    is_restricted: bool = False


class _Told(NamedTuple):
    """What may be told of a record, whichever figure counts it."""

    type: str
    reference: str
    child: ShownName
    year_group: int | None
    school: ShownName
    hub: str
    status: str
    of_rows: Mapping[str, Mapping[int, str]]
    """How each repeating row stands that says so itself: by the name of the rows and by its id."""


class RowDetails:
    """Reads them for some figures of one period: each record once, when the first that counts it is told."""

    def __init__(self, reader: Reader, snapshot: Snapshot, figures: Iterable[Figure]) -> None:
        self._reader, self._snapshot = reader, snapshot
        self._asked = _by_type(pick for figure in figures for pick in _picks(figure))
        self._told = Pile[_Told]()
        self._places: dict[int, int] = {}
        self._schools: dict[int, ShownName] = {}

    def of(self, figure: Figure) -> Iterator[Detail]:
        """Each thing that one of them counts, those of restricted records last."""
        restricted, rows = self._snapshot.restricted, _rows_counted(figure)
        told = (thing for thing in figure.things if thing.record not in restricted)
        while block := [*islice(told, _BLOCK)]:
            self._read({thing.record for thing in block} - self._places.keys(), figure)
            for thing in block:
                yield _detail(thing, self._told.take(self._places[thing.record]), rows)
        yield from (Detail(t, is_restricted=True) for t in figure.things if t.record in restricted)

    def _read(self, ids: Collection[int], figure: Figure) -> None:
        for pick, says in self._asked if ids else ():
            records = [*self._reader.glimpses(pick.kind, (*_OF_RECORDS, *says), ids)]
            children = self._children(records, figure.end)
            self._read_schools(records)
            for record in records:
                told = _Told(
                    pick.kind.key,
                    record.reference or "",
                    *children.get(self._snapshot.child_of(record) or 0, (NAMELESS, None)),
                    self._schools.get(record.school or 0, NAMELESS),
                    "" if record.hub is None else self._snapshot.hub_name(record.hub, figure.period),
                    pick.kind.life.statuses.label(record.status),
                    {rows: dict(_standings(pick, record, rows, field)) for rows, field in says.items()},
                )
                self._places[id_of(record)] = self._told.put(told)

    def _children(self, records: Iterable[Record], day: date) -> Mapping[int, tuple[ShownName, int | None]]:
        """What each is called, and in which year group on a day."""
        ids = {child for record in records if (child := self._snapshot.child_of(record)) is not None}
        return {
            id_of(child): (name_elsewhere(CHILD, child), year_group_on(child, day))
            for child in self._reader.glimpses(CHILD, _OF_CHILDREN, ids)
        }

    def _read_schools(self, records: Iterable[Record]) -> None:
        ids = {record.school for record in records if record.school is not None} - self._schools.keys()
        for school in self._reader.glimpses(SCHOOL, ("name",), ids):
            self._schools[id_of(school)] = plain_words(school.name or "")


def _picks(figure: Figure) -> Iterator[AnyPick]:
    return (source.pick for source in MEASURES[figure.measure].sources())


def _by_type(picks: Iterable[AnyPick]) -> Sequence[tuple[AnyPick, Mapping[str, str]]]:
    """One of each type counted, with its rows that say how they stand, and the fields that say it."""
    found: dict[str, tuple[AnyPick, dict[str, str]]] = {}
    for pick in picks:
        _, says = found.setdefault(pick.kind.key, (pick, {}))
        if isinstance(pick, InRows) and pick.says:
            says[pick.rows] = pick.says
    return [*found.values()]


def _standings(pick: AnyPick, record: Record, rows: str, field: str) -> Iterator[tuple[int, str]]:
    """How each row of a record stands."""
    described = pick.kind.rows[rows].fields[field]
    for row in getattr(record, rows):
        yield row.id, show(described, getattr(row, field), {})


def _detail(thing: Thing, told: _Told, rows: Mapping[str, str]) -> Detail:
    """A row that says itself how it stands is told so, any other thing as its record stands."""
    standing = told.of_rows.get(rows.get(told.type, ""), {})
    status = standing.get(thing.row or 0) or told.status
    return Detail(
        thing, told.type, told.reference, told.child, told.year_group, told.school, told.hub, status
    )


def _rows_counted(figure: Figure) -> Mapping[str, str]:
    """By type the rows that a figure counts."""
    return {pick.kind.key: pick.rows for pick in _picks(figure) if isinstance(pick, InRows)}
