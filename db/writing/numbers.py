"""The numbers of references: each given once, whoever asks."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from db.connecting.prepared import execute, first_value
from db.connecting.statements import worded

_NEXT = (
    "INSERT INTO counter (prefix, year, last) VALUES (:prefix, :year, 1) "
    "ON CONFLICT (prefix, year) DO UPDATE SET last = counter.last + 1 RETURNING last"
)


def next_number(connection: sa.Connection, prefix: str, year: int) -> int:
    """The next number of a year.

    On a server it is given at once and for good: kept to the end of the change, it would make everybody who
    saves a record of the same type wait. A change that comes to nothing leaves a gap there.
    """
    with _at_once(connection) as counting:
        return int(first_value(counting, worded(_NEXT), {"prefix": prefix, "year": year}))


@contextmanager
def _at_once(connection: sa.Connection) -> Iterator[sa.Connection]:
    if connection.dialect.name == "sqlite":
        yield connection
        return
    with connection.engine.connect() as own, own.begin():
        # Its loss could only follow that of the record's own change, which is written after it.
        execute(own, "SET LOCAL synchronous_commit = off", ()).close()
        yield own
