"""Pages of a list, from an index at any depth.

A list is read by key, never by offset: `anchors` names the first row of each page in one pass over the index,
and `page` starts reading there.
"""

from typing import Any

import sqlalchemy as sa

from cme_desktop.fields import LinkField, Storage
from cme_desktop.ports import Anchor, ListQuery, ListRow
from cme_desktop.records.base import BASE_COLUMNS
from db.queries.search import holders
from db.schema import LINKS, listed_links, record, sort_expression, type_tables


def page(connection: sa.Connection, query: ListQuery, start: Anchor | None, size: int) -> list[ListRow]:
    """So many rows from an anchor, or from the top."""
    own = type_tables[query.type.key]
    columns = [_shown(query, name) for name in query.type.list_columns]
    statement = sa.select(record.c.id, *columns).join_from(own, record, record.c.id == own.c.id)
    statement = _narrowed(statement, query)
    order = sort_expression(query.type, query.sort)
    if start is not None:
        statement = statement.where(*_from(order, _id_beside(query), start, query.descending))
    statement = statement.order_by(*_order(query)).limit(size)
    decode = [_decoder(query, name) for name in query.type.list_columns]
    return [
        ListRow(row[0], tuple(d(value) for d, value in zip(decode, row[1:], strict=True)))
        for row in connection.execute(statement)
    ]


def anchors(connection: sa.Connection, query: ListQuery, every: int) -> tuple[int, list[Anchor]]:
    """How many rows the list has, and the first row of each page."""
    own = type_tables[query.type.key]
    order, id = sort_expression(query.type, query.sort), _id_beside(query)
    number = sa.func.row_number().over(order_by=_order(query)).label("number")
    keys = sa.select(order.label("value"), id.label("id"), number)
    if id.table is own and not query.words and not query.equal:
        keys = keys.select_from(own)
    else:
        keys = _narrowed(keys.select_from(own.join(record, record.c.id == own.c.id)), query)
    numbered = keys.subquery()
    firsts = sa.select(numbered.c.value, numbered.c.id).where((numbered.c.number - 1) % every == 0)
    found = [Anchor(row.value, row.id) for row in connection.execute(firsts.order_by(numbered.c.number))]
    return _count(connection, query), found


def _count(connection: sa.Connection, query: ListQuery) -> int:
    own = type_tables[query.type.key]
    if not query.words and not query.equal:
        statement = sa.select(sa.func.count()).select_from(record).where(record.c.type == query.type.key)
    else:
        joined = own.join(record, record.c.id == own.c.id)
        statement = _narrowed(sa.select(sa.func.count()).select_from(joined), query)
    return connection.execute(statement).scalar_one()


def _id_beside(query: ListQuery) -> sa.Column[Any]:
    """The id column that stands in the same index as the sort value."""
    return record.c.id if query.sort in BASE_COLUMNS else type_tables[query.type.key].c.id


def _order(query: ListQuery) -> tuple[sa.ColumnElement[Any], sa.ColumnElement[Any]]:
    order, id = sort_expression(query.type, query.sort), _id_beside(query)
    return (order.desc(), id.desc()) if query.descending else (order, id)


def _from(
    order: sa.ColumnElement[Any], id: sa.Column[Any], start: Anchor, descending: bool
) -> tuple[sa.ColumnElement[bool], sa.ColumnElement[bool]]:
    """At or after the anchor: the first condition seeks in the index, the second drops the ties."""
    if descending:
        return order <= start.value, sa.or_(order < start.value, id <= start.id)
    return order >= start.value, sa.or_(order > start.value, id >= start.id)


def _narrowed(statement: sa.Select[Any], query: ListQuery) -> sa.Select[Any]:
    statement = statement.where(record.c.type == query.type.key)
    for name, values in query.equal:
        column = (
            record.c[f"{name}_id"]
            if name in LINKS
            else record.c[name]
            if name in BASE_COLUMNS
            else (type_tables[query.type.key].c[name])
        )
        statement = statement.where(column.in_(values))
    for word in query.words:
        ids = holders(word)
        statement = statement.where(
            sa.or_(record.c.id.in_(ids), record.c.child_id.in_(ids), record.c.school_id.in_(ids))
        )
    return statement


def _shown(query: ListQuery, name: str) -> sa.ColumnElement[Any]:
    if name in LINKS:
        return record.c[f"{name}_label"]
    own = type_tables[query.type.key]
    if name in listed_links(query.type):
        return own.c[f"{name}_label"]
    return record.c[name] if name in BASE_COLUMNS else own.c[name]


def _decoder(query: ListQuery, name: str) -> Any:
    described = query.type.plain.get(name)
    if (
        described is None
        or isinstance(described, LinkField)
        or described.storage in (Storage.DATE, Storage.MOMENT)
    ):
        return lambda value: value
    return lambda value: None if value is None else described.from_column(value)
