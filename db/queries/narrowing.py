"""What the words and the exact values of a list ask of its rows.

There are two ways to ask: the ids of all that words find, looked up beforehand, which is little work for rare
words; and a test of one row by itself, which is little work for common ones, as a page is soon full.
"""

from typing import Any

import sqlalchemy as sa

from cme_desktop.description.linked import rows_of_children
from cme_desktop.description.record import BASE_COLUMNS
from cme_desktop.ports import ListQuery
from db.queries.search import Wanted, beginning, holders, ways_otherwise
from db.tables.described import own_table, rows_table
from db.tables.schema import LINKS, record, search_word

Meant = list[list[Wanted]]
"""What the words of a list may be on file: the words as typed first, then other ways to write them."""

_MANY = 5_000
"""Records from which on a word is common."""

_LOOKED_THROUGH = (record.c.child_id, record.c.school_id)


def meant(connection: sa.Connection, query: ListQuery) -> Meant:
    """The ways to read the words of a list; none where it has no words."""
    if not query.words:
        return []
    return [beginning(query.words), *ways_otherwise(connection, query.words)]


def narrowed(
    statement: sa.Select[Any], query: ListQuery, ways: Meant, id: sa.ColumnElement[int]
) -> sa.Select[Any]:
    """A statement, narrowed to the records that the list shows; `id` is its column of their ids."""
    statement = statement.where(*_values(query))
    if len(ways) > 1:
        return statement.where(id.in_(sa.union(*(_about_all(query, words) for words in ways))))
    for wanted in ways[0] if ways else ():
        statement = statement.where(id.in_(sa.union(*_about(query, wanted))))
    return statement


def shows(query: ListQuery, ways: Meant) -> sa.ColumnElement[bool]:
    """Whether the list shows the `record` of a statement, told of that record alone."""
    words = [sa.and_(*(_is_about(query, wanted) for wanted in way)) for way in ways]
    return sa.and_(*_values(query), sa.or_(*words))


def are_common(connection: sa.Connection, query: ListQuery, ways: Meant) -> bool:
    """Whether every word, in one of the ways, has so many records that it is better not to look all up."""
    return any(all(_is_common(connection, query, wanted) for wanted in way) for way in ways)


def _is_common(connection: sa.Connection, query: ListQuery, wanted: Wanted) -> bool:
    some = sa.union_all(*_about(query, wanted)).limit(_MANY).subquery()
    return connection.execute(sa.select(sa.func.count()).select_from(some)).scalar_one() == _MANY


def _values(query: ListQuery) -> list[sa.ColumnElement[bool]]:
    return [_value_column(query, name).in_(values) for name, values in query.equal]


def _value_column(query: ListQuery, name: str) -> sa.Column[Any]:
    if name in LINKS:
        return record.c[f"{name}_id"]
    return record.c[name] if name in BASE_COLUMNS else own_table(query.type.key).c[name]


def _about_all(query: ListQuery, words: list[Wanted]) -> sa.Select[Any]:
    """Ids of the records that every one of the words finds."""
    first, *others = (sa.union(*_about(query, wanted)).subquery() for wanted in words)
    (id,) = first.c
    return sa.select(id).where(*(id.in_(sa.select(*other.c)) for other in others))


def _about(query: ListQuery, wanted: Wanted) -> list[sa.Select[Any]]:
    """Ids of the records that a word finds, and of those about children or a school that it finds."""
    linked = [sa.select(record.c.id).where(link.in_(holders(wanted))) for link in _LOOKED_THROUGH]
    met = [sa.select(rows.c.record_id).where(rows.c.child_id.in_(holders(wanted))) for rows in _met(query)]
    return [holders(wanted), *linked, *met]


def _is_about(query: ListQuery, wanted: Wanted) -> sa.ColumnElement[bool]:
    """Whether a word finds the `record` of a statement, or the child, school or children it is about."""
    itself = [_holds(id, wanted) for id in (record.c.id, *_LOOKED_THROUGH)]
    met = [
        sa.exists().where(rows.c.record_id == record.c.id, _holds(rows.c.child_id, wanted))
        for rows in _met(query)
    ]
    return sa.or_(*itself, *met)


def _holds(id: sa.ColumnElement[int], wanted: Wanted) -> sa.ColumnElement[bool]:
    """Of an EXISTS PostgreSQL may look up all there are, which only a limit forbids."""
    word, match = wanted
    held = sa.select(search_word.c.record_id).where(
        search_word.c.record_id == id, match(search_word.c.word, word)
    )
    one = held.correlate_except(search_word).limit(sa.literal_column("1"))
    return one.scalar_subquery().is_not(None)


def _met(query: ListQuery) -> list[sa.Table]:
    """The tables of rows in which children stand."""
    return [rows_table(query.type.key, rows) for rows in rows_of_children(query.type)]
