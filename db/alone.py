"""A file that nobody else has open."""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from cme_desktop.errors import Unavailable


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
        except sqlite3.OperationalError as failure:
            raise Unavailable(
                f"{path} is in use. Close CME Desktop everywhere, then {to} again."
            ) from failure
        except sqlite3.DatabaseError:
            pass  # a file too damaged to open is what restoring is for
        if sys.platform == "win32":
            connection.close()
        yield


def has_content(path: Path) -> bool:
    """Whether there is a file with anything in it. SQLite deletes the log of an empty one that it opens."""
    return path.is_file() and path.stat().st_size > 0
