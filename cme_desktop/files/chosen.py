"""Files that a person chose: the one place where they are opened to be read.

On POSIX systems a process that closes any handle of a file gives up every lock it has on that file, SQLite's
too. Were the data file read and closed here while it is open, other processes would take it for free, and
delete the log that the next save goes to. So a file that is open already is never opened again, by whatever
name or link it was chosen. The operating system is asked what is open, as it is the one that keeps the locks;
a list of our own would have to be told of every connection.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from cme_desktop.errors import CmeError

_HANDLES = "/dev/fd"

_WAYS = ("O_BINARY", "O_CLOEXEC", "O_NOCTTY", "O_NONBLOCK")  # those that the system has
_TO_READ = os.O_RDONLY | sum(getattr(os, way, 0) for way in _WAYS)
"""A pipe is not waited for; a file is read no differently."""

LOGS = ("-wal", "-journal", "-shm")
"""How the names of the files end that SQLite keeps beside a data file."""


class OpenHere(CmeError):
    """The file is the data file that this process works with, or one that SQLite keeps beside it."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{path.name}” is the data file that is open here, or belongs to it. Choose another file."
        )


class NotAFile(CmeError):
    """What was chosen is a device, a pipe or a socket: reading it might never end."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(f"“{path.name}” is {what}, not a file. Choose a file.")


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """A file that a person chose, to be read. Raises OpenHere, NotAFile, OSError."""
    refuse_open_here(path)
    refuse_special(path)
    with open(os.open(path, _TO_READ), "rb") as file:
        _refuse(path, os.fstat(file.fileno()))  # in case another has taken its place meanwhile
        yield file


def first_bytes(path: Path, count: int) -> bytes:
    """How a file begins; less than `count` where it holds less. Raises OpenHere, NotAFile, OSError."""
    with opened(path) as file:
        return file.read(count)


def refuse_special(path: Path) -> None:
    """Raises NotAFile for a device, a pipe or a socket, and OSError for a folder and where nothing is."""
    _refuse(path, path.stat())


def is_special(path: Path) -> bool:
    """Whether a device, a pipe or a socket is there. Never raises."""
    try:
        refuse_special(path)
    except NotAFile:
        return True
    except (OSError, ValueError):
        return False
    return False


def _refuse(path: Path, found: os.stat_result) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(path)
    if not stat.S_ISREG(found.st_mode):
        kinds = ((stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"))
        raise NotAFile(path, next((what for test, what in kinds if test(found.st_mode)), "a device"))


def refuse_open_here(path: Path) -> None:
    """Raises OpenHere for a file that is open in this process already; OSError where there is none."""
    if is_open_here(path):
        raise OpenHere(path)


def is_open_here(path: Path) -> bool:
    """Whether this process has the file open, told by device and inode. Raises OSError where there is none.

    Never on Windows, where closing one handle leaves the locks of another alone.
    """
    found = path.stat()
    if os.name != "posix":
        return False
    return any(os.path.samestat(found, held) for held in _held())


def is_log(path: Path) -> bool:
    """Whether SQLite takes the file for what it keeps beside a data file that is there."""
    named = path.resolve()
    return any(
        named.with_name(named.name.removesuffix(end)).is_file() for end in LOGS if named.name.endswith(end)
    )


def _held() -> list[os.stat_result]:
    held = []
    for handle in os.listdir(_HANDLES):
        with suppress(OSError):  # closed meanwhile, as the handle of this very list is
            held.append(os.fstat(int(handle)))
    return held
