"""Pages of a list, from an index at any depth.

What nobody sees before opening it with a reason (`db/queries/unseen.py`) is in none of them.

A list is read by key, never by offset: `anchors` names the first row of each page in one pass over the index,
and `page` starts reading there.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

import sqlalchemy as sa

from cme_desktop.description.linked import rows_of_children
from cme_desktop.description.record import BASE_COLUMNS
from cme_desktop.description.record_type import RecordType
from cme_desktop.fields import Field
from cme_desktop.ports import Anchor, ListQuery, ListRow
from cme_desktop.registry import record_type
from db.queries.search import Wanted, beginning, holders, ways_otherwise
from db.queries.seen import Seen
from db.queries.unseen import open_to_all
from db.tables.described import listed_column, own_table, rows_table, sort_expression
from db.tables.schema import LINKS, record

Decode = Callable[[Any], Any]
Meant = list[list[Wanted]]
"""What the words of a list may be on file: the words as typed first, then other ways to write them."""


def page(
    connection: sa.Connection, seen: Seen, query: ListQuery, start: Anchor | None, size: int
) -> list[ListRow]:
    """So many rows from an anchor, or from the top."""
    place = {} if start is None else {"value": start.value, "from_id": start.id}
    meant = _meant(connection, query)
    found: list[Any] = []
    for part in _parts(query.type.key, query.sort, query.descending, start is None):
        shown = seen.only(_filtered(part, query, meant), _id_beside(query))
        found += connection.execute(shown, {**place, "size": size - len(found)})
        if len(found) == size:
            break
    return _shown(query.type, found)


@cache
def _parts(key: str, sort: str, descending: bool, from_top: bool) -> tuple[sa.Select[Any], ...]:
    """The rows from a place on: first the rest of its ties, then what lies beyond; each seeks in the index.

    One condition over both, or both in the order of the ties, would read every tie there is.
    """
    query = ListQuery(record_type(key), sort, descending)
    order, id = sort_expression(query.type, sort), _id_beside(query)
    statement = _page_of(query).limit(sa.bindparam("size"))
    if from_top:
        return (statement.order_by(*_order(query)),)
    value: sa.BindParameter[Any] = sa.bindparam("value")
    from_id: sa.BindParameter[int] = sa.bindparam("from_id")
    rest = (id <= from_id if descending else id >= from_id, id.desc() if descending else id)
    if order is id:
        return (statement.where(rest[0]).order_by(rest[1]),)
    beyond = order < value if descending else order > value
    return (
        statement.where(order == value, rest[0]).order_by(rest[1]),
        statement.where(beyond).order_by(*_order(query)),
    )


def _page_of(query: ListQuery) -> sa.Select[Any]:
    own = own_table(query.type.key)
    columns = [listed_column(query.type, name) for name in query.type.list_columns]
    statement = sa.select(record.c.id, *columns)
    statement = statement.join_from(own, record, record.c.id == own.c.id)
    return _of_type(statement, query).where(open_to_all(_id_beside(query)))


def anchors(connection: sa.Connection, seen: Seen, query: ListQuery, every: int) -> tuple[int, list[Anchor]]:
    """How many rows the list has, and the first row of each page.

    The pass numbers ids alone, which the index holds; only the pages' first rows are looked up.
    """
    own, beside = own_table(query.type.key), _id_beside(query)
    meant = _meant(connection, query)
    number = sa.func.row_number().over(order_by=_order(query)).label("number")
    ids = seen.only(_narrowed(sa.select(beside.label("id"), number), query, meant), beside).subquery()
    first = sa.select(sort_expression(query.type, query.sort).label("value"), ids.c.id)
    first = first.join_from(ids, record, record.c.id == ids.c.id).join(own, own.c.id == ids.c.id)
    first = first.where((ids.c.number - 1) % every == 0).order_by(ids.c.number)
    count = seen.only(_narrowed(sa.select(sa.func.count()), query, meant), beside)
    found = [Anchor(row.value, row.id) for row in connection.execute(first)]
    return connection.execute(count).scalar_one(), found


def _id_beside(query: ListQuery) -> sa.Column[Any]:
    """The id column that stands in the same index as the sort value."""
    return record.c.id if query.sort in BASE_COLUMNS else own_table(query.type.key).c.id


def _order(query: ListQuery) -> tuple[sa.ColumnElement[Any], sa.ColumnElement[Any]]:
    order, id = sort_expression(query.type, query.sort), _id_beside(query)
    return (order.desc(), id.desc()) if query.descending else (order, id)


def _narrowed(statement: sa.Select[Any], query: ListQuery, meant: Meant) -> sa.Select[Any]:
    """The rows of the list, from one table alone where nothing is narrowed: its index answers by itself."""
    if not query.words and not query.equal:
        return _of_type(statement.select_from(_id_beside(query).table), query).where(
            open_to_all(_id_beside(query))
        )
    own = own_table(query.type.key)
    statement = _of_type(statement.join_from(own, record, record.c.id == own.c.id), query)
    return _filtered(statement.where(open_to_all(_id_beside(query))), query, meant)


def _of_type(statement: sa.Select[Any], query: ListQuery) -> sa.Select[Any]:
    """A type's own table holds no other type, and an index of it does not know the type."""
    return statement.where(record.c.type == query.type.key) if query.sort in BASE_COLUMNS else statement


def _meant(connection: sa.Connection, query: ListQuery) -> Meant:
    if not query.words:
        return []
    return [beginning(query.words), *ways_otherwise(connection, query.words)]


def _filtered(statement: sa.Select[Any], query: ListQuery, meant: Meant) -> sa.Select[Any]:
    for name, values in query.equal:
        statement = statement.where(_value_column(query, name).in_(values))
    if len(meant) > 1:
        ways = (_about_all(query, words) for words in meant)
        return statement.where(_id_beside(query).in_(sa.union(*ways)))
    for wanted in meant[0] if meant else ():
        statement = statement.where(_id_beside(query).in_(_about(query, wanted)))
    return statement


def _about_all(query: ListQuery, words: list[Wanted]) -> sa.Select[Any]:
    """Ids of the records that every one of the words finds."""
    first, *others = (_about(query, wanted).subquery() for wanted in words)
    (id,) = first.c
    statement = sa.select(id)
    for other in others:
        statement = statement.where(id.in_(sa.select(*other.c)))
    return statement


def _value_column(query: ListQuery, name: str) -> sa.Column[Any]:
    if name in LINKS:
        return record.c[f"{name}_id"]
    return record.c[name] if name in BASE_COLUMNS else own_table(query.type.key).c[name]


def _about(query: ListQuery, wanted: Wanted) -> sa.CompoundSelect[Any]:
    """Ids of the records that a word finds, and of those about children or a school that it finds."""
    linked = [sa.select(record.c.id).where(link.in_(holders(wanted))) for link in _LOOKED_THROUGH]
    tables = [rows_table(query.type.key, rows) for rows in rows_of_children(query.type)]
    met = [sa.select(rows.c.record_id).where(rows.c.child_id.in_(holders(wanted))) for rows in tables]
    return sa.union(holders(wanted), *linked, *met)


_LOOKED_THROUGH = (record.c.child_id, record.c.school_id)


def _shown(described: RecordType[Any], found: list[Any]) -> list[ListRow]:
    decode = _decoders(described)
    return [ListRow(row[0], _decoded(decode, row[1:])) for row in found]


def _decoders(described: RecordType[Any]) -> list[tuple[int, Decode]]:
    """(place, what turns the column's value into the field's), for the columns where they differ."""
    fields = [described.plain.get(name) for name in described.list_columns]
    return [
        (place, field.from_column)
        for place, field in enumerate(fields)
        if field is not None and type(field).from_column is not Field.from_column
    ]


def _decoded(decode: list[tuple[int, Decode]], values: tuple[Any, ...]) -> tuple[Any, ...]:
    if not decode:
        return values
    decoded = list(values)
    for place, from_column in decode:
        if decoded[place] is not None:
            decoded[place] = from_column(decoded[place])
    return tuple(decoded)
