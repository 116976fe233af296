"""Anchors out of what a person kept elsewhere: a list of them, a backup, the notes of a return."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

from cme_desktop.anchors import HistoryAnchor, anchors_in
from cme_desktop.errors import Unavailable
from cme_desktop.files.chosen import first_bytes
from cme_desktop.spreadsheets.problems import could_not_read
from cme_desktop.spreadsheets.reading import read_tables
from cme_desktop.values.errors import quoted
from db.data_file.backup import opened, verify
from db.history.anchors import MOST_BYTES, SETTING, anchor_in_file

_NAME_ONE = "Name a list of anchors, a backup or a working edition of a return."
_BACKUP = b"SQLite format 3\0"
_WORKBOOK = b"PK\x03\x04"
_NOTES = "Notes"
"""The sheet of a return that holds one; until it had editions its first sheet did."""
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def anchors_of(path: Path) -> list[HistoryAnchor]:
    """Every anchor in a file, whichever of the three it is. Raises CmeError where there is none."""
    try:
        start = first_bytes(path, len(_BACKUP))
        found = _in_backup(path) if start == _BACKUP else anchors_in(_text_of(path, start))
    except IsADirectoryError as failure:
        raise Unavailable(f"{quoted(str(path))} is a folder. {_NAME_ONE}") from failure
    except OSError as failure:
        raise could_not_read(path, failure) from failure
    if not found:
        raise Unavailable(f"There is no anchor in {path}. {_NAME_ONE}")
    return found


def _text_of(path: Path, start: bytes) -> str:
    if start.startswith(_WORKBOOK):
        first, *others = read_tables(path)
        notes = [table for table in others if table.name == _NOTES]
        rows = [row for table in (first, *notes) for row in table.rows]
        return "\n".join(str(cell) for row in rows for cell in row.cells.values())
    return first_bytes(path, MOST_BYTES).decode("utf-16" if start[:2] in _UTF_16 else "utf-8", "replace")


def _in_backup(path: Path) -> list[HistoryAnchor]:
    """Where the history of a backup stands, and where it stood when it was made."""
    verify(path)
    with closing(opened(path)) as file:
        noted = file.execute("SELECT value FROM setting WHERE key = ?", (SETTING,)).fetchone()
        kept = anchors_in(noted[0]) if noted else []
        day = kept[0].day if kept else _last_day(file)
        return [*kept, anchor_in_file(file, day)]


def _last_day(file: sqlite3.Connection) -> date:
    (at,) = file.execute("SELECT MAX(at) FROM history").fetchone()
    try:
        return date.fromisoformat(str(at)[:10])
    except ValueError:
        return date.min
