"""Parts of records and of their rows: the columns asked for and no others, made into what they describe."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, Generic, TypeVar

import sqlalchemy as sa

from cme_desktop.description.record import BASE_COLUMNS, R
from cme_desktop.description.record_type import RecordType
from cme_desktop.fields import Field, Row, Unanswered
from cme_desktop.fields.holders import Holder
from db.tables.described import column_name, own_table, rows_table
from db.tables.rows import own_way
from db.tables.schema import LINKS, record

H = TypeVar("H", bound=Holder)
Column = sa.Column[Any]

_ALWAYS = ("id", "reference", "status", "child")


class Part(Generic[H]):
    """Some attributes of a class of records or rows, and the columns that they are read from."""

    def __init__(self, cls: type[H], columns: Mapping[str, Column], fields: Mapping[str, Field[Any]]):
        self.columns = list(columns.values())
        self._cls = cls
        self._names = list(columns)
        self._ways: list[tuple[str, Callable[..., object]]] = [
            (name, way)
            for name, field in fields.items()
            if (way := own_way(field.from_column, Field.from_column)) is not None
        ]
        blank = cls()
        beginnings = {name: getattr(blank, name) for name in fields}
        self._beginnings = {name: value for name, value in beginnings.items() if value is not None}
        self._answered_otherwise = [name for name, field in fields.items() if field.can_be_unanswered]
        if self._answered_otherwise:
            answered = columns[self._answered_otherwise[0]]
            self.columns.append(answered.table.c.unanswered)

    def made(self, row: Sequence[Any]) -> H:
        """What a row of the columns tells; the last of them is of answers without a value, if it is there."""
        values: dict[str, object] = dict(zip(self._names, row, strict=False))
        for name, from_column in self._ways:
            if values[name] is not None:
                values[name] = from_column(values[name])
        for name, beginning in self._beginnings.items():
            if values[name] is None:
                values[name] = beginning
        if self._answered_otherwise and row[-1]:
            self._answer(values, json.loads(row[-1]))
        return self._cls.known_by(values)

    def _answer(self, values: dict[str, object], without: Mapping[str, str]) -> None:
        for name in self._answered_otherwise:
            if name in without:
                values[name] = Unanswered(without[name])


@cache
def of_records(record_type: RecordType[R], names: tuple[str, ...]) -> Part[R]:
    """These plain fields of a type, and what tells a record from others."""
    return of_fields(record_type, tuple(dict.fromkeys((*_ALWAYS, *names))))


@cache
def of_fields(record_type: RecordType[R], names: tuple[str, ...]) -> Part[R]:
    """These plain fields of a type and nothing else."""
    own = {name: record_type.plain[name] for name in names if name not in BASE_COLUMNS}
    columns = {name: column_of(record_type, name) for name in names}
    return Part(record_type.cls, columns, own)


@cache
def of_rows(record_type: RecordType[R], rows: str, names: tuple[str, ...]) -> Part[Row]:
    """These fields of a type's repeating rows, and what tells a row from others."""
    described = record_type.rows[rows]
    columns = {"id": rows_table(record_type.key, rows).c.id}
    columns |= {name: column_of(record_type, f"{rows}.{name}") for name in names}
    return Part(described.of, columns, {name: described.fields[name] for name in names})


def column_of(record_type: RecordType[R], path: str) -> Column:
    """Where a field is kept, or one of repeating rows named `rows.field`."""
    rows, _, name = path.rpartition(".")
    if rows:
        described = record_type.rows[rows].fields[name]
        return rows_table(record_type.key, rows).c[column_name(name, described)]
    if path in BASE_COLUMNS:
        return record.c[f"{path}_id" if path in LINKS else path]
    return own_table(record_type.key).c[column_name(path, record_type.plain[path])]


def by_rows(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The fields that are named, by the rows that they are of; under "" those of the record itself."""
    found: dict[str, list[str]] = {"": []}
    for path in names:
        rows, _, name = path.rpartition(".")
        found.setdefault(rows, []).append(name)
    return {rows: tuple(dict.fromkeys(of_these)) for rows, of_these in found.items()}
