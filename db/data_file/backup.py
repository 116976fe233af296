"""Verified copies of a data file."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

import sqlalchemy as sa

from cme_desktop.errors import Damaged, Unavailable
from cme_desktop.files.chosen import LOGS, is_log
from cme_desktop.files.lasting import sync, sync_folder
from cme_desktop.files.private import private_file, private_folder
from db.connecting.engine import is_sqlite
from db.failures import UNREAD, in_plain_words
from db.failures.soundness import Soundness, are_sound, looked_over
from db.files.alone import alone, has_content
from db.files.beside import log_of, part_of, tidy
from db.history import anchors
from db.tables.schema import OURS


def back_up(engine: sa.Engine, to: Path, day: date) -> None:
    """Copy a SQLite file through the database's own backup, check the copy, and put it in its place whole.

    The copy tells where its history stood on this day (see `anchors`).

    Raises Unavailable when it is not a local file or the copy does not check out.
    """
    if not is_sqlite(engine):
        raise Unavailable("A PostgreSQL database is backed up on its server, with pg_dump.")
    source = Path(engine.url.database or "")
    if to.exists() and to.samefile(source):
        raise Unavailable(f"{to} is the data file itself. Choose another name for the backup.")
    with written(to), verified_copy(source, to, day) as part, alone(to, "back up"):
        for ending in LOGS:  # of a copy too damaged to fold it in; it would be read into the new one
            log_of(to, ending).unlink(missing_ok=True)
        os.replace(part, to)


def verify(path: Path) -> None:
    """Check that a file is a sound data file. Raises Unavailable, Damaged."""
    if not path.is_file():
        raise Unavailable(f"There is no file {path}.")
    if not has_content(path):
        raise Unavailable(f"{path} is an empty file, not a backup.")
    with in_plain_words(str(path)), closing(opened(path)) as connection:
        sound = are_sound(text for (text,) in connection.execute("PRAGMA integrity_check"))
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        tables = {name for (name,) in names}
    if not sound and looked_over(path, "integrity_check") is Soundness.DAMAGED:
        raise Damaged(f"{path} is damaged.")
    if not sound:
        raise Unavailable(UNREAD.format(name=path))
    if not tables >= OURS:
        raise Unavailable(NOT_OURS.format(path=path))


NOT_OURS = "{path} is a database, but not a data file of CME Desktop."


@contextmanager
def written(to: Path) -> Iterator[None]:
    """Written to outlast a power cut, in a folder that is made if need be. Raises Unavailable."""
    if to.is_dir():
        raise Unavailable(f"{to} is a folder. Add a name for the file.")
    if is_log(to):
        raise Unavailable(f"{to} belongs to the data file beside it. Choose another name.")
    try:
        if not to.parent.exists():
            private_folder(to.parent)
        yield
        sync_folder(to.parent)
    except OSError as failure:
        raise Unavailable(f"{to} could not be written: {failure.strerror}.") from failure


@contextmanager
def verified_copy(source: Path, to: Path, day: date | None = None) -> Iterator[Path]:
    """A checked copy beside the place where it goes, for its owner only; gone unless it was moved there.

    With a day, it holds the anchor of its history.
    """
    part = part_of(to)
    try:
        private_file(part)
        with in_plain_words(str(to)):
            _copy(source, part, day)
        verify(part)
        sync(part)
        yield part
        tidy(to)
    finally:
        part.unlink(missing_ok=True)


def opened(path: Path) -> sqlite3.Connection:
    """A connection that changes nothing."""
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)


def _copy(source: Path, target: Path, day: date | None) -> None:
    with closing(opened(source)) as reading, closing(sqlite3.connect(target)) as writing:
        reading.backup(writing)
        writing.execute("PRAGMA journal_mode=DELETE")
        if day is not None:
            anchors.write_into(writing, day)
