"""Whose turn it is to bring in a file: one at a time for each data file, and gone with its process.

A server holds the turn with a connection of its own. Beside a data file it is a lock on a file made for it:
the data file itself is left to SQLite, whose own locks would go with any other open and close of it.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import sqlalchemy as sa

from cme_desktop.errors import Unavailable
from db.failures import MAY_NOT_CHANGE

TURN = "-import"
"""How the name of the file ends that is locked beside a data file."""

NUMBER = 0x434D49
"""The number of PostgreSQL's lock: any number that nobody else uses."""

_AS_LONG_AS_IT_TAKES = (
    "SELECT set_config(name, '0', false) FROM pg_settings "
    "WHERE name IN ('idle_session_timeout', 'idle_in_transaction_session_timeout')"
)
"""Older servers know one of the two limits only."""

if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def turn(engine: sa.Engine) -> Iterator[bool]:
    """Whether it is ours, at once and without waiting; held until the end of the block."""
    if engine.dialect.name == "sqlite":
        with _beside(Path(engine.url.database or "")) as ours:
            yield ours
    else:
        with _on_the_server(engine) as ours:
            yield ours


@contextmanager
def _on_the_server(engine: sa.Engine) -> Iterator[bool]:
    """Held by the session, which ends with its process; no transaction stands open meanwhile.

    It says nothing while the batches run elsewhere, which a server may have a limit for.
    """
    connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
    with closing(connection):
        try:
            connection.exec_driver_sql(_AS_LONG_AS_IT_TAKES)
            yield bool(connection.execute(sa.select(sa.func.pg_try_advisory_lock(NUMBER))).scalar())
        finally:
            _give_back(connection)


def _give_back(connection: sa.Connection) -> None:
    """At once, for whoever comes next; a server notices a while later that a session has ended."""
    with suppress(sa.exc.DBAPIError):  # the session is gone, and the turn with it
        connection.execute(sa.select(sa.func.pg_advisory_unlock(NUMBER)))
    connection.invalidate()  # back in the pool, it might keep the turn


@contextmanager
def _beside(data: Path) -> Iterator[bool]:
    """The operating system gives the lock back when the process ends, however it ends."""
    data = data.resolve()  # one turn, by whatever link the data file was opened
    try:
        file = os.open(data.with_name(data.name + TURN), os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as failure:
        raise Unavailable(MAY_NOT_CHANGE.format(name=data)) from failure
    try:
        yield _is_ours(file)
    finally:
        os.close(file)


def _is_ours(file: int) -> bool:
    try:
        _lock(file)
    except OSError:
        return False
    return True
