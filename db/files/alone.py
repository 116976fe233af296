"""A file that nobody else has open."""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from cme_desktop.errors import Unavailable
from db.failures import in_plain_words
from db.failures.soundness import is_of_content

_HELD = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL)


@contextmanager
def alone(path: Path, to: str) -> Iterator[None]:
    """Hold a data file alone, its log folded into it; on Windows it cannot be held while it is moved.

    One too damaged to be opened, and one that is not there, is nobody's. `to` is what it is wanted for.
    Raises Unavailable for one in use.
    """
    if not has_content(path):
        yield
        return
    with closing(sqlite3.connect(path, timeout=0.2, isolation_level=None)) as connection:
        try:
            connection.execute("PRAGMA journal_mode=DELETE")
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as failure:
            if getattr(failure, "sqlite_errorcode", 0) & 0xFF in _HELD:
                raise Unavailable(
                    f"{path} is in use. Close CME Desktop everywhere, then {to} again."
                ) from failure
            if not is_of_content(failure):  # a file too damaged to open is what restoring is for
                with in_plain_words(str(path)):
                    raise
        if sys.platform == "win32":
            connection.close()
        yield


def has_content(path: Path) -> bool:
    """Whether there is a file with anything in it. SQLite deletes the log of an empty one that it opens."""
    return path.is_file() and path.stat().st_size > 0
