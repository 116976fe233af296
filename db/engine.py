"""Engines: one SQLite file, or PostgreSQL by its URL."""

import sqlite3
from pathlib import Path
from typing import Any

import sqlalchemy as sa

PATIENCE = 10.0
"""Seconds to wait while somebody else is saving."""

_TURN = 0x434D45
"""The number of the lock that PostgreSQL hands to one writer after another: any number nobody else uses."""

_PRAGMAS = (
    "synchronous=FULL",
    "foreign_keys=ON",
    "cache_size=-65536",
    "temp_store=MEMORY",
)


def engine_for(data: str, patience: float) -> sa.Engine:
    """The engine for a path or a URL. Nothing is opened yet.

    `patience` is how many seconds to wait while somebody else is saving.
    """
    return _postgresql(data, patience) if "://" in data else _sqlite(Path(data), patience)


def is_sqlite(engine: sa.Engine) -> bool:
    """Whether the data is one local file."""
    return engine.dialect.name == "sqlite"


def keep_log(engine: sa.Engine) -> None:
    """Put a SQLite file in write-ahead mode, where it stays: readers never wait for a writer."""
    with engine.connect() as connection:
        connection.connection.cursor().execute("PRAGMA journal_mode=WAL")


def _sqlite(path: Path, patience: float) -> sa.Engine:
    """SQLite, durable at every commit, with foreign keys checked.

    Writing transactions take the write lock at their start: a read that turns into a write
    would otherwise fail at once when another officer is saving, whatever the time-out.
    """
    engine = sa.create_engine(
        sa.URL.create("sqlite", database=str(path)),
        connect_args={"timeout": patience, "check_same_thread": False},
    )
    sa.event.listen(engine, "connect", _prepare)
    sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


def _postgresql(url: str, patience: float) -> sa.Engine:
    """PostgreSQL, for teams. Writers take turns, as they do in a file: history is one chain."""
    engine = sa.create_engine(
        url,
        pool_pre_ping=True,
        connect_args={"options": f"-c lock_timeout={round(patience * 1000)} -c timezone=UTC"},
    )
    sa.event.listen(engine, "begin", _begin_postgresql)
    return engine


def _prepare(connection: sqlite3.Connection, _: Any) -> None:
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: sa.Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if _writes(connection) else "BEGIN")


def _begin_postgresql(connection: sa.Connection) -> None:
    if _writes(connection):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_TURN})")
    else:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")


def _writes(connection: sa.Connection) -> bool:
    return bool(connection.get_execution_options().get("writing", False))
