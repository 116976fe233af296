"""What a SQLite file is made of, and what one that this version makes is made of."""

import re
from functools import cache

import sqlalchemy as sa

from db.checking.parts import Parts
from db.data_file.versions import make_tables

_OURS = "name NOT IN ('sqlite_sequence', 'sqlite_stat1', 'sqlite_stat4')"
"""SQLite's own tables are excused by their names alone: a forged name may begin as theirs do."""
_TABLES = f"SELECT name, sql FROM sqlite_master WHERE type = 'table' AND {_OURS}"
_COLUMNS = (
    "SELECT t.name || '.' || p.name, p.type, p.\"notnull\", COALESCE(p.dflt_value, ''), p.pk, p.hidden "
    f"FROM sqlite_master t, pragma_table_xinfo(t.name) p WHERE t.type = 'table' AND t.{_OURS}"
)
_LINKS = (
    'SELECT t.name || \'.\' || p."from" || \' to \' || p."table", p."to", p.on_delete, p.on_update '
    f"FROM sqlite_master t, pragma_foreign_key_list(t.name) p WHERE t.type = 'table' AND t.{_OURS}"
)
_UNIQUE = (
    "SELECT t.name || ' by ' || group_concat(c.name), i.\"unique\", i.partial "
    "FROM sqlite_master t, pragma_index_list(t.name) i, pragma_index_info(i.name) c "
    f"WHERE t.type = 'table' AND t.{_OURS} AND i.origin <> 'c' GROUP BY t.name, i.name"
)
_WRITTEN = (
    "SELECT type, name, tbl_name, sql FROM sqlite_master "
    "WHERE type <> 'table' AND NOT (type = 'index' AND sql IS NULL)"
)
"""SQLite's own indexes have no text."""
_MARKS = ("user_version", "application_id", "encoding")

_MORE = re.compile(
    r"\b(CHECK|COLLATE|GENERATED|ON CONFLICT|DEFERRABLE|STRICT|WITHOUT ROWID|TEMP)\b", re.IGNORECASE
)
"""What no question of SQLite's tells of a table, or none that every version knows."""


def found(connection: sa.Connection) -> Parts:
    """The parts of the file that is open."""
    parts: Parts = {}
    for name, sql in connection.exec_driver_sql(_TABLES):
        parts["table", name] = " ".join(sorted(word.upper() for word in _MORE.findall(sql or "")))
    for what, question in (("column", _COLUMNS), ("link", _LINKS), ("key", _UNIQUE)):
        for name, *made in connection.exec_driver_sql(question):
            parts[what, name] = repr(made)
    for what, name, table, sql in connection.exec_driver_sql(_WRITTEN):
        parts[what, name] = f"{table}: {_plain(sql or '')}"
    for mark in _MARKS:
        parts["mark", mark] = str(connection.exec_driver_sql(f"PRAGMA {mark}").scalar())
    return parts


@cache
def expected() -> Parts:
    """The parts of a new file, made in memory and let go of again."""
    engine = sa.create_engine("sqlite://")
    try:
        with engine.connect() as connection:
            make_tables(connection)
            return found(connection)
    finally:
        engine.dispose()


def _plain(sql: str) -> str:
    """A statement without what differs between two ways of writing the same; texts in it are left alone."""
    pieces = re.split(r"('(?:[^']|'')*')", sql.replace('"', ""))
    return "".join(
        piece if place % 2 else re.sub(r"\s+", " ", piece) for place, piece in enumerate(pieces)
    ).strip()
