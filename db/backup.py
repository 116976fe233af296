"""Verified copies of a data file, and their return."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path

import sqlalchemy as sa

from cme_desktop.errors import NewerFile, Unavailable
from db.engine import is_sqlite
from db.failures import in_plain_words
from db.migrations import REVISIONS
from db.schema import OURS


def back_up(engine: sa.Engine, to: Path) -> None:
    """Copy a SQLite file through the database's own backup, check the copy, and put it in its place whole.

    Raises Unavailable when it is not a local file or the copy does not check out.
    """
    if not is_sqlite(engine):
        raise Unavailable("A PostgreSQL database is backed up on its server, with pg_dump.")
    source = Path(engine.url.database or "")
    if to.exists() and to.samefile(source):
        raise Unavailable(f"{to} is the data file itself. Choose another name for the backup.")
    with _written(to), _verified_copy(source, to) as part:
        os.replace(part, to)


def verify(path: Path) -> None:
    """Check that a file is a sound data file. Raises Unavailable."""
    if not path.is_file():
        raise Unavailable(f"There is no file {path}.")
    with in_plain_words(str(path)), closing(_opened(path)) as connection:
        sound = connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        tables = {name for (name,) in names}
    if not sound:
        raise Unavailable(f"{path} is damaged.")
    if not tables >= OURS:
        raise Unavailable(_NOT_OURS.format(path=path))


def restore(backup: Path, to: Path, revisions: Sequence[str] = REVISIONS) -> None:
    """Put a verified backup in the place of a data file that nobody has open; the old file is kept beside it.

    A backup of an older version is brought up to date when it is opened. Raises NewerFile for one of a newer
    version, Unavailable when the backup is unsound or the file is in use.
    """
    verify(backup)
    _refuse_newer(backup, revisions)
    if to.exists() and to.samefile(backup):
        raise Unavailable(f"{to} is the data file itself, not a backup of it.")
    with _written(to), _verified_copy(backup, to) as part:
        _refuse_in_use(to)
        _set_aside(to)
        os.replace(part, to)


def _refuse_newer(path: Path, revisions: Sequence[str]) -> None:
    with in_plain_words(str(path)), closing(_opened(path)) as connection:
        (version,) = connection.execute("SELECT MAX(version_num) FROM alembic_version").fetchone()
    if version is None:
        raise Unavailable(_NOT_OURS.format(path=path))
    if version not in revisions:
        raise NewerFile(
            f"{path} was written by a newer version of CME Desktop. Install that version to restore it; "
            "nothing has been changed."
        )


_NOT_OURS = "{path} is a database, but not a data file of CME Desktop."


@contextmanager
def _written(to: Path) -> Iterator[None]:
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        yield
    except OSError as failure:
        raise Unavailable(f"{to} could not be written: {failure.strerror}.") from failure


@contextmanager
def _verified_copy(source: Path, to: Path) -> Iterator[Path]:
    """A checked copy beside the place where it will go; gone afterwards unless it was moved there."""
    part = to.with_name(f"{to.name}.part")
    try:
        part.unlink(missing_ok=True)
        with in_plain_words(str(to)):
            _copy(source, part)
        verify(part)
        yield part
    finally:
        part.unlink(missing_ok=True)


def _refuse_in_use(path: Path) -> None:
    """Ask for the file alone, which also folds the write-ahead log into it."""
    if not path.exists():
        return
    with closing(sqlite3.connect(path, timeout=0.2)) as connection:
        try:
            connection.execute("PRAGMA locking_mode=EXCLUSIVE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
        except sqlite3.OperationalError as failure:
            raise Unavailable(
                f"{path} is in use. Close CME Desktop everywhere, then restore again."
            ) from failure
        except sqlite3.DatabaseError:
            pass  # A file too damaged to open is what restoring is for.


def _set_aside(path: Path) -> None:
    """Rename the old file, and its log with it: left behind, the log would be read into the new file."""
    for number in count(1):
        aside = path.with_name(f"{path.name}.before-restore-{number}")
        if not any(_with(aside, ending).exists() for ending in _ENDINGS):
            break
    for ending in _ENDINGS:
        if _with(path, ending).exists():
            os.replace(_with(path, ending), _with(aside, ending))


_ENDINGS = ("", "-wal", "-shm", "-journal")


def _with(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)


def _copy(source: Path, target: Path) -> None:
    with closing(_opened(source)) as reading, closing(sqlite3.connect(target)) as writing:
        reading.backup(writing)
        writing.execute("PRAGMA journal_mode=DELETE")
