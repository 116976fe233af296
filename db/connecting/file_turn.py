"""Whose turn it is to write into a file.

SQLite's own way to wait looks again after a tenth of a second. Whoever gives way would have to wait as long
between two batches, which is more than the work on a batch; so we look again sooner ourselves.
"""

import sqlite3
from time import monotonic, sleep

import sqlalchemy as sa

from db.connecting import prepared

LOOK_AGAIN = 0.005
LONGEST_LOOK_AWAY = 0.02
"""Seconds after which whoever waits for a file has looked again, on a busy machine too."""

_PATIENCE = "patience"
_ITS_KIND = 0xFF
"""The part of an error's number that all errors of one kind share."""


def set_patience(connection: sa.pool.ConnectionPoolEntry, seconds: float) -> None:
    """How long a connection waits while somebody else writes."""
    connection.info[_PATIENCE] = seconds


def begin_to_write(connection: sa.Connection) -> None:
    """Begin a change of the file, once nobody else is at one. Raises OperationalError after long enough."""
    patience: float = connection.info[_PATIENCE]
    last = monotonic() + patience
    _wait(connection, 0.0)
    try:
        while not _begun(connection, is_last=monotonic() >= last):
            sleep(LOOK_AGAIN)
    finally:
        _wait(connection, patience)


def _begun(connection: sa.Connection, is_last: bool) -> bool:
    try:
        prepared.execute(connection, "BEGIN IMMEDIATE", ()).close()
    except sqlite3.OperationalError as failure:
        if is_last or failure.sqlite_errorcode & _ITS_KIND != sqlite3.SQLITE_BUSY:
            raise
        return False
    return True


def _wait(connection: sa.Connection, seconds: float) -> None:
    """How long SQLite itself waits in what is asked next."""
    prepared.execute(connection, f"PRAGMA busy_timeout={round(seconds * 1000)}", ()).close()
