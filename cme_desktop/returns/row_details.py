"""What the rows of a figure say of the records that it counts, read block by block and forgotten again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
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


class RowDetails:
    """Reads them. Names of schools are kept, as there are few."""

    def __init__(self, reader: Reader, snapshot: Snapshot) -> None:
        self._reader, self._snapshot = reader, snapshot
        self._schools: dict[int, ShownName] = {}

    def of(self, figure: Figure) -> Iterator[Detail]:
        """Each thing that a figure counts, those of restricted records last."""
        restricted = self._snapshot.restricted
        told = (thing for thing in figure.things if thing.record not in restricted)
        while block := [*islice(told, _BLOCK)]:
            yield from self._block(figure, block)
        yield from (Detail(t, is_restricted=True) for t in figure.things if t.record in restricted)

    def _block(self, figure: Figure, things: Sequence[Thing]) -> Iterator[Detail]:
        ids = {thing.record for thing in things}
        records: dict[int, Record] = {}
        types: dict[int, str] = {}
        statuses: dict[tuple[int, int | None], str] = {}
        for pick in _picks(figure):
            rows = (pick.rows,) if isinstance(pick, InRows) and pick.says else ()
            for record in self._reader.glimpses(pick.kind, (*_OF_RECORDS, *rows), ids):
                records[id_of(record)], types[id_of(record)] = record, pick.kind.key
                statuses.update(_statuses(pick, record))
        children = self._children(records.values(), figure.end)
        self._read_schools(records.values())
        for thing in things:
            record = records[thing.record]
            yield Detail(
                thing,
                types[thing.record],
                record.reference or "",
                *children.get(self._snapshot.child_of(record) or 0, (NAMELESS, None)),
                self._schools.get(record.school or 0, NAMELESS),
                "" if record.hub is None else self._snapshot.hub_name(record.hub, figure.period),
                statuses.get((thing.record, thing.row)) or statuses[thing.record, None],
            )

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


def _picks(figure: Figure) -> dict[AnyPick, None]:
    """By which records a figure counts, each kind of them once."""
    picks = {source.pick.kind.key: source.pick for source in MEASURES[figure.measure].sources()}
    return dict.fromkeys(picks.values())


def _statuses(pick: AnyPick, record: Record) -> Iterator[tuple[tuple[int, int | None], str]]:
    """How the record stands, and each of its rows that says so itself."""
    yield (id_of(record), None), pick.kind.life.statuses.label(record.status)
    if isinstance(pick, InRows) and pick.says:
        described = pick.kind.rows[pick.rows].fields[pick.says]
        for row in getattr(record, pick.rows):
            yield (id_of(record), row.id), show(described, getattr(row, pick.says), {})
