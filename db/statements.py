"""Statements that are made once and run often: making one anew takes longer than running it."""

from functools import cache
from typing import Any

import sqlalchemy as sa


@cache
def insert(table: sa.Table) -> sa.Insert:
    """A row of a table, or many."""
    return table.insert()


@cache
def update(table: sa.Table, *keys: str) -> sa.Update:
    """The columns given of the rows whose every `key` is `key_<key>`."""
    return table.update().where(*(table.c[key] == sa.bindparam(f"key_{key}") for key in keys))


@cache
def delete(table: sa.Table, key: str, among: str) -> sa.Delete:
    """The rows whose `key` is `key_<key>` and whose `among` is one of `gone`."""
    gone = table.c[among].in_(sa.bindparam("gone", expanding=True))
    return table.delete().where(table.c[key] == sa.bindparam(f"key_{key}"), gone)


@cache
def select(table: sa.Table, key: str, *columns: str) -> sa.Select[Any]:
    """These columns of the rows whose `key` is `key_<key>`."""
    return sa.select(*(table.c[column] for column in columns)).where(
        table.c[key] == sa.bindparam(f"key_{key}")
    )


@cache
def insert_for_id(table: sa.Table) -> sa.Insert:
    """A row of a table that gives the id it was given."""
    return table.insert().returning(table.c.id)


@cache
def worded(text: str) -> sa.TextClause:
    """A statement written out in full, its values named with a colon."""
    return sa.text(text)
