"""Pages of a list, from an index at any depth.

A list is read by key, never by offset: `anchors` names the first row of each page in one pass over the index,
and `page` starts reading there.
"""

from collections.abc import Callable, Iterator
from typing import Any

import sqlalchemy as sa

from cme_desktop.fields import LinkField
from cme_desktop.ports import Anchor, ListQuery, ListRow
from cme_desktop.records.base import BASE_COLUMNS
from db.queries.search import holders
from db.schema import LINKS, listed_column, record, sort_expression, type_tables

MASK = "Restricted"
"""What a list says in place of the words of a restricted record."""

_TOLD = ("reference", "status")
"""What a list tells even of a restricted record."""

Decode = Callable[[Any], Any]


def page(connection: sa.Connection, query: ListQuery, start: Anchor | None, size: int) -> list[ListRow]:
    """So many rows from an anchor, or from the top."""
    own = type_tables[query.type.key]
    columns = [listed_column(query.type, name) for name in query.type.list_columns]
    statement = sa.select(record.c.id, record.c.restricted, *columns)
    statement = _narrowed(statement.join_from(own, record, record.c.id == own.c.id), query)
    found: list[Any] = []
    for part in _parts(statement, query, start):
        found += connection.execute(part.limit(size - len(found)))
        if len(found) == size:
            break
    return _shown(query, found)


def anchors(connection: sa.Connection, query: ListQuery, every: int) -> tuple[int, list[Anchor]]:
    """How many rows the list has, and the first row of each page.

    The pass numbers ids alone, which the index holds; only the pages' first rows are looked up.
    """
    own, beside = type_tables[query.type.key], _id_beside(query)
    number = sa.func.row_number().over(order_by=_order(query)).label("number")
    ids = _narrowed(_from_needed(sa.select(beside.label("id"), number), query), query).subquery()
    first = sa.select(sort_expression(query.type, query.sort).label("value"), ids.c.id)
    first = first.join_from(ids, record, record.c.id == ids.c.id).join(own, own.c.id == ids.c.id)
    first = first.where((ids.c.number - 1) % every == 0).order_by(ids.c.number)
    count = _narrowed(_from_needed(sa.select(sa.func.count()), query), query)
    found = [Anchor(row.value, row.id) for row in connection.execute(first)]
    return connection.execute(count).scalar_one(), found


def _id_beside(query: ListQuery) -> sa.Column[Any]:
    """The id column that stands in the same index as the sort value."""
    return record.c.id if query.sort in BASE_COLUMNS else type_tables[query.type.key].c.id


def _order(query: ListQuery) -> tuple[sa.ColumnElement[Any], sa.ColumnElement[Any]]:
    order, id = sort_expression(query.type, query.sort), _id_beside(query)
    return (order.desc(), id.desc()) if query.descending else (order, id)


def _parts(statement: sa.Select[Any], query: ListQuery, start: Anchor | None) -> Iterator[sa.Select[Any]]:
    """The rows from an anchor on: first the rest of its ties, then what lies beyond; each seeks in the index.

    One condition over both, or both in the order of the ties, would read every tie there is.
    """
    if start is None:
        yield statement.order_by(*_order(query))
        return
    order, id = sort_expression(query.type, query.sort), _id_beside(query)
    from_id = id <= start.id if query.descending else id >= start.id
    by_id = id.desc() if query.descending else id
    if order is id:
        yield statement.where(from_id).order_by(by_id)
        return
    yield statement.where(order == start.value, from_id).order_by(by_id)
    beyond = order < start.value if query.descending else order > start.value
    yield statement.where(beyond).order_by(*_order(query))


def _from_needed(statement: sa.Select[Any], query: ListQuery) -> sa.Select[Any]:
    """From one table alone where nothing is narrowed, so that its index answers by itself."""
    if not query.words and not query.equal:
        return statement.select_from(_id_beside(query).table)
    own = type_tables[query.type.key]
    return statement.join_from(own, record, record.c.id == own.c.id)


def _narrowed(statement: sa.Select[Any], query: ListQuery) -> sa.Select[Any]:
    if query.sort in BASE_COLUMNS:  # The type's own table holds no other type, and its index does not say so.
        statement = statement.where(record.c.type == query.type.key)
    for name, values in query.equal:
        statement = statement.where(_value_column(query, name).in_(values))
    for word in query.words:
        statement = statement.where(_id_beside(query).in_(_about(word)))
    return statement


def _value_column(query: ListQuery, name: str) -> sa.Column[Any]:
    if name in LINKS:
        return record.c[f"{name}_id"]
    return record.c[name] if name in BASE_COLUMNS else type_tables[query.type.key].c[name]


def _about(word: str) -> sa.CompoundSelect[Any]:
    """Ids of the records that a word finds, and of those about a child or a school that it finds."""
    linked = [sa.select(record.c.id).where(link.in_(holders(word))) for link in _LOOKED_THROUGH]
    return sa.union(holders(word), *linked)


_LOOKED_THROUGH = (record.c.child_id, record.c.school_id)


def _shown(query: ListQuery, found: list[Any]) -> list[ListRow]:
    decode = [_decoder(query, name) for name in query.type.list_columns]
    masks = [None if name in _TOLD else MASK for name in query.type.list_columns]
    shown = []
    for id, restricted, *raw in found:
        values = [
            value if value is None or d is None else d(value) for d, value in zip(decode, raw, strict=True)
        ]
        if restricted:
            values = [_masked(value) if mask else value for mask, value in zip(masks, values, strict=True)]
        shown.append(ListRow(id, tuple(values)))
    return shown


def _masked(value: Any) -> str | None:
    return MASK if isinstance(value, str) else None


def _decoder(query: ListQuery, name: str) -> Decode | None:
    """What turns a column's value into the field's; None where they are the same."""
    described = query.type.plain.get(name)
    return None if described is None or isinstance(described, LinkField) else described.from_column
