"""Several values in a statement whose text is the same however many there are.

SQLAlchemy's own `in_` writes a text for each number of values, and so compiles it anew.
"""

import json
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

Value = int | str


def among(column: sa.ColumnElement[Value], name: str) -> sa.ColumnElement[bool]:
    """Whether the column holds one of the values that are given under a name."""
    return _Among(column, sa.bindparam(name, type_=_Several(column.type)))


def each(name: str, kind: sa.types.TypeEngine[str]) -> sa.TableValuedAlias:
    """The values that are given under a name: a table of which `value` is the only column.

    It goes by the same name, by which a server calls both.
    """
    values = _Each(sa.bindparam(name, type_=_Several(kind)))
    return values.table_valued(sa.column("value", kind), name="value")


class _Among(FunctionElement[bool]):
    """The column, and the values as one."""

    inherit_cache = True


class _Each(FunctionElement[Sequence[Value]]):
    """The values as one."""

    inherit_cache = True


class _Several(sa.types.TypeDecorator[Sequence[Value]]):
    """Values as one: an array on a server, a text of JSON in a file."""

    impl = sa.Text
    cache_ok = True

    def __init__(self, kind: sa.types.TypeEngine[Any]) -> None:
        super().__init__()
        self.kind = kind

    def load_dialect_impl(self, dialect: sa.Dialect) -> sa.types.TypeEngine[Any]:
        return sa.ARRAY(self.kind) if dialect.name == "postgresql" else sa.Text()

    def process_bind_param(self, value: Sequence[Value] | None, dialect: sa.Dialect) -> list[Value] | str:
        values = list(value or ())
        return values if dialect.name == "postgresql" else json.dumps(values)


@compiles(_Among, "sqlite")
def _in_a_file(element: _Among, compiler: SQLCompiler, **named: object) -> str:
    column, values = (compiler.process(part, **named) for part in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({values}))"


@compiles(_Among, "postgresql")
def _on_a_server(element: _Among, compiler: SQLCompiler, **named: object) -> str:
    column, values = (compiler.process(part, **named) for part in element.clauses)
    return f"{column} = ANY({values})"


@compiles(_Each, "sqlite")
def _rows_in_a_file(element: _Each, compiler: SQLCompiler, **named: object) -> str:
    return f"json_each({compiler.process(element.clauses, **named)})"


@compiles(_Each, "postgresql")
def _rows_on_a_server(element: _Each, compiler: SQLCompiler, **named: object) -> str:
    return f"unnest({compiler.process(element.clauses, **named)})"
