"""What goes wrong with files and servers, said plainly: the one place that understands a driver's errors."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy.exc

from cme_desktop.errors import Unavailable

_SENTENCES = {
    sqlite3.SQLITE_BUSY: "{name} is being changed by another program. Wait a moment and save again.",
    sqlite3.SQLITE_LOCKED: "{name} is being changed by another program. Wait a moment and save again.",
    sqlite3.SQLITE_FULL: "The disk that holds {name} is full. Make room on it and save again.",
    sqlite3.SQLITE_READONLY: "{name} may be read but not changed. Ask for permission to write to it.",
    sqlite3.SQLITE_NOTADB: "{name} is not a data file of CME Desktop, or it is encrypted.",
    sqlite3.SQLITE_CORRUPT: "{name} is damaged. Restore the newest backup.",
    sqlite3.SQLITE_CANTOPEN: "{name} cannot be opened. Is its folder there, and may you write to it?",
    sqlite3.SQLITE_IOERR: "{name} could not be read or written; the disk or the network drive failed.",
    sqlite3.SQLITE_PERM: "You are not allowed to open {name}.",
}


@contextmanager
def in_plain_words(name: str) -> Iterator[None]:
    """Turn the environment's failures into Unavailable, with a sentence that says what to do."""
    try:
        yield
    except sqlalchemy.exc.DBAPIError as failure:
        sentence = _sentence(failure.orig)
        if sentence is None:
            raise
        raise Unavailable(sentence.format(name=name)) from failure
    except sqlite3.Error as failure:
        sentence = _sentence(failure)
        if sentence is None:
            raise
        raise Unavailable(sentence.format(name=name)) from failure


def _sentence(failure: BaseException | None) -> str | None:
    if isinstance(failure, sqlite3.Error):
        code = getattr(failure, "sqlite_errorcode", 0)
        return _SENTENCES.get(code & 0xFF)
    state = getattr(failure, "sqlstate", None)
    kind = type(failure).__name__
    if kind == "OperationalError" and state is None:
        return "The database server does not answer. Check the network, then try again."
    if state in ("28P01", "28000"):
        return "The database server refused the name or the password."
    if state == "3D000":
        return "The database server has no database of that name."
    if state in ("40001", "40P01", "55P03"):
        return "Somebody else is changing the same records. Wait a moment and save again."
    if state == "53100":
        return "The disk of the database server is full."
    return None
