"""A change that reads what it wants again only once: an import asks of one row what it asked of the last."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from cme_desktop.description.record import R, Record, copied
from cme_desktop.description.record_type import RecordType
from cme_desktop.ports import Author, TimelineEntry
from cme_desktop.registry import ABOUT_A_CHILD
from cme_desktop.standing_records.child import CHILD
from db.connecting.engine import is_sqlite
from db.law import KeptLaw
from db.queries import records
from db.queries.seen import Seen
from db.unit_of_work import SqlUnitOfWork

_CASEWORK = [kind.key for kind in ABOUT_A_CHILD]


class ReadOnce(SqlUnitOfWork):
    """Keeps each record that it has read, and what there is about each child, until it saves one.

    On a server others save meanwhile: what is claimed or held from then on is read anew.
    """

    def __init__(
        self, connection: sa.Connection, law: KeptLaw, seen: Seen, author: Author, now: datetime
    ) -> None:
        super().__init__(connection, law, seen, author, now)
        self._read: dict[int, Record] = {}
        self._about: dict[int, list[TimelineEntry]] = {}

    def get(self, record_type: RecordType[R], id: int) -> R:
        kept = self._read.get(id)
        if not isinstance(kept, record_type.cls):
            kept = self._read[id] = super().get(record_type, id)
        return copied(kept)

    def read_ahead(self, record_type: RecordType[R], ids: Iterable[int]) -> None:
        if missing := [id for id in ids if id not in self._read]:
            found = records.several(self.connection, record_type, missing)
            self._read |= {one.id: one for one in found if one.id is not None}

    def about(self, link: str, id: int, types: Sequence[str]) -> list[TimelineEntry]:
        if link != CHILD.key or not set(types).issubset(_CASEWORK):
            return super().about(link, id, types)
        if id not in self._about:
            self._about[id] = super().about(link, id, _CASEWORK)
        return [entry for entry in self._about[id] if entry.type in types]

    def claim_all(self, records: Iterable[tuple[RecordType[Any], Record]]) -> None:
        claimed = list(records)
        super().claim_all(claimed)
        self._let_go(id for _, record in claimed for id in (record.id, record.child) if id is not None)

    def hold(self, ids: Sequence[int]) -> None:
        super().hold(ids)
        self._let_go(ids)

    def _let_go(self, ids: Iterable[int]) -> None:
        if not is_sqlite(self.connection.engine):
            for id in ids:
                self._read.pop(id, None)
                self._about.pop(id, None)

    def _note_written(self, record_type: RecordType[R], record: Record, before: int) -> None:
        super()._note_written(record_type, record, before)
        self._read.pop(record.id or 0, None)
        self._about.clear()
