"""A file before SQLite sees it, which would make a data file of some that are none."""

from pathlib import Path

from cme_desktop.errors import Unavailable
from cme_desktop.files.chosen import OpenHere, first_bytes
from db.failures import NOT_OURS

_HEADER = b"SQLite format 3\0"


def refuse_other_file(path: Path) -> None:
    """Raises Unavailable for a file that is no database, or is empty while its log is not.

    SQLite takes a file of one byte for an empty one, and deletes the log of one it takes for empty.
    """
    start = _start(path)
    if start is None:
        return
    if start and start != _HEADER:
        raise Unavailable(NOT_OURS.format(name=path))
    log = path.with_name(f"{path.name}-wal")
    if not start and log.is_file() and log.stat().st_size:
        raise Unavailable(f"{path} is empty or gone, but its log is still there. Restore the newest backup.")


def _start(path: Path) -> bytes | None:
    """The first bytes, none of them for a file that is not there.

    None for what may not be read, and for what is open in this process and was looked at before that.
    """
    try:
        return first_bytes(path, len(_HEADER))
    except OpenHere:
        return None
    except FileNotFoundError:
        return b""
    except OSError:
        return None
