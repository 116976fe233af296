"""Tables that are only ever added to: the database itself refuses to alter or delete a row of theirs."""

from typing import Any

import sqlalchemy as sa

_SEALS = (
    (
        "sqlite",
        "CREATE TRIGGER {table}_no_{what} BEFORE {verb} ON {table} "
        "BEGIN SELECT RAISE(ABORT, '{table} is never altered'); END",
    ),
    (
        "postgresql",
        "CREATE FUNCTION {table}_no_{what}() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '{table} is never altered'; END $$",
    ),
    (
        "postgresql",
        "CREATE TRIGGER {table}_no_{what} BEFORE {verb} ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION {table}_no_{what}()",
    ),
)


def append_only(*tables: sa.Table) -> None:
    """Have tables sealed as soon as they are made."""
    for table in tables:
        sa.event.listen(table, "after_create", _seal)


def sealing_statements(dialect: str, table: sa.Table) -> list[str]:
    """What seals a table, where it is one of those."""
    if not sa.event.contains(table, "after_create", _seal):
        return []
    verbs = ("UPDATE", "DELETE", "TRUNCATE") if dialect == "postgresql" else ("UPDATE", "DELETE")
    return [
        statement.format(table=table.name, what=verb.lower(), verb=verb)
        for verb in verbs
        for name, statement in _SEALS
        if name == dialect
    ]


def _seal(table: sa.Table, connection: sa.Connection, **_: Any) -> None:
    for statement in sealing_statements(connection.dialect.name, table):
        connection.exec_driver_sql(statement)
