"""What goes wrong with files and servers, said plainly: the one place that understands a driver's errors."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cme_desktop.errors import Crossed, Damaged, Parted, Unavailable, Unkeepable
from db.failures.closed_folders import may_only_be_looked_at
from db.failures.soundness import Soundness, is_of_content, looked_over

NOT_OURS = "{name} is not a data file of CME Desktop, or it is encrypted."

MAY_NOT_CHANGE = "{name} may be read but not changed. Ask for permission to write to it."

DAMAGED = "{name} is damaged. Restore the newest backup."

NOT_AS_MADE = "{name} cannot be opened: its tables are not those of its version. Restore the newest backup."
UNREAD = (
    "{name} could not be read or written just now: the disk or the network gave an error. Wait a moment and "
    "try again."
)

CANNOT_OPEN = "{name} cannot be opened. Is its folder there, and may you write to it?"
FOLDER_CLOSED = (
    "{name} cannot be opened, as its folder may not be written to. Ask for permission to write there."
)

_SENTENCES = {
    sqlite3.SQLITE_BUSY: "{name} is being changed by another program. Wait a moment and save again.",
    sqlite3.SQLITE_PROTOCOL: "{name} is being changed by another program. Wait a moment and save again.",
    sqlite3.SQLITE_LOCKED: "{name} is being changed by another program. Wait a moment and save again.",
    sqlite3.SQLITE_FULL: "The disk that holds {name} is full. Make room on it and save again.",
    sqlite3.SQLITE_READONLY: MAY_NOT_CHANGE,
    sqlite3.SQLITE_NOTADB: NOT_OURS,
    sqlite3.SQLITE_CANTOPEN: CANNOT_OPEN,
    sqlite3.SQLITE_IOERR: UNREAD,
    sqlite3.SQLITE_PERM: "You are not allowed to open {name}.",
}


_STATES = {
    "40001": "Somebody else is changing the same records. Wait a moment and save again.",
    "40P01": "Somebody else is changing the same records. Wait a moment and save again.",
    "55P03": "Somebody else is changing the same records. Wait a moment and save again.",
    "53100": "The disk of the database server is full. Ask its administrator to make room.",
    "25006": "The database may be read but not changed. Ask its administrator for permission.",
    "42501": "The database may be read but not changed. Ask its administrator for permission.",
    "57P01": "The database server was shut down. Wait a moment and try again.",
    "57014": "The database server took too long. Wait a moment and try again.",
}
_UNDONE = ("40001", "40P01")
"""States in which the server has taken back all that the change did."""
_LINK_TO_NOTHING = "23503"
_SILENT = "The database server does not answer. Check the network and the address, then try again."
_IN_DOUBT = (
    "The database server stopped answering while this was being saved. It may have been saved: look for it "
    "before you save again."
)


@contextmanager
def in_plain_words(name: str) -> Iterator[None]:
    """Turn the environment's failures into Unavailable, with a sentence that says what to do.

    Crossed and Parted are raised where that is to make the whole change again (see `again`).
    """
    try:
        yield
    except Exception as failure:
        cause = getattr(failure, "orig", failure)
        if _is_unkeepable(cause):
            raise Unkeepable from failure
        if _points_at_nothing(cause):
            raise Parted from failure
        if isinstance(cause, sqlite3.Error) and is_of_content(cause):
            raise _wrong_content(cause, name) from failure
        sentence = _sentence(cause, name) if _is_the_drivers(cause) else None
        if sentence is None:
            raise
        undone = getattr(cause, "sqlstate", None) in _UNDONE
        raise (Crossed if undone else Unavailable)(sentence) from failure


@contextmanager
def in_doubt() -> Iterator[None]:
    """Around a commit: a server that falls silent there may have kept the change. Raises Unavailable then."""
    try:
        yield
    except Exception as failure:
        cause = getattr(failure, "orig", failure)
        lost = type(cause).__module__.startswith("psycopg") and getattr(cause, "sqlstate", None) is None
        if not lost:
            raise
        raise Unavailable(_IN_DOUBT) from failure


def is_the_environments(failure: BaseException) -> bool:
    """Whether a reading failed by the disk or the server, and not by the one value that was read."""
    cause = getattr(failure, "orig", failure)
    if isinstance(cause, sqlite3.Error):
        return getattr(cause, "sqlite_errorcode", None) is not None
    if type(cause).__module__.startswith("psycopg"):
        return getattr(cause, "sqlstate", None) is not None or _is_operational(cause)
    return not isinstance(cause, (ArithmeticError, AttributeError, LookupError, TypeError, ValueError))


def _wrong_content(failure: sqlite3.Error, name: str) -> Unavailable:
    """What to say where SQLite has read something wrong: nothing is called damaged on one reading alone."""
    match looked_over(Path(name)):
        case Soundness.DAMAGED if failure.sqlite_errorcode & 0xFF == sqlite3.SQLITE_NOTADB:
            return Unavailable(NOT_OURS.format(name=name))
        case Soundness.DAMAGED:
            return Damaged(DAMAGED.format(name=name))
        case _:
            return Unavailable(UNREAD.format(name=name))


def _is_the_drivers(failure: BaseException) -> bool:
    """PostgreSQL's driver is not imported for the sake of asking."""
    return isinstance(failure, sqlite3.Error) or type(failure).__module__.startswith("psycopg")


def _is_unkeepable(failure: BaseException) -> bool:
    """Whether a driver could not take a text: half of a letter, or in PostgreSQL's case a NUL."""
    if isinstance(failure, UnicodeEncodeError):
        return True
    return _is_the_drivers(failure) and type(failure).__name__ == "DataError" and "NUL" in str(failure)


def _points_at_nothing(failure: BaseException) -> bool:
    """Whether a link would lead nowhere: what one change goes by may be gone with another's commit."""
    if isinstance(failure, sqlite3.Error):
        return getattr(failure, "sqlite_errorcode", 0) == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY
    return getattr(failure, "sqlstate", None) == _LINK_TO_NOTHING


def _is_operational(failure: BaseException | None) -> bool:
    """Whether the connection, or the making of it, failed."""
    return any(kind.__name__ == "OperationalError" for kind in type(failure).__mro__)


def _is_the_folders(code: int, path: Path) -> bool:
    """Whether the file would do, but nothing may be laid beside it."""
    if code == sqlite3.SQLITE_READONLY:
        return os.access(path, os.W_OK) and may_only_be_looked_at(path)
    return code == sqlite3.SQLITE_CANTOPEN and may_only_be_looked_at(path)


def _sentence(failure: BaseException | None, name: str) -> str | None:
    if isinstance(failure, sqlite3.Error):
        code = getattr(failure, "sqlite_errorcode", 0)
        if _is_the_folders(code & 0xFF, Path(name)):
            return FOLDER_CLOSED.format(name=name)
        return _SENTENCES.get(code & 0xFF, "").format(name=name) or None
    state = getattr(failure, "sqlstate", None)
    if state is not None or not _is_operational(failure):
        return _STATES.get(state or "")
    _, refused, reason = str(failure).partition("FATAL:")
    if refused:
        return f"The database server turned us away: {reason.strip()}."
    return _SILENT
