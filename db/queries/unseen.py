"""Which records nobody sees before opening them with a reason: every question about records goes by this.

A restricted child, what was merged into it, whatever is about these or has one of them among its rows, and
whoever is on file for such children alone.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import sqlalchemy as sa

from cme_desktop.fields import LinkField
from cme_desktop.registry import REGISTRY
from db.tables.described import child_rows, column_name, rows_table
from db.tables.restricted import ChildRows, Hiding, any_row, in_turn, is_hers, of_type


class Household(NamedTuple):
    """A table of rows, the column of theirs that names others, and the type of those."""

    table: str
    link: str
    to: str


def open_to_all(id: sa.ColumnElement[int]) -> sa.ColumnElement[bool]:
    """Whether everybody sees the record of this id."""
    return id.not_in(_unseen())


def unseen(id: sa.ColumnElement[int]) -> sa.ColumnElement[bool]:
    """Whether nobody sees the record of this id before opening it with a reason."""
    return id.in_(_unseen())


def restricted(id: str) -> sa.ColumnElement[bool]:
    """Whether the record of this id is itself restricted, or merged into one that is: asked of that alone."""
    return sa.literal_column(is_hers(id), sa.Boolean)


@cache
def hiding(one_by_one: bool = False) -> Hiding:
    """The tables of the records that there are; `one_by_one` for a question that reads few."""
    return Hiding(tuple(ChildRows(table, of) for table, of in child_rows().items()), one_by_one)


@cache
def hers_or_about() -> sa.ColumnElement[bool]:
    """Whether the `record` of a statement that reads few is a restricted child, or about one."""
    return sa.literal_column(hiding(one_by_one=True).here, sa.Boolean)


@cache
def hidden() -> sa.ColumnElement[bool]:
    """Whether nobody sees the `record` of a statement that reads few: told of that record alone."""
    tests = (*hiding(one_by_one=True).tests(), *map(_on_file_for_hers_alone, households()))
    return sa.literal_column(in_turn(*tests), sa.Boolean)


@cache
def shown_to_all() -> sa.ColumnElement[bool]:
    """Whether everybody sees it."""
    return sa.not_(hidden())


def _on_file_for_hers_alone(household: Household) -> str:
    table, link, of = household
    any_other = any_row(table, link, f"NOT {is_hers('one.record_id')}")
    return of_type(of, f"{any_row(table, link)} AND NOT {any_other}")


@cache
def _unseen() -> sa.TextualSelect:
    text = " UNION ALL ".join((hiding().both, *_alone()))
    return sa.text(text).columns(sa.Column("id", sa.Integer))


def _alone() -> Iterator[str]:
    """Whoever the rows of these records name, and those of no other record."""
    for table, link, _ in households():
        yield (
            f"SELECT mine.{link} FROM hers JOIN {table} AS mine ON mine.record_id = hers.id "
            f"WHERE mine.{link} IS NOT NULL AND {_of_no_other(table, link)}"
        )


def _of_no_other(table: str, link: str) -> str:
    return (
        f"(SELECT 1 FROM {table} AS other WHERE other.{link} = mine.{link} "
        "AND other.record_id NOT IN (SELECT hers.id FROM hers) LIMIT 1) IS NULL"
    )


def households() -> Iterator[Household]:
    """The rows by which records that can be restricted name others."""
    for kind in REGISTRY:
        for rows, described in kind.rows.items() if kind.can_be_restricted else ():
            for name, field in described.fields.items():
                if isinstance(field, LinkField):
                    yield Household(rows_table(kind.key, rows).name, column_name(name, field), field.to)
