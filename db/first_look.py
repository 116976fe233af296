"""The first page's lines, read from a data file by the bare driver.

Opening a data file in full takes several times as long, most of it for loading the database library; the
officer reads her work meanwhile.
"""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

from cme_desktop.due import DueLine
from cme_desktop.settings import AUTHORITY
from db.migrations import HEAD
from db.queries import due


def first_lines(path: Path, name: str, until: date, most: int) -> tuple[int | None, list[DueLine]] | None:
    """The record of the officer of this name, and what is due by `until`: theirs, or everybody's.

    None for whatever is not a data file that is ready for work: opening it will say why.
    """
    if not path.is_file():
        return None
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as file:
            if not _is_ready(file):
                return None
            officer = _officer(file, name)
            return officer, due.lines(
                file.execute(
                    due.statement(unmet=True, until=until, officer=officer),
                    due.parameters(until=until, officer=officer, most=most),
                )
            )
    except sqlite3.Error:
        return None


def _is_ready(file: sqlite3.Connection) -> bool:
    """Whether the tables are those of today, and the authority has been chosen."""
    (version,) = file.execute("SELECT version_num FROM alembic_version").fetchone() or (None,)
    chosen = file.execute("SELECT 1 FROM setting WHERE key = ?", (AUTHORITY,)).fetchone()
    return version == HEAD and chosen is not None


def _officer(file: sqlite3.Connection, name: str) -> int | None:
    found = file.execute("SELECT id FROM officer WHERE name = ? ORDER BY id LIMIT 1", (name,)).fetchone()
    return None if found is None else int(found[0])
