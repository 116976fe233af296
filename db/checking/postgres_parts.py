"""What a database on a server is made of, and what one of this version would be, told without making one."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex

from db.checking import on_server
from db.checking.parts import Parts
from db.tables.append_only import sealing_statements
from db.tables.schema import Moment
from db.tables.whole import everything

_HERE = "current_schema()"
_OF_HERE = on_server.OF_HERE
_NO_EXTENSIONS = "NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = {} AND deptype = 'e')"
"""What an extension of the server's brought along is for its administrator to look after."""
_QUESTIONS = {
    "table": "SELECT relname, concat(relrowsecurity::text, relforcerowsecurity::text, relpersistence) "
    f"FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = {_OF_HERE}",
    "column": "SELECT table_name || '.' || column_name, data_type || ' ' || is_nullable || ' ' || "
    "COALESCE(collation_name, '') || ' ' || COALESCE(column_default, '') || ' ' || is_generated "
    "FROM information_schema.columns JOIN pg_class ON relname = table_name AND relkind IN ('r', 'p') "
    f"AND relnamespace = {_OF_HERE} WHERE table_schema = {_HERE}",
    "constraint": "SELECT conrelid::regclass::text || ': ' || pg_get_constraintdef(oid), "
    "convalidated::text || ' ' || (SELECT count(*) FROM pg_trigger "
    "WHERE tgconstraint = pg_constraint.oid AND tgenabled = 'O')::text "
    f"FROM pg_constraint WHERE connamespace = {_OF_HERE} AND contype <> 'n' AND conrelid <> 0",
    "index": "SELECT i.indexname, i.indexdef || CASE WHEN x.indisvalid AND x.indisready THEN '' "
    "ELSE ' invalid' END FROM pg_indexes i JOIN pg_class c ON c.relname = i.indexname "
    f"JOIN pg_index x ON x.indexrelid = c.oid WHERE i.schemaname = {_HERE} "
    f"AND c.relnamespace = {_OF_HERE} AND NOT EXISTS "
    "(SELECT 1 FROM pg_constraint WHERE conindid = c.oid AND contype IN ('p', 'u', 'x'))",
    "trigger": "SELECT tgname, replace(pg_get_triggerdef(t.oid), current_schema() || '.', '') || ' ' || "
    "tgenabled::text FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid "
    f"WHERE NOT tgisinternal AND c.relnamespace = {_OF_HERE}",
    "function": "SELECT proname, prosrc || CASE WHEN prosecdef THEN ' as its owner' ELSE '' END || "
    "COALESCE(' with ' || proconfig::text, '') FROM pg_proc p WHERE prokind = 'f' "
    f"AND pronamespace = {_OF_HERE} AND {_NO_EXTENSIONS.format('p.oid')}",
    "rule": f"SELECT rulename, definition FROM pg_rules WHERE schemaname = {_HERE}",
    "policy": f"SELECT policyname, '' FROM pg_policies WHERE schemaname = {_HERE}",
    **on_server.QUESTIONS,
    "view": "SELECT relname, '' FROM pg_class c WHERE relkind IN ('v', 'm') "
    f"AND relnamespace = {_OF_HERE} AND {_NO_EXTENSIONS.format('c.oid')}",
}
_KINDS: dict[type[sa.types.TypeEngine[Any]], str] = {
    sa.Text: "text",
    sa.Integer: "integer",
    sa.BigInteger: "bigint",
    sa.Boolean: "boolean",
    sa.LargeBinary: "bytea",
    sa.Date: "date",
    Moment: "timestamp with time zone",
}
_GUARDS = 4
"""Triggers of the server's own by which it holds a link, two at either end."""
_TRIGGER = re.compile(r"CREATE TRIGGER (\w+) (.*)", re.DOTALL)
_FUNCTION = re.compile(r"CREATE FUNCTION (\w+)\(\).*?\$\$(.*)\$\$", re.DOTALL)


def found(connection: sa.Connection) -> Parts:
    """The parts of the database that is open."""
    return {
        (what, name): _plain(made) if what in ("column", "index") else made
        for what, question in _QUESTIONS.items()
        for name, made in connection.exec_driver_sql(question)
    }


@cache
def expected() -> Parts:
    """The parts of a new database."""
    parts: Parts = {
        ("table", "alembic_version"): "falsefalsep",
        ("column", "alembic_version.version_num"): _plain("character varying NO   NEVER"),
        ("constraint", "alembic_version: PRIMARY KEY (version_num)"): "true 0",
    }
    for table in everything().sorted_tables:
        parts["table", table.name] = "falsefalsep"
        for column in table.c:
            parts["column", f"{table.name}.{column.name}"] = _plain(_column(table, column))
        for made in _constraints(table):
            guards = _GUARDS if made.startswith("FOREIGN KEY") else 0
            parts["constraint", f"{table.name}: {made}"] = f"true {guards}"
        if _has_sequence(table):
            parts["sequence", f"{table.name}_id_seq"] = on_server.SEQUENCE
        for index in table.indexes:
            written = str(CreateIndex(index).compile(dialect=postgresql.dialect()))  # type: ignore[no-untyped-call]
            parts["index", str(index.name)] = _plain(written)
        parts |= _seals(table)
    return parts


def _seals(table: sa.Table) -> Parts:
    parts: Parts = {}
    for statement in sealing_statements("postgresql", table):
        if trigger := _TRIGGER.fullmatch(statement):
            parts["trigger", trigger[1]] = f"CREATE TRIGGER {trigger[1]} {trigger[2]} O"
        elif function := _FUNCTION.fullmatch(statement):
            parts["function", function[1]] = function[2]
    return parts


def _has_sequence(table: sa.Table) -> bool:
    column = table.autoincrement_column
    return column is not None and column.server_default is None


def _column(table: sa.Table, column: sa.Column[Any]) -> str:
    kind = _KINDS[type(column.type)]
    collation = "C" if isinstance(column.type, sa.Text) else ""
    default = ""
    if column.server_default is not None:
        default = str(getattr(column.server_default, "arg", ""))
    elif column is table.autoincrement_column:
        default = f"nextval('{table.name}_id_seq'::regclass)"
    return f"{kind} {'YES' if column.nullable else 'NO'} {collation} {default} NEVER"


def _constraints(table: sa.Table) -> Iterator[str]:
    yield f"PRIMARY KEY ({', '.join(column.name for column in table.primary_key)})"
    for link in table.foreign_keys:
        yield f"FOREIGN KEY ({link.parent.name}) REFERENCES {link.column.table.name}({link.column.name})"
    for constraint in table.constraints:
        if isinstance(constraint, sa.UniqueConstraint):
            yield f"UNIQUE ({', '.join(column.name for column in constraint.columns)})"


def _plain(written: str) -> str:
    """A statement without what the server adds when it tells it: casts, brackets, quotes, its own words."""
    text = re.sub(r"::(timestamp with time zone|[a-z]+)|USING btree|\+00\b", " ", written)
    text = re.sub(r"(?<=ON )\w+\.(?=\w)", "", text)
    return " ".join(re.sub(r"[()'\",]", " ", text).lower().split())
