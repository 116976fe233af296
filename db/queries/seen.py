"""Which records a reader sees: all but those of imports that are not finished.

Usually no import is under way; then no condition is added, and every statement is as if there were none.
"""

from dataclasses import dataclass
from typing import Any, TypeVar

import sqlalchemy as sa

from db.connecting.prepared import run
from db.connecting.statements import worded
from db.early.unfinished import UNFINISHED, brought_by_none_of
from db.tables.schema import intake_record

S = TypeVar("S", bound=sa.Select[Any])


@dataclass(frozen=True)
class Seen:
    """The numbers of the imports whose records are left out."""

    hidden: tuple[int, ...] = ()

    def only(self, statement: S, id: sa.ColumnElement[Any]) -> S:
        """A statement, narrowed to the records that are seen; `id` is its column of their ids."""
        if not self.hidden:
            return statement
        among = intake_record.c.intake_id.in_(map(sa.literal, self.hidden))
        brought = sa.exists().where(intake_record.c.record_id == id, among)
        return statement.where(~brought)

    def tests(self, id: str) -> tuple[str, ...]:
        """The same as tests of a statement that is written out in full."""
        return brought_by_none_of(self.hidden, id)


EVERYTHING = Seen()
"""For work that has to be done on records that nobody sees yet, too."""


def seen_by(connection: sa.Connection, own: int | None = None) -> Seen:
    """What is seen at this moment; an import sees its own records."""
    found = run(connection, worded(UNFINISHED), {}).fetchall()
    return Seen(tuple(id for (id,) in found if id != own))
