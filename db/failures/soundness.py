"""What SQLite's own check says of a file, its structure told from a reading that failed.

SQLite takes a disk that gives an error for a file that is wrong: it raises the same code, and puts the page
among the findings of its check. So nothing is called damaged before the whole file could be read, and the
check has then found it so.
"""

import errno
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from enum import Enum
from pathlib import Path
from typing import Literal

_HANDLES = "/dev/fd"
_AT_ONCE = 1 << 20
_WRONG = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)

Check = Literal["quick_check", "integrity_check"]


class Soundness(Enum):
    """What can be said of a file."""

    SOUND = "sound"
    DAMAGED = "damaged"
    UNREAD = "unread"
    """It could not be read to its end: nothing can be said of it now."""


def are_sound(findings: Iterable[str]) -> bool:
    """Whether SQLite's check has found nothing."""
    return all(finding == "ok" for finding in findings)


def looked_over(path: Path, check: Check = "quick_check") -> Soundness:
    """What SQLite's check says when it looks at a file anew, through a connection that changes nothing."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            _read_through(path)
            findings = [text for (text,) in connection.execute(f"PRAGMA {check}(1)")]
    except OSError:
        return Soundness.UNREAD
    except sqlite3.Error as failure:
        return Soundness.DAMAGED if is_of_content(failure) else Soundness.UNREAD
    return Soundness.SOUND if are_sound(findings) else Soundness.DAMAGED


def is_of_content(failure: sqlite3.Error) -> bool:
    """Whether SQLite takes what it has read for wrong, rather than that it could not read or write."""
    return getattr(failure, "sqlite_errorcode", 0) & 0xFF in _WRONG


def _read_through(path: Path) -> None:
    """Read a file that SQLite has open, to its end. Raises OSError.

    Through SQLite's own handle: to open and close another would give up its locks.
    """
    for handle in _handles_of(path):
        at, end = 0, os.fstat(handle).st_size
        while at < end:
            read = len(os.pread(handle, _AT_ONCE, at))
            if not read:
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            at += read
        return


def _handles_of(path: Path) -> Iterator[int]:
    """What this process has a file open by; nothing on Windows, where SQLite's handles are not numbered."""
    if os.name != "posix":
        return
    wanted = path.stat()
    for handle in map(int, os.listdir(_HANDLES)):
        with suppress(OSError):  # closed meanwhile, as the handle of this very list is
            if os.path.samestat(wanted, os.fstat(handle)):
                yield handle
