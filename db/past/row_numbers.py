"""The numbers of repeating rows, of which no history tells."""

from collections.abc import Iterator, Sequence
from itertools import count

import sqlalchemy as sa

from cme_desktop.description.record import R
from cme_desktop.description.record_type import RecordType
from cme_desktop.description.row_numbers import keep_numbers
from db.connecting.prepared import first_value
from db.queries.records import rows_of
from db.tables.described import rows_table


class RowNumbers:
    """Gives rows of before their numbers: of those that are still there, else some that were never used."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._unused: dict[str, Iterator[int]] = {}

    def give(self, kind: RecordType[R], several: Sequence[R]) -> None:
        """To all rows of some records of a type."""
        held = rows_of(self._connection, kind, [one.id for one in several if one.id is not None])
        for name, described in kind.rows.items():
            unused = self._unused_in(rows_table(kind.key, name))
            for one in several:
                rows = getattr(one, name)
                keep_numbers(described.fields, rows, held[one.id or 0][name])
                for row in rows:
                    row.id = row.id or next(unused)

    def _unused_in(self, table: sa.Table) -> Iterator[int]:
        if table.name not in self._unused:
            last = first_value(self._connection, sa.select(sa.func.max(table.c.id)), {})
            self._unused[table.name] = count((last or 0) + 1)
        return self._unused[table.name]
