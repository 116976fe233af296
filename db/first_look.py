"""The first page's lines, read from a data file by the bare driver.

Opening a data file in full takes several times as long, most of it for loading the database library; the
officer reads her work meanwhile.
"""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

from cme_desktop.due import AHEAD, MOST_LINES, FirstLook, Scope
from cme_desktop.settings import AUTHORITY
from cme_desktop.statutory.calendar import SchoolCalendar
from cme_desktop.statutory.calendars import Calendars, Span, SpanKind
from db.migrations import HEAD
from db.queries import due


def first_look(path: Path, name: str, as_at: date) -> FirstLook | None:
    """What is due within the week: of the officer of this name, or everybody's.

    None for whatever is not a data file that is ready for work: opening it will say why.
    """
    if not path.is_file():
        return None
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as file:
            if not _is_ready(file):
                return None
            officer, hub = _officer(file, name)
            scope = Scope(officer=officer)
            found = file.execute(
                due.statement(scope, due.UNMET, due.DUE_BY),
                due.parameters(scope, MOST_LINES, until=as_at + AHEAD),
            )
            return FirstLook(as_at, officer, hub, due.lines(found), _calendar(file))
    except sqlite3.Error:
        return None


def _is_ready(file: sqlite3.Connection) -> bool:
    """Whether the tables are those of today, and the authority has been chosen."""
    (version,) = file.execute("SELECT version_num FROM alembic_version").fetchone() or (None,)
    chosen = file.execute("SELECT 1 FROM setting WHERE key = ?", (AUTHORITY,)).fetchone()
    return version == HEAD and chosen is not None


def _officer(file: sqlite3.Connection, name: str) -> tuple[int | None, int | None]:
    """The record of the officer of this name, and their hub."""
    found = file.execute(
        "SELECT record.id, hub_id FROM officer JOIN record USING (id) WHERE name = ? ORDER BY id LIMIT 1",
        (name,),
    ).fetchone()
    return found or (None, None)


def _calendar(file: sqlite3.Connection) -> SchoolCalendar:
    """The authority's calendar, by which lateness is told."""
    found = file.execute(
        "SELECT kind, first_on, last_on FROM calendar_entry JOIN record USING (id) "
        "WHERE type = 'calendar_entry' AND status = 'current' AND school_id IS NULL"
    )
    spans = [Span(SpanKind(kind), date.fromisoformat(a), date.fromisoformat(b)) for kind, a, b in found]
    return Calendars(spans).authority
