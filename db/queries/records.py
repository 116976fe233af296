"""Whole records, read by their descriptions."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any

import sqlalchemy as sa

from cme_desktop.errors import NotFound
from cme_desktop.records.base import R, RecordType
from db.rows import described_values, to_record
from db.schema import record, rows_tables, type_tables

_BATCH = 500


@cache
def _joined(key: str) -> sa.Select[Any]:
    own = type_tables[key]
    columns = [column.label(f"own_{column.name}") for column in own.c if column.name != "id"]
    return sa.select(record, *columns).join_from(record, own, record.c.id == own.c.id)


def one(connection: sa.Connection, record_type: RecordType[R], id: int) -> R:
    """One record. Raises NotFound."""
    row = connection.execute(_joined(record_type.key).where(record.c.id == id)).mappings().first()
    if row is None:
        raise NotFound(f"This {record_type.title} is no longer in the data file.")
    return to_record(record_type, row, _rows_of(connection, record_type, [id])[id])


def of_type(
    connection: sa.Connection, record_type: RecordType[R], since: date | None, until: date | None
) -> Iterator[R]:
    """Every record of a type by the day of its event, in batches; memory stays flat."""
    statement = _joined(record_type.key).where(record.c.type == record_type.key).order_by(record.c.id)
    if since is not None:
        statement = statement.where(record.c.event_on >= since)
    if until is not None:
        statement = statement.where(record.c.event_on <= until)
    for batch in connection.execute(statement).mappings().partitions(_BATCH):
        rows = _rows_of(connection, record_type, [row["id"] for row in batch])
        for row in batch:
            yield to_record(record_type, row, rows[row["id"]])


def _rows_of(
    connection: sa.Connection, record_type: RecordType[Any], ids: Sequence[int]
) -> dict[int, dict[str, list[Any]]]:
    """The repeating rows of several records: id -> field name -> rows in their places."""
    found: dict[int, dict[str, list[Any]]] = {id: {name: [] for name in record_type.rows} for id in ids}
    for name, described in record_type.rows.items():
        table = rows_tables[record_type.key][name]
        statement = (
            sa.select(table).where(table.c.record_id.in_(ids)).order_by(table.c.record_id, table.c.place)
        )
        for row in connection.execute(statement).mappings():
            values = described_values(described.fields, row)
            found[row["record_id"]][name].append(described.of(id=row["id"], **values))
    return found


def type_of(connection: sa.Connection, id: int) -> str:
    """The key of a record's type. Raises NotFound."""
    key: str | None = connection.execute(sa.select(record.c.type).where(record.c.id == id)).scalar()
    if key is None:
        raise NotFound("This record is no longer in the data file.")
    return key


def labels(connection: sa.Connection, ids: Iterable[int]) -> dict[int, str]:
    """How these records are named where others point at them."""
    wanted = sorted(set(ids))
    if not wanted:
        return {}
    statement = sa.select(record.c.id, record.c.label).where(record.c.id.in_(wanted))
    return {row.id: row.label for row in connection.execute(statement)}


def holding(connection: sa.Connection, table: sa.Table, column: str, value: Any, id_column: str) -> list[int]:
    """Ids of the records whose column equals a value."""
    statement = sa.select(table.c[id_column]).where(table.c[column] == value).distinct()
    return list(connection.execute(statement).scalars())


def by_links(connection: sa.Connection, link: str, ids: Sequence[int]) -> dict[int, list[int]]:
    """id -> ids of the records that point at it through a base link."""
    found: dict[int, list[int]] = defaultdict(list)
    statement = sa.select(record.c[f"{link}_id"], record.c.id).where(record.c[f"{link}_id"].in_(ids))
    for target, id in connection.execute(statement):
        found[target].append(id)
    return dict(found)
