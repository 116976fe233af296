"""Statements of a save, made once and then run by the driver alone.

SQLAlchemy writes the text and knows how values of each type go in and come out. Asking it anew each time
costs more than the databases' own work, so what it says is kept for each statement and set of columns.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any, TypeVar

import sqlalchemy as sa

from cme_desktop.errors import Unkeepable

K = TypeVar("K")
Values = Mapping[str, Any]
_Way = Callable[[Any], Any]
_KEPT = 1000
"""Statements kept; an import can change the columns of a table in any combination."""


class _Prepared:
    """One statement for one kind of database."""

    def __init__(self, statement: Any, columns: tuple[str, ...], dialect: sa.Dialect) -> None:
        compiled = statement.compile(dialect=dialect, column_keys=list(columns))
        self.text = str(compiled)
        self._in_order: list[str] | None = compiled.positiontup
        binds, selected = compiled.binds, _selected(statement)
        self._fixed = {name: bind.value for name, bind in binds.items() if not bind.required}
        self._ins = _ways((name, _way_in(bind.type, dialect)) for name, bind in binds.items())
        self._names = [str(column.key) for column in selected]
        self._outs = _ways(enumerate(_way_out(column.type, dialect) for column in selected))

    def parameters(self, values: Values) -> Any:
        """The values as the driver takes them."""
        ready = {**self._fixed, **values}
        for name, way in self._ins:
            if (value := ready[name]) is not None:
                ready[name] = way(value)
        return ready if self._in_order is None else list(map(ready.__getitem__, self._in_order))

    def mapping(self, row: Iterable[Any]) -> dict[str, Any]:
        """A row as the descriptions take it."""
        values = list(row)
        for place, way in self._outs:
            if (value := values[place]) is not None:
                values[place] = way(value)
        return dict(zip(self._names, values, strict=True))


def run(connection: sa.Connection, statement: sa.Executable, values: Values) -> Any:
    """Run a statement in the connection's transaction; gives the driver's cursor."""
    made = _prepared(statement, tuple(values), connection.dialect)
    return execute(connection, made.text, made.parameters(values))


def run_for_each(connection: sa.Connection, statement: sa.Executable, rows: list[dict[str, Any]]) -> None:
    """Run a statement once for each of some rows, all of the same columns."""
    made = _prepared(statement, tuple(rows[0]), connection.dialect)
    execute(connection, made.text, [made.parameters(row) for row in rows], many=True)


def found(connection: sa.Connection, statement: sa.Executable, values: Values) -> list[dict[str, Any]]:
    """The rows that a question finds, by the names of its columns."""
    made = _prepared(statement, tuple(values), connection.dialect)
    cursor = execute(connection, made.text, made.parameters(values))
    return [made.mapping(row) for row in cursor.fetchall()]


def first_value(connection: sa.Connection, statement: sa.Executable, values: Values) -> Any:
    """The first value that a statement gives, as the driver has it; None where it gives none."""
    row = run(connection, statement, values).fetchone()
    return None if row is None else row[0]


def execute(connection: sa.Connection, text: str, parameters: Any, many: bool = False) -> Any:
    """The one place where the driver is asked; whoever watches statements watches here too."""
    refuse_unkeepable(parameters if many else (parameters,))
    cursor = connection.connection.cursor()
    if many:
        cursor.executemany(text, parameters)
    else:
        cursor.execute(text, parameters)
    return cursor


def refuse_unkeepable(several: Iterable[Any]) -> None:
    """Raises Unkeepable for a text with a NUL, which SQLite would keep and PostgreSQL would not."""
    for parameters in several:
        for value in parameters.values() if isinstance(parameters, dict) else parameters:
            if type(value) is str and "\0" in value:
                raise Unkeepable


@lru_cache(maxsize=_KEPT)
def _prepared(statement: Any, columns: tuple[str, ...], dialect: sa.Dialect) -> _Prepared:
    return _Prepared(statement, columns, dialect)


def _selected(statement: Any) -> Iterable[sa.ColumnElement[Any]]:
    return statement.selected_columns if isinstance(statement, sa.Select) else ()


def _ways(named: Iterable[tuple[K, _Way | None]]) -> list[tuple[K, _Way]]:
    """Most values go in and come out as they are, so that only the others need a second look."""
    return [(name, way) for name, way in named if way is not None]


def _way_in(kind: sa.types.TypeEngine[Any], dialect: sa.Dialect) -> _Way | None:
    return kind.dialect_impl(dialect).bind_processor(dialect)


@lru_cache(maxsize=_KEPT)
def _way_out(kind: sa.types.TypeEngine[Any], dialect: sa.Dialect) -> _Way | None:
    """Each value is understood once: the same days and moments come again and again."""
    way = kind.dialect_impl(dialect).result_processor(dialect, None)
    return None if way is None else lru_cache(maxsize=_KEPT)(way)
