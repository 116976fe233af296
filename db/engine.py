"""Engines: one SQLite file, or PostgreSQL by its URL."""

import sqlite3
from pathlib import Path
from typing import Any

import sqlalchemy as sa

BUSY_SECONDS = 10
_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "cache_size=-65536",
    "temp_store=MEMORY",
)


def engine_for(data: str) -> sa.Engine:
    """The engine for a path or a URL. Nothing is opened yet."""
    return postgresql_engine(data) if "://" in data else sqlite_engine(Path(data))


def sqlite_engine(path: Path) -> sa.Engine:
    """SQLite in write-ahead mode, durable at every commit, with foreign keys checked.

    Writing transactions take the write lock at their start: a read that turns into a write
    would otherwise fail at once when another officer is saving, whatever the time-out.
    """
    engine = sa.create_engine(
        sa.URL.create("sqlite", database=str(path)),
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
    )
    sa.event.listen(engine, "connect", _prepare)
    sa.event.listen(engine, "begin", _begin)
    return engine


def postgresql_engine(url: str) -> sa.Engine:
    """PostgreSQL, for teams."""
    return sa.create_engine(url, pool_pre_ping=True)


def is_sqlite(engine: sa.Engine) -> bool:
    """Whether the data is one local file."""
    return engine.dialect.name == "sqlite"


def _prepare(connection: sqlite3.Connection, _: Any) -> None:
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: sa.Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
