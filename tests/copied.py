"""The rows of a data file in a database: what is read alike there needs no second loading of it."""

import sqlalchemy as sa

from db.store import open_store
from db.tables.whole import everything
from tests.builders import StandingClock

_AT_ONCE = 1000


def copy_rows(data: str, url: str) -> None:
    """Put every row of a data file into an empty database, which gets its tables first."""
    source, target = open_store(data, StandingClock()), open_store(url, StandingClock())
    with source.engine.connect() as rows, target.engine.begin() as copied:
        copied.execute(sa.text("SET session_replication_role = replica"))  # rows come before what they name
        for table in everything().sorted_tables:
            copied.execute(table.delete())
            for block in rows.execute(sa.select(table)).mappings().partitions(_AT_ONCE):
                copied.execute(table.insert(), [dict(row) for row in block])
    source.close()
    target.close()
