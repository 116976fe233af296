"""Whole records, read by their descriptions."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any

import sqlalchemy as sa

from cme_desktop.description.record import R
from cme_desktop.description.record_type import RecordType
from cme_desktop.errors import NotFound
from cme_desktop.public_names import ShownName, public_name
from db.connecting.among import among
from db.connecting.prepared import first_value, found, run
from db.connecting.statements import select
from db.queries.seen import Seen
from db.queries.unseen import restricted
from db.tables.described import own_table, rows_table
from db.tables.rows import OWN, to_record, to_rows
from db.tables.schema import record

_BATCH = 500


@cache
def _joined(key: str) -> sa.Select[Any]:
    own = own_table(key)
    columns = [column.label(f"{OWN}{column.name}") for column in own.c if column.name != "id"]
    return sa.select(record, *columns).join_from(record, own, record.c.id == own.c.id)


@cache
def _one(key: str) -> sa.Select[Any]:
    return _joined(key).where(record.c.id == sa.bindparam("id"))


@cache
def _rows(key: str, name: str) -> sa.Executable:
    table = rows_table(key, name)
    return sa.select(table).where(among(table.c.record_id, "ids")).order_by(table.c.record_id, table.c.place)


@cache
def _rows_of_one(key: str, name: str) -> sa.Select[Any]:
    table = rows_table(key, name)
    return sa.select(table).where(table.c.record_id == sa.bindparam("id")).order_by(table.c.place)


def one(connection: sa.Connection, record_type: RecordType[R], id: int) -> R:
    """One record. Raises NotFound."""
    row = next(iter(found(connection, _one(record_type.key), {"id": id})), None)
    if row is None:
        raise NotFound(f"This {record_type.title} is no longer in the data file.")
    rows = {name: _rows_of_it(connection, record_type, name, id) for name in record_type.rows}
    return to_record(record_type, row, rows)


def _rows_of_it(connection: sa.Connection, record_type: RecordType[Any], name: str, id: int) -> list[Any]:
    return to_rows(record_type, name, found(connection, _rows_of_one(record_type.key, name), {"id": id}))


def of_type(
    connection: sa.Connection,
    seen: Seen,
    record_type: RecordType[R],
    since: date | None,
    until: date | None,
    schools: Collection[int] | None = None,
) -> Iterator[R]:
    """Every record of a type by the day of its event, in batches; memory stays flat."""
    statement = _joined(record_type.key).where(record.c.type == record_type.key).order_by(record.c.id)
    if since is not None:
        statement = statement.where(record.c.event_on >= since)
    if until is not None:
        statement = statement.where(record.c.event_on <= until)
    if schools is not None:
        statement = statement.where(record.c.school_id.in_(schools))
    statement = seen.only(statement, record.c.id).execution_options(yield_per=_BATCH)
    with connection.execute(statement) as all_rows:
        for batch in all_rows.mappings().partitions():
            rows = rows_of(connection, record_type, [row["id"] for row in batch])
            for row in batch:
                yield to_record(record_type, row, rows[row["id"]])


def some(connection: sa.Connection, record_type: RecordType[R], ids: Sequence[int]) -> list[R]:
    """These records of a type, nobody else changing them before this change is over."""
    run(connection, _HELD, {"ids": ids})
    return several(connection, record_type, ids)


def several(connection: sa.Connection, record_type: RecordType[R], ids: Sequence[int]) -> list[R]:
    """Those of these records that are of a type."""
    rows = rows_of(connection, record_type, ids)
    return [
        to_record(record_type, row, rows[row["id"]])
        for row in found(connection, _some(record_type.key), {"ids": ids})
    ]


_HELD = sa.select(record.c.id).where(among(record.c.id, "ids")).with_for_update()


@cache
def _some(key: str) -> sa.Executable:
    return _joined(key).where(among(record.c.id, "ids"))


def rows_of(
    connection: sa.Connection, record_type: RecordType[Any], ids: Sequence[int]
) -> dict[int, dict[str, list[Any]]]:
    """The repeating rows of several records, on file or not: id -> field name -> rows in their places."""
    of_each: dict[int, dict[str, list[Any]]] = {id: {name: [] for name in record_type.rows} for id in ids}
    for name in record_type.rows:
        rows = found(connection, _rows(record_type.key, name), {"ids": ids})
        for row, made in zip(rows, to_rows(record_type, name, rows), strict=True):
            of_each[row["record_id"]][name].append(made)
    return of_each


def type_of(connection: sa.Connection, id: int) -> str:
    """The key of a record's type. Raises NotFound."""
    key: str | None = first_value(connection, select(record, "id", "type"), {"key_id": id})
    if key is None:
        raise NotFound("This record is no longer in the data file.")
    return key


def labels(connection: sa.Connection, ids: Iterable[int]) -> dict[int, ShownName]:
    """How these records are named where others point at them."""
    return _labels(connection, ids, by_own_answer=False)


def kept_labels(connection: sa.Connection, ids: Iterable[int]) -> dict[int, ShownName]:
    """How they are named in the rows of others: by their own answer, as these are renamed with it alone."""
    return _labels(connection, ids, by_own_answer=True)


def _labels(connection: sa.Connection, ids: Iterable[int], by_own_answer: bool) -> dict[int, ShownName]:
    asked = {"ids": sorted(set(ids))}
    rows = run(connection, _named(by_own_answer), asked).fetchall() if asked["ids"] else ()
    return {id: public_name(label, reference, hidden) for id, label, reference, hidden in rows}


@cache
def _named(by_own_answer: bool) -> sa.Select[tuple[int, str, str, bool]]:
    hidden = record.c.restricted if by_own_answer else restricted("record.id")
    return sa.select(record.c.id, record.c.label, record.c.reference, hidden).where(among(record.c.id, "ids"))


def references(connection: sa.Connection, ids: Sequence[int]) -> dict[int, str]:
    """The numbers of those of these records that are on file."""
    return dict(run(connection, _REFERENCES, {"ids": ids}).fetchall()) if ids else {}


_REFERENCES = sa.select(record.c.id, record.c.reference).where(among(record.c.id, "ids"))


def holding(connection: sa.Connection, seen: Seen, column: sa.Column[Any], id: str, value: Any) -> list[int]:
    """What the column named `id` holds wherever this column equals a value."""
    return [id for (id,) in run(connection, _holding(seen, column, id), {"value": value}).fetchall()]


def of_reference(connection: sa.Connection, seen: Seen, reference: str) -> int | None:
    """The record of a reference number, None where there is none."""
    id: int | None = first_value(connection, _of_reference(seen), {"key_reference": reference})
    return id


@cache
def _of_reference(seen: Seen) -> sa.Executable:
    return seen.only(select(record, "reference", "id"), record.c.id)


@cache
def _holding(seen: Seen, column: sa.Column[object], id: str) -> sa.Executable:
    ids = column.table.c[id]
    wanted = column == sa.bindparam("value", type_=column.type)
    return seen.only(sa.select(ids).where(wanted).distinct().order_by(ids), ids)
