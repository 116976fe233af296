"""Values of a wrong kind: SQLite lets any column hold anything; a server takes none to begin with."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from db.checking.gathered import reference_of
from db.checking.naming import value_named
from db.tables.schema import Moment
from db.tables.whole import everything

_DAY = "[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]"
_TIME = "[0-2][0-9]:[0-5][0-9]:[0-5][0-9]"
_OF_KIND: dict[type[sa.types.TypeEngine[Any]], str] = {
    sa.Text: "typeof({0}) = 'text'",
    sa.Integer: "typeof({0}) = 'integer'",
    sa.BigInteger: "typeof({0}) = 'integer'",
    sa.Boolean: "typeof({0}) = 'integer' AND {0} IN (0, 1)",
    sa.LargeBinary: "typeof({0}) = 'blob'",
    sa.Date: f"typeof({{0}}) = 'text' AND {{0}} GLOB '{_DAY}' AND date({{0}}) IS {{0}}",
    Moment: (
        f"typeof({{0}}) = 'text' AND {{0}} GLOB '{_DAY} {_TIME}*' "
        "AND date(substr({0}, 1, 10)) IS substr({0}, 1, 10) "
        "AND (length({0}) = 19 OR substr({0}, 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]')"
    ),
}
_OF_RECORDS = ("record_id", "id")


def findings(connection: sa.Connection) -> Iterator[str]:
    """A sentence for each value that is none of its column's kind, with the record that it belongs to."""
    if connection.dialect.name != "sqlite":
        return
    for table in everything().sorted_tables:
        for row in connection.exec_driver_sql(_question(table)):
            wrong = [column for column, is_wrong in zip(table.c.keys(), row[1:], strict=True) if is_wrong]
            whose = _whose(connection, table, row[0])
            for column in wrong:
                yield f"{whose}: {value_named(table.name, column)} cannot be read."


def _question(table: sa.Table) -> str:
    """The key of each row with a wrong value, and for each of its columns whether it is the one."""
    wrong = [f'("{column.name}" IS NOT NULL AND NOT ({_test(column)}))' for column in table.c]
    return f'SELECT {_key(table)}, {", ".join(wrong)} FROM "{table.name}" WHERE {" OR ".join(wrong)}'


def _test(column: sa.Column[Any]) -> str:
    kind = type(column.type)
    return _OF_KIND[kind].format(f'"{column.name}"')


def _key(table: sa.Table) -> str:
    """The column that says which record a row belongs to; else what tells the row."""
    if "record_id" in table.c:
        return "record_id"
    return "id" if "id" in table.c else f'"{next(iter(table.primary_key)).name}"'


def _whose(connection: sa.Connection, table: sa.Table, key: Any) -> str:
    of_a_record = "record_id" in table.c or table.name == "record" or _has_id_of_record(table)
    if of_a_record and isinstance(key, int):
        return reference_of(connection, key)
    return f"Row {key} of the table {table.name}" if isinstance(key, int) else f"The table {table.name}"


def _has_id_of_record(table: sa.Table) -> bool:
    return "id" in table.c and bool(table.c.id.foreign_keys)
