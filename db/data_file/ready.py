"""A file before SQLite sees it, which would make a data file of some that are none."""

from pathlib import Path

from cme_desktop.clock import Clock
from cme_desktop.errors import Missing, Unavailable
from cme_desktop.files.chosen import LOGS, OpenHere, first_bytes
from cme_desktop.files.private import keep_private
from db.data_file.making import make_file
from db.failures import CANNOT_OPEN, NOT_OURS
from db.files.beside import copies, log_of, refuse_traces, second_names, tidy

_HEADER = b"SQLite format 3\0"


def make_ready(path: Path, clock: Clock, make: bool) -> None:
    """See that there is a data file to be opened, and that it is its owner's only.

    A missing one is made, or without `make` refused as Missing. Raises LeftBehind where copies of it lie
    there, Unavailable for what is no data file.
    """
    path = path.resolve() if path.is_symlink() else path  # SQLite keeps its log beside the file itself
    if path.is_dir():
        raise Unavailable(f"{path} is a folder. Name the data file in it.")
    if path.exists():
        refuse_other_file(path)
        tidy(path)
        _refuse_second_name(path)
    elif make:
        make_file(path, clock)
    else:
        _refuse_missing(path)
    for kept in (path, *(log_of(path, ending) for ending in LOGS), *copies(path)):
        keep_private(kept)


def _refuse_missing(path: Path) -> None:
    refuse_traces(path)
    if not path.parent.is_dir():
        raise Unavailable(CANNOT_OPEN.format(name=path))
    raise Missing(path)


def refuse_other_file(path: Path) -> None:
    """Raises LeftBehind, Unavailable for a file that is empty or is no database.

    SQLite takes a file of one byte for an empty one, and deletes the log of one it takes for empty.
    """
    try:
        start = first_bytes(path, len(_HEADER))
    except OpenHere:
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
    """SQLite names the log after the file: opened by two names, it would have two, and lose saves.

    Another process may open it by the other name, now or later. The second names that the program itself
    gives it for a moment are never opened.
    """
    if path.is_file() and path.stat().st_nlink > 1 + second_names(path):
        raise Unavailable(
            f"{path} has a second name on this disk, a hard link, and would lose saves if it were opened by "
            "both. Close CME Desktop everywhere, then delete the name that is not used."
        )
