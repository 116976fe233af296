"""Where one text stands in another: each database has its own name for that."""

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


def position(text: sa.ColumnElement[str], sought: sa.ColumnElement[str]) -> sa.ColumnElement[int]:
    """The place in a text, counted from 1, at which another begins; 0 where it does not stand in it."""
    return _Position(text, sought)


class _Position(FunctionElement[int]):
    """The text, and what is sought in it."""

    type = sa.Integer()
    inherit_cache = True


@compiles(_Position, "sqlite")
def _in_a_file(element: _Position, compiler: SQLCompiler, **named: object) -> str:
    return f"instr({compiler.process(element.clauses, **named)})"


@compiles(_Position, "postgresql")
def _on_a_server(element: _Position, compiler: SQLCompiler, **named: object) -> str:
    return f"strpos({compiler.process(element.clauses, **named)})"
