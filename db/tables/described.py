"""The tables of each type of record, made from its description when they are first needed.

A start that shows one list needs one of them; making all takes as long as reading the list many times over.
"""

from functools import cache
from threading import RLock
from typing import Any

import sqlalchemy as sa

from cme_desktop.description.linked import rows_of_children
from cme_desktop.description.record import BASE_COLUMNS
from cme_desktop.description.record_type import RecordType
from cme_desktop.fields import Field, LinkField, Storage
from cme_desktop.registry import REGISTRY, record_type
from db.tables.schema import LINKS, TEXT, Moment, index_expression, metadata, record

_TYPES: dict[Storage, sa.types.TypeEngine[Any]] = {
    Storage.TEXT: TEXT,
    Storage.WHOLE: sa.BigInteger(),
    Storage.DATE: sa.Date(),
    Storage.MOMENT: Moment(),
    Storage.FLAG: sa.Boolean(),
    Storage.LINK: sa.Integer(),
}
_making = RLock()  # Two threads that need a table at once would both make it.


def own_table(key: str) -> sa.Table:
    """The table of a type's own fields."""
    with _making:
        return _own_table(key)


def rows_table(key: str, name: str) -> sa.Table:
    """The table of a type's repeating rows."""
    with _making:
        return _rows_table(key, name)


@cache
def child_rows() -> dict[str, str]:
    """The tables of rows in which children stand, each in `child_id`, with the type of their records."""
    return {f"{kind.key}_{name}": kind.key for kind in REGISTRY for name in rows_of_children(kind)}


@cache
def own_fields(key: str) -> dict[str, Field[Any]]:
    """The plain fields kept in the type's own table."""
    return {name: field for name, field in record_type(key).plain.items() if name not in BASE_COLUMNS}


@cache
def listed_links(key: str) -> dict[str, LinkField]:
    """The type's own links that its list shows; their labels are kept beside them, as the base links' are."""
    own = own_fields(key)
    return {
        name: field for name in record_type(key).list_columns if isinstance(field := own.get(name), LinkField)
    }


def column_name(name: str, described: Field[Any]) -> str:
    """A link is stored as `<name>_id`, everything else under its own name."""
    return f"{name}_id" if isinstance(described, LinkField) else name


def listed_column(described: RecordType[Any], name: str) -> sa.Column[Any]:
    """The column that a list shows for a field: the label of a link, the value of anything else."""
    table = record if name in BASE_COLUMNS else own_table(described.key)
    is_link = name in LINKS or name in listed_links(described.key)
    return table.c[f"{name}_label" if is_link else name]


def sort_expression(described: RecordType[Any], name: str) -> sa.ColumnElement[Any]:
    """What a list is sorted by for a column; an index holds it.

    Reference numbers run with the ids, and unlike them would go astray after 9999.
    """
    return record.c.id if name == "reference" else index_expression(listed_column(described, name))


@cache
def _own_table(key: str) -> sa.Table:
    return sa.Table(
        key,
        metadata,
        sa.Column("id", sa.Integer, sa.ForeignKey("record.id"), primary_key=True, autoincrement=False),
        *_columns(own_fields(key)),
        *(sa.Column(f"{name}_label", TEXT, nullable=False, server_default="") for name in listed_links(key)),
    )


@cache
def _rows_table(key: str, name: str) -> sa.Table:
    return sa.Table(
        f"{key}_{name}",
        metadata,
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("record_id", sa.Integer, sa.ForeignKey("record.id"), nullable=False, index=True),
        sa.Column("place", sa.Integer, nullable=False),
        *_columns(record_type(key).rows[name].fields),
    )


def _columns(fields: dict[str, Field[Any]]) -> list[sa.Column[Any]]:
    columns: list[sa.Column[Any]] = []
    for name, described in fields.items():
        links = [sa.ForeignKey("record.id")] if isinstance(described, LinkField) else []
        looked_up = bool(links) or described.unique or described.identifies
        kind = _TYPES[described.storage]
        columns.append(sa.Column(column_name(name, described), kind, *links, index=looked_up))
    if any(described.can_be_unanswered for described in fields.values()):
        columns.append(sa.Column("unanswered", TEXT))
    return columns
