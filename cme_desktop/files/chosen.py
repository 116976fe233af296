"""Files that a person chose: the one place where they are opened to be read.

On POSIX systems a process that closes any handle of a file gives up every lock it has on that file, SQLite's
too. Were the data file read and closed here while it is open, other processes would take it for free, and
delete the log that the next save goes to. So a file that is open already is never opened again, by whatever
name or link it was chosen. The operating system is asked what is open, as it is the one that keeps the locks;
a list of our own would have to be told of every connection.
"""

import os
from contextlib import suppress
from pathlib import Path

from cme_desktop.errors import CmeError

_HANDLES = "/dev/fd"

LOGS = ("-wal", "-journal", "-shm")
"""How the names of the files end that SQLite keeps beside a data file."""


class OpenHere(CmeError):
    """The file is the data file that this process works with, or one that SQLite keeps beside it."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{path.name}” is the data file that is open here, or belongs to it. Choose another file."
        )


def read_chosen(path: Path) -> bytes:
    """All that a file holds. Raises OpenHere, OSError."""
    refuse_open_here(path)
    return path.read_bytes()


def first_bytes(path: Path, count: int) -> bytes:
    """How a file begins; less than `count` where it holds less. Raises OpenHere, OSError."""
    refuse_open_here(path)
    with path.open("rb") as file:
        return file.read(count)


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
