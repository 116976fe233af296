"""Which records nobody sees before opening them with a reason: every question about records goes by this.

A restricted child, what is about it or was merged into it, and whoever is on file for such a child alone.
"""

from collections.abc import Iterator
from functools import cache

import sqlalchemy as sa

from cme_desktop.fields import LinkField
from cme_desktop.records import REGISTRY
from db.described import column_name, own_fields, own_table, rows_table
from db.restricted import ABOUT, ITSELF


def open_to_all(id: sa.ColumnElement[int]) -> sa.ColumnElement[bool]:
    """Whether everybody sees the record of this id."""
    return id.not_in(_unseen())


def unseen(id: sa.ColumnElement[int]) -> sa.ColumnElement[bool]:
    """Whether nobody sees the record of this id before opening it with a reason."""
    return id.in_(_unseen())


def restricted(id: sa.ColumnElement[int]) -> sa.ColumnElement[bool]:
    """Whether the record of this id is itself restricted."""
    return id.in_(_ids(ITSELF))


@cache
def _unseen() -> sa.TextualSelect:
    return _ids(" UNION ALL ".join((ITSELF, ABOUT, *_merged(), *_alone())))


def _ids(text: str) -> sa.TextualSelect:
    return sa.text(text).columns(sa.Column("id", sa.Integer))


@cache
def on_whose_account() -> sa.TextClause:
    """The restricted records because of which the one of `:id` is unseen; none for one that all see."""
    itself = (
        "SELECT kept.id FROM record AS it JOIN record AS kept ON kept.id IN (it.id, it.child_id) "
        "WHERE it.id = :id AND kept.restricted = true"
    )
    merged = (
        f"SELECT kept.id FROM {table} AS mine JOIN record AS kept ON kept.id = mine.{link} "
        "WHERE mine.id = :id AND kept.restricted = true"
        for table, link in _own_links()
    )
    held = (
        f"SELECT kept.id FROM {table} AS mine JOIN record AS kept ON kept.id = mine.record_id "
        f"WHERE mine.{link} = :id AND kept.restricted = true AND {_of_no_other(table, link)}"
        for table, link in _households()
    )
    return sa.text(" UNION ".join((itself, *merged, *held)))


def _merged() -> Iterator[str]:
    """Other records of the same child, merged into the restricted one before that restricted them too."""
    for table, link in _own_links():
        yield (
            f"SELECT mine.id FROM record AS kept JOIN {table} AS mine ON mine.{link} = kept.id "
            "WHERE kept.restricted = true"
        )


def _own_links() -> Iterator[tuple[str, str]]:
    """The links by which records that can be restricted name others of their type: table and column."""
    for kind in REGISTRY:
        for name, field in own_fields(kind.key).items() if kind.can_be_restricted else ():
            if isinstance(field, LinkField) and field.to == kind.key:
                yield own_table(kind.key).name, column_name(name, field)


def _alone() -> Iterator[str]:
    """Whoever the rows of restricted records name, and those of no other record."""
    for table, link in _households():
        yield (
            f"SELECT mine.{link} FROM record AS kept JOIN {table} AS mine ON mine.record_id = kept.id "
            f"WHERE kept.restricted = true AND mine.{link} IS NOT NULL AND {_of_no_other(table, link)}"
        )


def _of_no_other(table: str, link: str) -> str:
    return (
        f"NOT EXISTS (SELECT 1 FROM {table} AS other JOIN record AS holder ON holder.id = other.record_id "
        f"WHERE other.{link} = mine.{link} AND NOT holder.restricted)"
    )


def _households() -> Iterator[tuple[str, str]]:
    """The rows by which records that can be restricted name others: table and column."""
    for kind in REGISTRY:
        for rows, described in kind.rows.items() if kind.can_be_restricted else ():
            for name, field in described.fields.items():
                if isinstance(field, LinkField):
                    yield rows_table(kind.key, rows).name, column_name(name, field)
