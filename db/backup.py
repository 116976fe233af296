"""Verified copies of a data file."""

import os
import sqlite3
from pathlib import Path

import sqlalchemy as sa

from cme_desktop.errors import Unavailable
from db.engine import is_sqlite


def back_up(engine: sa.Engine, to: Path) -> None:
    """Copy a SQLite file through the database's own backup, check the copy, and put it in its place whole.

    Raises Unavailable when it is not a local file or the copy does not check out.
    """
    if not is_sqlite(engine):
        raise Unavailable("A PostgreSQL database is backed up on its server, with pg_dump.")
    part = to.with_name(to.name + ".part")
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        _copy(Path(engine.url.database or ""), part)
        verify(part)
        os.replace(part, to)
    except OSError as failure:
        raise Unavailable(f"The backup could not be written to {to}: {failure.strerror}.") from failure
    finally:
        part.unlink(missing_ok=True)


def verify(path: Path) -> None:
    """Check that a file is a sound data file. Raises Unavailable."""
    if not path.is_file():
        raise Unavailable(f"There is no file {path}.")
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    try:
        sound = connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        tables = {
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        }
    except sqlite3.DatabaseError as failure:
        raise Unavailable(f"{path} is not a data file of CME Desktop, or it is encrypted.") from failure
    finally:
        connection.close()
    if not sound:
        raise Unavailable(f"{path} is damaged.")
    if not {"record", "history", "alembic_version"} <= tables:
        raise Unavailable(f"{path} is a database, but not a data file of CME Desktop.")


def restore(backup: Path, to: Path) -> None:
    """Put a verified backup in the place of a data file that nobody has open; the old file is kept beside it.

    Raises Unavailable when the backup is unsound or the file is in use.
    """
    verify(backup)
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        part = to.with_name(to.name + ".part")
        part.unlink(missing_ok=True)
        _copy(backup, part)
        verify(part)
        if to.exists():
            _set_aside(to)
        os.replace(part, to)
    except OSError as failure:
        raise Unavailable(f"The backup could not be put at {to}: {failure.strerror}.") from failure


def _set_aside(path: Path) -> None:
    """Fold the write-ahead log into the file, then rename it; a file in use refuses the exclusive lock."""
    connection = sqlite3.connect(path, timeout=1)
    try:
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.OperationalError as failure:
        raise Unavailable(f"{path} is in use. Close CME Desktop everywhere, then restore again.") from failure
    except sqlite3.DatabaseError:
        pass  # A file too damaged to open is what restoring is for.
    finally:
        connection.close()
    os.replace(path, path.with_name(path.name + ".before-restore"))


def _copy(source: Path, target: Path) -> None:
    reading = sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)
    writing = sqlite3.connect(target)
    try:
        reading.backup(writing)
        writing.execute("PRAGMA journal_mode=DELETE")
    finally:
        writing.close()
        reading.close()
