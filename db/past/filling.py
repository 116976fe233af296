"""Records put into empty tables, and what follows once all are there: names beside links, and duties."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import sqlalchemy as sa

from cme_desktop.description.duties import duties
from cme_desktop.description.record import R, Record
from cme_desktop.description.record_type import RecordType
from cme_desktop.public_names import public_name
from cme_desktop.registry import REGISTRY
from cme_desktop.statutory.law import Law
from db.connecting.prepared import run_for_each
from db.connecting.statements import insert
from db.past.replay import Block
from db.queries import records
from db.queries.births import of_children
from db.queries.readable import AT_ONCE
from db.queries.seen import EVERYTHING
from db.tables.described import listed_links, own_table, rows_table
from db.tables.rows import base_row, own_columns, rows_columns
from db.tables.schema import LINKS, deadline, record
from db.writing.attachments import deadline_rows


def put(connection: sa.Connection, block: Block) -> None:
    """Records with their repeating rows, under their ids; names beside links are left blank."""
    for kind, several in block.items():
        own = own_columns(kind.key)
        insert_all(connection, record, ({"id": one.id, **base_row(kind, one)} for one in several))
        insert_all(connection, own_table(kind.key), ({"id": one.id, **own.row(one)} for one in several))
        for name in kind.rows:
            insert_all(connection, rows_table(kind.key, name), _rows(kind, name, several))


def _rows(kind: RecordType[R], name: str, several: Iterable[R]) -> Iterator[dict[str, object]]:
    columns = rows_columns(kind.key, name)
    for one in several:
        for place, row in enumerate(getattr(one, name)):
            yield {"id": row.id, "record_id": one.id, "place": place, **columns.row(row)}


def name_links(connection: sa.Connection) -> None:
    """The names of what records point at, beside the links."""
    driver = connection.connection.driver_connection
    assert driver is not None, "the connection is open"
    driver.create_function("public_name", 3, public_name, deterministic=True)
    for table, links in (
        (record, LINKS),
        *((own_table(kind.key), listed_links(kind.key)) for kind in REGISTRY),
    ):
        for link in links:
            _name(connection, table, link)


def _name(connection: sa.Connection, table: sa.Table, link: str) -> None:
    to, id = record.alias(), table.c[f"{link}_id"]
    name = sa.func.public_name(to.c.label, to.c.reference, to.c.restricted)
    kept = sa.select(name).where(to.c.id == id).scalar_subquery()
    named = sa.update(table).where(id.in_(sa.select(to.c.id)))
    connection.execute(named.values({f"{link}_label": kept}))


def reckon(connection: sa.Connection, kind: RecordType[R], law: Law) -> Iterator[int]:
    """The duties of all records of a type; gives how many records, a block at a time."""
    every = records.of_type(connection, EVERYTHING, kind, None, None)
    while block := list(islice(every, AT_ONCE)):
        born = of_children(connection, _children(block)) if kind.asks_age else {}
        set_now = ((one, duties(kind, one, law, born.get(one.child or 0))) for one in block)
        insert_all(connection, deadline, (row for one, due in set_now for row in deadline_rows(one, due)))
        yield len(block)


def _children(block: Sequence[Record]) -> set[int]:
    return {one.child for one in block if one.child is not None}


def insert_all(connection: sa.Connection, table: sa.Table, rows: Iterable[dict[str, object]]) -> None:
    """Rows of one table, all of the same columns; there may be none."""
    if several := list(rows):
        run_for_each(connection, insert(table), several)
