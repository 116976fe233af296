"""Records as they stood at a moment, read out of their histories a range of ids at a time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

import sqlalchemy as sa

from cme_desktop.description.record import STAMPS, Record
from cme_desktop.description.record_type import RecordType
from cme_desktop.description.texts import record_from
from cme_desktop.errors import CmeError, Unavailable
from cme_desktop.registry import record_type
from db.checking.naming import record_named
from db.checking.reading import between, ranges
from db.history.told import Entry, ToldByHistory, told, was_never_seen
from db.past.row_numbers import RowNumbers
from db.queries.records import references
from db.tables.schema import history, intake, intake_record

Kind = RecordType[Any]
Block = dict[Kind, list[Record]]
"""Records of several types, each type with its own in the order of their ids."""

_UNRELIABLE = (
    "The history of {named} cannot be relied on, so nobody can tell how the data file stood. "
    "Have the data file checked."
)


@dataclass(frozen=True)
class Replay:
    """What stood in a data file before a moment."""

    connection: sa.Connection
    before: datetime
    """In UTC."""

    def blocks(self) -> Iterator[Block]:
        """The records that everybody saw then, a range of ids at a time; memory stays flat.

        Raises Unavailable where the history of one says nothing certain: no figure without it would be right.
        """
        late, numbers = self._late_imports(), RowNumbers(self.connection)
        for low, high in ranges(self.connection, history.c.record_id):
            block: Block = {}
            for kind, one in self._records(low, high, self._brought_by(late, low, high)):
                block.setdefault(kind, []).append(one)
            for kind, several in block.items():
                numbers.give(kind, several)
            yield block

    def _late_imports(self) -> Sequence[int]:
        """The imports of which nobody had seen anything yet."""
        ended = intake.c.finished_at
        late = sa.select(intake.c.id).where(sa.or_(ended.is_(None), ended >= self.before))
        return self.connection.execute(late).scalars().all()

    def _brought_by(self, imports: Sequence[int], low: int, high: int) -> frozenset[int]:
        if not imports:
            return frozenset()
        id = intake_record.c.record_id
        brought = sa.select(id).where(id > low, id <= high, intake_record.c.intake_id.in_(imports))
        return frozenset(self.connection.execute(brought).scalars())

    def _records(self, low: int, high: int, unseen: frozenset[int]) -> Iterator[tuple[Kind, Record]]:
        entries = between(self.connection, history, "record_id", low, high)
        histories = {
            id: told(self._until(of_one))
            for id, of_one in ((id, list(some)) for id, some in groupby(entries, itemgetter("record_id")))
            if id not in unseen and not was_never_seen(of_one)
        }
        standing = {id: one for id, one in histories.items() if one.unread or not one.over}
        older = references(self.connection, [id for id, one in standing.items() if one.reference is None])
        return (_record(id, one, older) for id, one in standing.items())

    def _until(self, entries: Sequence[Entry]) -> Sequence[Entry]:
        """Those up to the last of an earlier time: where clocks differed, it rests on all before it."""
        places = [place for place, entry in enumerate(entries, 1) if self._is_earlier(entry)]
        return entries[: places[-1]] if places else []

    def _is_earlier(self, entry: Entry) -> bool:
        try:
            return datetime.fromisoformat(entry["at"]) < self.before
        except (TypeError, ValueError):
            return True  # whoever reads it says that it cannot be read


def _record(id: int, standing: ToldByHistory, older: Mapping[int, str]) -> tuple[Kind, Record]:
    """`older` are the numbers of which the entries of earlier versions do not tell."""
    reference = standing.reference or older.get(id) or record_named(None, id)
    try:
        if standing.unread or standing.odd:
            raise ValueError("entries that the program did not write")
        (key,) = standing.types
        kind = record_type(key)
        return kind, record_from(kind, standing.texts, _stamps(id, reference, standing))
    except (CmeError, LookupError, TypeError, ValueError) as problem:
        raise Unavailable(_UNRELIABLE.format(named=record_named(reference, id))) from problem


def _stamps(id: int, reference: str, standing: ToldByHistory) -> dict[str, object]:
    """Raises TypeError where nothing is told of them."""
    if standing.created is None or standing.changed is None:
        raise TypeError("nobody made it")
    values = (id, reference, *standing.created, *standing.changed, standing.version, *standing.rested)
    return dict(zip(STAMPS, values, strict=True))
