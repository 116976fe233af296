"""How long a server may keep us waiting: for a connection, for a statement, for an answer of any kind.

The server itself ends a statement that takes too long. One that has stopped, or a network that swallows what
is sent, ends nothing: the driver then gives up waiting, and the connection with it. Times are in seconds.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import sqlalchemy as sa
from psycopg.abc import RV, PQGen

from db.connecting.sessions import pin

CONNECTING = 10
STATEMENT = 60.0
ANSWER = 70.0
"""Longer than the server's own limit, so that a server that is well has the first word."""
_STILL_THERE = {"keepalives_idle": 15, "keepalives_interval": 5, "keepalives_count": 3}
"""How either end finds out that the other is gone, so that a change left open holds nobody up for long."""


class LimitedConnection(psycopg.Connection[Any]):
    """A connection that gives up on a server that says nothing."""

    answers_within: float | None = ANSWER

    def wait(self, gen: PQGen[RV], interval: float = 0.1, timeout: float | None = None) -> RV:
        """As the driver waits, but never for ever. Raises OperationalError, and the connection is gone."""
        limit = self.answers_within if timeout is None else timeout
        try:
            return super().wait(gen, interval, limit)
        except psycopg.errors.PipelineAborted:
            raise  # what was sent together fails together, which the server has answered
        except psycopg.OperationalError as failure:
            if failure.sqlstate is not None:
                raise
            self.pgconn.finish()  # a late answer would be taken for that to the next question
            raise psycopg.OperationalError("the server does not answer") from failure


def connect_args(patience: float) -> dict[str, Any]:
    """What the driver is told; `patience` is how long to wait while somebody else saves the same."""
    limits = {
        "lock_timeout": round(patience * 1000),
        "statement_timeout": round(STATEMENT * 1000),
        **{f"tcp_{name}": value for name, value in _STILL_THERE.items()},
    }
    return {
        "options": " ".join(f"-c {name}={value}" for name, value in limits.items()),
        "client_encoding": "UTF8",  # from the first word on, not only once the session is set
        "connect_timeout": CONNECTING,
        **_STILL_THERE,
        "tcp_user_timeout": round(STATEMENT * 1000),
    }


def limit(engine: sa.Engine) -> None:
    """Have every connection of an engine give up in time, and be set as the program needs it."""

    @sa.event.listens_for(engine, "do_connect")
    def connect(_dialect: Any, _record: Any, given: Any, named: Any) -> LimitedConnection:
        connection = LimitedConnection.connect(*given, **named)
        try:
            pin(connection)
        except BaseException:
            connection.close()
            raise
        return connection


@contextmanager
def unlimited(connection: sa.Connection) -> Iterator[None]:
    """For a step to a newer version, which may take as long as it takes on a large database."""
    held: object = connection.connection.dbapi_connection
    if not isinstance(held, LimitedConnection):
        yield
        return
    connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
    held.answers_within = None
    try:
        yield
    finally:
        held.answers_within = ANSWER
