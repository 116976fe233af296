"""Statements that are made once and run often: making one anew takes longer than running it."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any, TypeVar

import sqlalchemy as sa

from db.connecting.among import among

T = TypeVar("T")
_AT_ONCE = 500
"""Values in one question; both databases have a limit far above."""


@cache
def insert(table: sa.Table) -> sa.Insert:
    """A row of a table, or many."""
    return table.insert()


@cache
def update(table: sa.Table, *keys: str) -> sa.Update:
    """The columns given of the rows whose every `key` is `key_<key>`."""
    return table.update().where(*(table.c[key] == sa.bindparam(f"key_{key}") for key in keys))


@cache
def delete(table: sa.Table, key: str, which: str) -> sa.Delete:
    """The rows whose `key` is `key_<key>` and whose `which` is one of `gone`."""
    gone = among(table.c[which], "gone")
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


def listed(words: Iterable[str]) -> str:
    """Words of the program's own as a statement lists them, in one order however they come."""
    return ", ".join(f"'{word}'" for word in sorted(words))


def batches(values: Sequence[T], at_once: int = _AT_ONCE) -> Iterator[Sequence[T]]:
    """Values in as many portions as can be asked for in one question each."""
    return (values[start : start + at_once] for start in range(0, len(values), at_once))
