"""Anchors of a history: read off its chains, written into copies, and kept beside the data file."""

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from cme_desktop.anchors import HistoryAnchor, anchored, anchors_in
from cme_desktop.files.chosen import NotAFile, OpenHere, opened
from cme_desktop.files.private import append_private, private_folder
from db.connecting.prepared import execute
from db.failures import is_the_environments
from db.files.beside import ANCHORS
from db.files.emergency import in_own_folder

MOST_BYTES = 50_000_000
"""More than a list of anchors ever holds."""
SETTING = "anchor"
"""The setting under which a backup holds its own."""

_COUNTED = "SELECT lane, COUNT(*), MAX(id) FROM history GROUP BY lane"
_COUNTED_AS_ONE = "SELECT 0, COUNT(*), MAX(id) FROM history HAVING COUNT(*) > 0"
"""The same of a version that had one chain only."""
_SET = "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"


_Ask = Callable[[str], Any]
"""Runs a question; gives the cursor of its answer."""


def anchor_of(connection: sa.Connection, day: date) -> HistoryAnchor:
    """Where the history stands that a connection sees."""
    return _anchored(day, lambda question: execute(connection, question, ()), _COUNTED)


def anchor_in_file(file: sqlite3.Connection, day: date) -> HistoryAnchor:
    """Where the history of a file stands, of whatever version."""
    columns = {name for _, name, *_ in file.execute("PRAGMA table_info(history)")}
    return _anchored(day, file.execute, _COUNTED if "lane" in columns else _COUNTED_AS_ONE)


def _anchored(day: date, ask: _Ask, counting: str) -> HistoryAnchor:
    counted = ask(counting).fetchall()
    return anchored(day, {lane: (count, _head(ask, last)) for lane, count, last in counted})


def _head(ask: _Ask, last: int) -> str:
    """The hash of an entry; of one that cannot be read it is never that of an entry as it was made."""
    try:
        return str(ask(f"SELECT hash FROM history WHERE id = {last}").fetchone()[0])
    except Exception as failure:
        if is_the_environments(failure):
            raise
        return "unreadable"


def write_into(copy: sqlite3.Connection, day: date) -> None:
    """Have a copy tell where its history stood when it was made."""
    copy.execute(_SET, (SETTING, anchor_in_file(copy, day).text()))
    copy.commit()


class AnchorFile:
    """Anchors of one data file or database, each a line of a file that only its owner can read."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def keep(self, anchor: HistoryAnchor) -> None:
        """Add one, unless the last one says the same.

        Where nothing can be written the work goes on all the same: `check` tells how old the newest one is.
        """
        kept = self.all()
        if kept and kept[-1].hash == anchor.hash:
            return
        with suppress(OSError):
            if not self.path.parent.exists():
                private_folder(self.path.parent)
            append_private(self.path, f"{anchor.text()}\n".encode("ascii"))

    def all(self) -> list[HistoryAnchor]:
        """Those that can be read, the oldest first."""
        try:
            with opened(self.path) as file:
                return anchors_in(file.read(MOST_BYTES).decode("ascii", "replace"))
        except (OSError, OpenHere, NotAFile):
            return []


def beside_file(data: Path) -> Path:
    """Where the anchors of a data file are kept: one place, by whatever link it is opened."""
    file = data.resolve()
    return file.with_name(f"{file.name}{ANCHORS}")


def for_server(address: str, own: Path) -> Path:
    """Where those of a database on a server are kept, in the person's own folder."""
    folder = in_own_folder(address, own)
    return folder.with_name(f"{folder.name.replace('unfinished-', 'anchors-', 1)}.txt")
