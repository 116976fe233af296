"""A file before SQLite sees it, which would make a data file of some that are none."""

from pathlib import Path

from cme_desktop.clock import Clock
from cme_desktop.errors import Unavailable
from cme_desktop.files.chosen import OpenHere, first_bytes
from cme_desktop.files.private import keep_private
from db.beside import LOGS, copies, log_of, refuse_traces, tidy
from db.failures import NOT_OURS
from db.making import make_file

_HEADER = b"SQLite format 3\0"


def make_ready(path: Path, clock: Clock) -> None:
    """See that there is a data file to be opened, and that it is its owner's only; a missing one is made.

    Raises LeftBehind where one is missing but copies of it lie there, Unavailable for what is no data file.
    """
    path = path.resolve() if path.is_symlink() else path  # SQLite keeps its log beside the file itself
    if path.exists():
        refuse_other_file(path)
        tidy(path)
    else:
        make_file(path, clock)
    for kept in (path, *(log_of(path, ending) for ending in LOGS), *copies(path)):
        keep_private(kept)


def refuse_other_file(path: Path) -> None:
    """Raises LeftBehind, Unavailable for a file that is empty, is no database, or is open by another name.

    SQLite takes a file of one byte for an empty one, and deletes the log of one it takes for empty.
    """
    try:
        start = first_bytes(path, len(_HEADER))
    except OpenHere:
        _refuse_second_name(path)
        return  # it was looked at when it was opened
    except OSError:
        return  # SQLite says what is wrong
    if not start:
        refuse_traces(path)
        raise Unavailable(
            f"{path} is an empty file. Delete it to begin a new one, or restore the newest backup."
        )
    if start != _HEADER:
        raise Unavailable(NOT_OURS.format(name=path))


def _refuse_second_name(path: Path) -> None:
    """SQLite names the log after the file: opened by two names, a file would have two logs."""
    if path.stat().st_nlink > 1:
        raise Unavailable(
            f"{path} is open already, and has a second name on this disk, a hard link. Delete the other name."
        )
