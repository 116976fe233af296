"""Parts of records, by the thousand: the fields asked for and no others."""

from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import Any

import sqlalchemy as sa

from cme_desktop.description.record import BASE_COLUMNS, R
from cme_desktop.description.record_type import RecordType
from db.connecting.among import among
from db.connecting.prepared import found, run
from db.connecting.statements import batches
from db.queries.parts import column_of
from db.queries.seen import Seen
from db.queries.unseen import open_to_all, shown_to_all
from db.tables.described import own_fields, own_table, rows_table
from db.tables.rows import ColumnCodec, rows_columns
from db.tables.schema import record


def glimpses(
    connection: sa.Connection,
    seen: Seen,
    record_type: RecordType[R],
    names: Sequence[str],
    ids: Collection[int] | None,
) -> Iterator[R]:
    """Records of a type in the order of their ids, all or these, with what is named of them.

    What is restricted is in none: it is read by its id alone, by whoever has opened it.
    """
    if ids is None:
        open_ids = sorted(id for (id,) in run(connection, _all(seen), {"type": record_type.key}).fetchall())
    else:
        open_ids = sorted(set(ids))
    heads = (_heads if ids is None else _open_heads)(record_type, tuple(names))
    for some in batches(open_ids):
        yield from _some(connection, record_type, tuple(names), heads, some)


def linked_to(
    connection: sa.Connection,
    seen: Seen,
    record_type: RecordType[R],
    names: Sequence[str],
    link: str,
    ids: Collection[int],
) -> Iterator[R]:
    """Records of a type that name one of these by a link, whether or not everybody sees them."""
    heads = _linked_heads(seen, record_type, tuple(names), link)
    for some in batches(sorted(set(ids))):
        yield from _some(connection, record_type, tuple(names), heads, some)


@cache
def _all(seen: Seen) -> sa.Executable:
    of_type = sa.select(record.c.id).where(record.c.type == sa.bindparam("type"), open_to_all(record.c.id))
    return seen.only(of_type, record.c.id)


def _some(
    connection: sa.Connection,
    record_type: RecordType[R],
    names: tuple[str, ...],
    heads: sa.Executable,
    ids: Sequence[int],
) -> Iterator[R]:
    columns = _columns(record_type.key, names)
    shared = [(name, f"record_{name}") for name in _shared(names)]
    read = found(connection, heads, {"ids": ids})
    rows = _rows(connection, record_type, names, [head["record_id"] for head in read])
    for head in read:
        values = columns.values(head) | rows.get(head["record_id"], {})
        for name, column in shared:
            values[name] = head[column]
        yield record_type.cls(**values)


def _rows(
    connection: sa.Connection, record_type: RecordType[R], names: tuple[str, ...], ids: Sequence[int]
) -> dict[int, dict[str, list[Any]]]:
    """The repeating rows that are named: id -> field name -> rows in their places."""
    of_each: dict[int, dict[str, list[Any]]] = {}
    for name in names if ids else ():
        if name not in record_type.rows:
            continue
        columns, of = rows_columns(record_type.key, name), record_type.rows[name].of
        for row in found(connection, _rows_of(record_type.key, name), {"ids": ids}):
            made = of(id=row["id"], **columns.values(row))
            of_each.setdefault(row["record_id"], {}).setdefault(name, []).append(made)
    return of_each


@cache
def _columns(key: str, names: tuple[str, ...]) -> ColumnCodec:
    return ColumnCodec({name: field for name, field in own_fields(key).items() if name in names})


def _shared(names: tuple[str, ...]) -> list[str]:
    """What is read of what all records have."""
    return [name for name in BASE_COLUMNS if name in {"id", "reference", "status", *names}]


@cache
def _heads(record_type: RecordType[R], names: tuple[str, ...], by: str = "id") -> sa.Select[Any]:
    table = own_table(record_type.key)
    shared = [column_of(record_type, name).label(f"record_{name}") for name in _shared(names)]
    own = [column_of(record_type, name) for name in own_fields(record_type.key) if name in names]
    own += [table.c.unanswered] if "unanswered" in table.c else []
    return (
        sa.select(*shared, *own)
        .join_from(record, table, record.c.id == table.c.id)
        .where(among(column_of(record_type, by), "ids"))
        .order_by(record.c.id)
    )


@cache
def _open_heads(record_type: RecordType[R], names: tuple[str, ...]) -> sa.Executable:
    """Of those that everybody sees."""
    return _heads(record_type, names).where(shown_to_all())


@cache
def _linked_heads(seen: Seen, record_type: RecordType[R], names: tuple[str, ...], link: str) -> sa.Executable:
    return seen.only(_heads(record_type, names, link), record.c.id)


@cache
def _rows_of(key: str, name: str) -> sa.Select[Any]:
    table = rows_table(key, name)
    return sa.select(table).where(among(table.c.record_id, "ids")).order_by(table.c.record_id, table.c.place)
