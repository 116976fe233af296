"""The statements that a piece of work runs, caught on their way to the driver to be run again without us."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from db.connecting import prepared

Caught = list[tuple[str, Any, bool]]
"""(text, parameters, whether once for each of many)."""


@contextmanager
def caught(engine: sa.Engine) -> Iterator[Caught]:
    """Every statement run within the block."""
    found: Caught = []

    def catch(_connection: Any, _cursor: Any, text: str, parameters: Any, _context: Any, many: bool) -> None:
        found.append((text, parameters, many))

    def watched(connection: sa.Connection, text: str, parameters: Any, many: bool = False) -> Any:
        found.append((text, parameters, many))
        return execute(connection, text, parameters, many)

    execute = prepared.execute
    sa.event.listen(engine, "before_cursor_execute", catch)
    prepared.execute = watched
    try:
        yield found
    finally:
        prepared.execute = execute
        sa.event.remove(engine, "before_cursor_execute", catch)


def bare_connection(engine: sa.Engine) -> sqlite3.Connection:
    """The driver's own connection to the same file, with the same pragmas."""
    path = Path(engine.url.database or "")
    bare = sqlite3.connect(path, isolation_level=None)
    with engine.connect() as connection:
        for pragma in ("synchronous", "foreign_keys", "cache_size", "temp_store", "wal_autocheckpoint"):
            value = connection.exec_driver_sql(f"PRAGMA {pragma}").scalar_one()
            bare.execute(f"PRAGMA {pragma}={value}")
    return bare


def again(bare: sqlite3.Connection, statements: Caught) -> None:
    """The questions among them, asked by the bare driver."""
    for text, parameters, _ in statements:
        bare.execute(text, parameters).fetchall()
