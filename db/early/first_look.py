"""The first page's lines, read from a data file by the bare driver.

Opening a data file in full takes several times as long, most of it for loading the database library; the
officer reads her work meanwhile.
"""

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from cme_desktop.due import AHEAD, MOST_LINES, NO_POST, DueLine, FirstLook, Post, Reckoning, Scope, marked
from cme_desktop.settings import AUTHORITY
from cme_desktop.statutory.calendar import SchoolCalendar
from cme_desktop.statutory.calendars import Calendars, Span, SpanKind
from db.early import due, reckoning
from db.early.first_entry import FIRST_ENTRY
from db.early.unfinished import UNFINISHED, brought_by_none_of
from db.files.alone import has_content
from db.migrations import HEAD
from db.tables.restricted import ChildRows, Hiding


def first_look(path: Path, name: str, as_at: date) -> FirstLook | None:
    """What is due within the week: the work that the officer of this name sees first.

    None for whatever is not a data file that is ready for work: opening it will say why.
    """
    if not has_content(path):
        return None
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as file:
            if not _is_ready(file):
                return None
            post = _post(file, name)
            lines = _lines(file, post.scope(post.first()), as_at)
            (identity,) = file.execute(FIRST_ENTRY).fetchone() or ("",)
            return FirstLook(as_at, post, lines, _calendar(file), identity)
    except (OverflowError, TypeError, ValueError, sqlite3.Error):  # a value that cannot be read
        return None


def _is_ready(file: sqlite3.Connection) -> bool:
    """Whether the tables are those of today with all deadlines in them, and the authority has been chosen."""
    (version,) = file.execute("SELECT version_num FROM alembic_version").fetchone() or (None,)
    chosen = file.execute("SELECT 1 FROM setting WHERE key = ?", (AUTHORITY,)).fetchone()
    return version == HEAD and chosen is not None and not any(one.missing for one in _reckonings(file))


def _reckonings(file: sqlite3.Connection) -> list[Reckoning]:
    """What is still to be reckoned anew."""
    return reckoning.read(file.execute(reckoning.WAITING))


def _post(file: sqlite3.Connection, name: str) -> Post:
    """Where the officer of this name stands in the team."""
    tests = ("name = ?", "record.status = ?", *_seen(file, "record.id"))
    found = file.execute(
        "SELECT id, hub_id, role FROM officer JOIN record USING (id) "
        f"WHERE {' AND '.join(tests)} ORDER BY id LIMIT 1",
        (name, "current"),
    ).fetchone()
    return NO_POST if found is None else Post(*found)


def _lines(file: sqlite3.Connection, scope: Scope, as_at: date) -> list[DueLine]:
    """What is overdue and what is due within the week: however much of the one, the other is not left out."""
    eve = as_at - timedelta(days=1)
    tests = (due.UNMET, *_seen(file, "deadline.record_id"))
    waiting = partial(due.statement, Hiding(child_rows(file), one_by_one=True), scope, *tests)
    overdue = file.execute(due.first(waiting(due.DUE_BY)), due.parameters(scope, MOST_LINES, until=eve))
    coming = file.execute(
        due.first(waiting(due.DUE_BY, due.DUE_AFTER, due.AWAKE)),
        due.parameters(scope, MOST_LINES, until=as_at + AHEAD, after=eve, awake_on=as_at),
    )
    return marked(due.lines([*overdue, *coming]), _reckonings(file))


_CHILD_ROWS = (
    "SELECT made.name FROM sqlite_master AS made WHERE made.type = 'table' AND 2 = (SELECT count(*) "
    "FROM pragma_table_info(made.name) AS held WHERE held.name IN ('record_id', 'child_id'))"
)


def child_rows(file: sqlite3.Connection) -> tuple[ChildRows, ...]:
    """The tables of rows in which children stand: the descriptions, which say so, are not loaded yet."""
    return tuple(ChildRows(name) for (name,) in file.execute(_CHILD_ROWS) if name.isidentifier())


def _seen(file: sqlite3.Connection, id: str) -> tuple[str, ...]:
    """The test that leaves out what an unfinished import has brought; none where there is no such import."""
    return brought_by_none_of([number for (number,) in file.execute(UNFINISHED)], id)


def _calendar(file: sqlite3.Connection) -> SchoolCalendar:
    """The authority's calendar, by which lateness is told."""
    tests = ("status = 'current'", "school_id IS NULL", *_seen(file, "record.id"))
    found = file.execute(
        "SELECT kind, first_on, last_on FROM calendar_entry JOIN record USING (id) "
        f"WHERE type = 'calendar_entry' AND {' AND '.join(tests)}"
    )
    spans = [Span(SpanKind(kind), date.fromisoformat(a), date.fromisoformat(b)) for kind, a, b in found]
    return Calendars(spans).authority
