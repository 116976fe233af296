"""Pages of a list, from an index at any depth.

What nobody sees before opening it with a reason (`db/queries/unseen.py`) is in none of them.

A list is read by key, never by offset: `anchors` names the first row of each page in one pass over the index,
and `page` starts reading there. Of common words a page is read along the list until it is full.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

import sqlalchemy as sa

from cme_desktop.description.record import BASE_COLUMNS
from cme_desktop.description.record_type import RecordType
from cme_desktop.fields import Field
from cme_desktop.ports import Anchor, ListQuery, ListRow
from cme_desktop.registry import record_type
from db.queries.narrowing import Meant, are_common, meant, narrowed, shows
from db.queries.seen import Seen
from db.queries.unseen import open_to_all, shown_to_all
from db.tables.described import listed_column, own_table, sort_expression
from db.tables.schema import record

Decode = Callable[[Any], Any]
Rows = list[Any]
"""Rows as the database gives them: the id, and the columns of the list."""

_LOOKED_AT = 10_000
"""Rows gone through for a page at most; words that many have apart may have no row together."""


def page(
    connection: sa.Connection, seen: Seen, query: ListQuery, start: Anchor | None, size: int
) -> list[ListRow]:
    """So many rows from an anchor, or from the top."""
    ways = meant(connection, query)
    found = _gone_through(connection, seen, query, ways, start, size)
    if found is None:
        found = _looked_up(connection, seen, query, ways, start, size)
    return _shown(query.type, found)


def _looked_up(
    connection: sa.Connection, seen: Seen, query: ListQuery, ways: Meant, start: Anchor | None, size: int
) -> Rows:
    """The rows of a page: of all that the words find, or as they stand in the list."""
    found: Rows = []
    for_all = open_to_all(_id_beside(query)) if ways else shown_to_all()
    for part in _parts(query.type.key, query.sort, query.descending, start is None):
        shown = narrowed(seen.only(part.where(for_all), _id_beside(query)), query, ways, _id_beside(query))
        found += connection.execute(shown, {**_place(start), "size": size - len(found)})
        if len(found) == size:
            break
    return found


def _gone_through(
    connection: sa.Connection, seen: Seen, query: ListQuery, ways: Meant, start: Anchor | None, size: int
) -> Rows | None:
    """The rows of a page of common words, of those met along the list; None where these are too few."""
    if not are_common(connection, query, ways):
        return None
    # In a CASE SQLite leaves off testing as soon as it knows.
    is_shown = sa.case((sa.and_(shows(query, ways), shown_to_all()), True), else_=False)
    found: Rows = []
    left = _LOOKED_AT
    for part in _parts(query.type.key, query.sort, query.descending, start is None):
        tested = seen.only(part, _id_beside(query)).add_columns(is_shown)
        values = {**_place(start), "size": left}
        with connection.execute(tested, values, execution_options={"yield_per": size}) as met:
            for *row, fits in met:
                left -= 1
                found += [row] if fits else []
                if len(found) == size:
                    return found
    return found if left else None


def _place(start: Anchor | None) -> dict[str, Any]:
    return {} if start is None else {"value": start.value, "from_id": start.id}


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
    return _of_type(statement, query)


def anchors(connection: sa.Connection, seen: Seen, query: ListQuery, every: int) -> tuple[int, list[Anchor]]:
    """How many rows the list has, and the first row of each page.

    The pass numbers ids alone, which the index holds; only the pages' first rows are looked up.
    """
    own, beside = own_table(query.type.key), _id_beside(query)
    ways = meant(connection, query)
    number = sa.func.row_number().over(order_by=_order(query)).label("number")
    ids = seen.only(_narrowed(sa.select(beside.label("id"), number), query, ways), beside).subquery()
    first = sa.select(sort_expression(query.type, query.sort).label("value"), ids.c.id)
    first = first.join_from(ids, record, record.c.id == ids.c.id).join(own, own.c.id == ids.c.id)
    first = first.where((ids.c.number - 1) % every == 0).order_by(ids.c.number)
    count = seen.only(_narrowed(sa.select(sa.func.count()), query, ways), beside)
    found = [Anchor(row.value, row.id) for row in connection.execute(first)]
    return connection.execute(count).scalar_one(), found


def _id_beside(query: ListQuery) -> sa.Column[Any]:
    """The id column that stands in the same index as the sort value."""
    return record.c.id if query.sort in BASE_COLUMNS else own_table(query.type.key).c.id


def _order(query: ListQuery) -> tuple[sa.ColumnElement[Any], sa.ColumnElement[Any]]:
    order, id = sort_expression(query.type, query.sort), _id_beside(query)
    return (order.desc(), id.desc()) if query.descending else (order, id)


def _narrowed(statement: sa.Select[Any], query: ListQuery, ways: Meant) -> sa.Select[Any]:
    """The rows of the list, from one table alone where nothing is narrowed: its index answers by itself."""
    id = _id_beside(query)
    if not query.words and not query.equal:
        return _of_type(statement.select_from(id.table), query).where(open_to_all(id))
    own = own_table(query.type.key)
    statement = _of_type(statement.join_from(own, record, record.c.id == own.c.id), query)
    return narrowed(statement.where(open_to_all(id)), query, ways, id)


def _of_type(statement: sa.Select[Any], query: ListQuery) -> sa.Select[Any]:
    """A type's own table holds no other type, and an index of it does not know the type."""
    return statement.where(record.c.type == query.type.key) if query.sort in BASE_COLUMNS else statement


def _shown(described: RecordType[Any], found: Rows) -> list[ListRow]:
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
