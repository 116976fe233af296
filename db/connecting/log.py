"""The log of a SQLite file: a save is kept once it is in there, and is folded into the file later.

SQLite would fold it in within the save that makes it long, whose officer would wait many times as long as
for any other. So that is left to moments in which nobody waits.
"""

import sqlite3

import sqlalchemy as sa

from db.connecting.prepared import execute

LONG = 200
"""Rows written, each with some five pages, from which on the log is worth folding in: the save after that
begins it anew, which costs it one more writing to the disk."""

LONGEST = 16_384
"""Pages, 64 MB: SQLite folds in a log of this length at once, as nobody has left it a moment."""


def keeps_log(engine: sa.Engine) -> bool:
    """Whether a SQLite file is in write-ahead mode."""
    with engine.connect() as connection:
        return connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"


def keep_log(engine: sa.Engine) -> None:
    """Put a SQLite file in write-ahead mode, where it stays: readers never wait for a writer."""
    with engine.connect() as connection:
        execute(connection, "PRAGMA journal_mode=WAL", ()).close()


def fold_log(connection: sa.Connection) -> None:
    """Fold the log in as far as nobody still reads what was there before; nobody is waited for, or waits."""
    execute(connection, "PRAGMA wal_checkpoint(PASSIVE)", ()).close()


def rows_written(connection: sa.Connection) -> int:
    """How many rows a connection to a file has written since it was made; a server sees to its log itself."""
    driver = connection.connection.driver_connection
    return driver.total_changes if isinstance(driver, sqlite3.Connection) else 0
