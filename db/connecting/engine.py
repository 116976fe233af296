"""Engines: one SQLite file, or PostgreSQL by its URL."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import sqlalchemy as sa
import sqlalchemy.exc

from cme_desktop.errors import Unavailable
from cme_desktop.values.texts import unkeepable
from db.connecting import prepared
from db.connecting.file_turn import begin_to_write, set_patience
from db.connecting.log import LONGEST
from db.connecting.turns import WRITING

PATIENCE = 10.0
"""Seconds to wait while somebody else is saving."""

_TO_LOOK = {
    "sqlite": "BEGIN",
    "postgresql": "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY",
}

_PRAGMAS = (
    "synchronous=FULL",
    "foreign_keys=ON",
    "cache_size=-65536",
    "temp_store=MEMORY",
    f"wal_autocheckpoint={LONGEST}",
)


def engine_for(data: str, patience: float) -> sa.Engine:
    """The engine for a path or a URL, not opened yet. Raises Unavailable for an address of another kind.

    `patience` is how many seconds to wait while somebody else is saving.
    """
    return _postgresql(address_of(data), patience) if "://" in data else _sqlite(Path(data), patience)


def engine_to_look(path: Path, patience: float) -> sa.Engine:
    """The engine for a file at rest, beside which nothing can be written: it is read as it lies there.

    Only for a short look: what somebody else saves meanwhile is not waited for.
    """
    address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    connect = partial(sqlite3.connect, address, uri=True, timeout=patience, check_same_thread=False)
    engine = sa.create_engine(sa.URL.create("sqlite", database=str(path)), creator=connect)
    return _prepared(engine, patience)


def address_of(data: str) -> sa.URL:
    """A PostgreSQL address, whichever driver it names: there is one driver here. Raises Unavailable."""
    try:
        url = None if unkeepable(data) else sa.make_url(data)
        if url is not None:
            (url.host or "").encode("idna")  # as whoever looks the server up will; fails for an endless name
    except (sa.exc.ArgumentError, ValueError):
        url = None
    if url is None or url.get_backend_name() not in ("postgresql", "postgres"):
        raise Unavailable(
            "That is not the address of a PostgreSQL database. It looks like "
            "postgresql+psycopg://name:password@server/database."
        )
    return url.set(drivername="postgresql+psycopg")


def is_sqlite(engine: sa.Engine) -> bool:
    """Whether the data is one local file."""
    return engine.dialect.name == "sqlite"


@contextmanager
def transaction(connection: sa.Connection, *, writing: bool = False) -> Iterator[sa.Transaction]:
    """A look at the data as of one moment, or a change of it.

    In a file, writers take turns from their start: a read that turns into a write would fail at once when
    another officer is saving, whatever the patience. On a server they wait for what they claim (see `turns`).
    """
    with connection.begin() as begun:
        if not writing:
            prepared.execute(connection, _TO_LOOK[connection.dialect.name], ()).close()
        elif is_sqlite(connection.engine):
            begin_to_write(connection)
        else:
            prepared.execute(connection, WRITING, ()).close()
        yield begun


def _sqlite(path: Path, patience: float) -> sa.Engine:
    """SQLite, durable at every commit, with foreign keys checked."""
    engine = sa.create_engine(
        sa.URL.create("sqlite", database=str(path)),
        connect_args={"timeout": patience, "check_same_thread": False},
        pool_use_lifo=True,  # each keeps up to 64 MB of pages: by turns all would come to hold the same
    )
    return _prepared(engine, patience)


def _postgresql(url: sa.URL, patience: float) -> sa.Engine:
    """PostgreSQL, for teams."""
    from db.connecting import limits  # It brings the driver, which whoever works on a file does without.

    engine = sa.create_engine(url, pool_pre_ping=True, connect_args=limits.connect_args(patience))
    limits.limit(engine)
    return engine


def _prepared(engine: sa.Engine, patience: float) -> sa.Engine:
    """The same engine, whose connections to the file are as all of ours."""

    def prepare(connection: sqlite3.Connection, entry: sa.pool.ConnectionPoolEntry) -> None:
        connection.isolation_level = None
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        set_patience(entry, patience)

    sa.event.listen(engine, "connect", prepare)
    return engine
