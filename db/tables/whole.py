"""The schema as a whole, with its indexes: for whoever makes a data file, or compares one with this.

Nobody else needs them, and to describe them takes longer than to open a data file.
"""

from functools import cache
from threading import Lock

import sqlalchemy as sa

from cme_desktop.description.record import BASE_COLUMNS
from cme_desktop.registry import REGISTRY, record_type
from db.tables.described import listed_column, own_table, rows_table
from db.tables.returns import published_cell, return_comment
from db.tables.schema import (
    LINKS,
    SCOPES,
    deadline,
    history,
    index_expression,
    intake,
    intake_record,
    match_key,
    metadata,
    record,
    resemblance,
    search_word,
)

_describing = Lock()  # Two threads that need it at once would both describe the indexes.


def everything() -> sa.MetaData:
    """All tables there are, with all their indexes."""
    with _describing:
        return _everything()


@cache
def _everything() -> sa.MetaData:
    for described in REGISTRY:
        own_table(described.key)
        for name in described.rows:
            rows_table(described.key, name)
        _index_orders(described.key)
    _index_records()
    _index_lists()
    _index_queues()
    _index_the_rest()
    for table in metadata.tables.values():
        for index in table.indexes:  # of some rows alone on a server as well
            index.dialect_options["postgresql"]["where"] = index.dialect_options["sqlite"]["where"]
    return metadata


def _index_orders(key: str) -> None:
    """One index for each order of a list by what a type has of its own."""
    described = record_type(key)
    for name in described.list_columns:
        if name not in BASE_COLUMNS:
            expression = index_expression(listed_column(described, name))
            sa.Index(f"ix_{key}_by_{name}", expression, own_table(key).c.id)


def _index_lists() -> None:
    """One index for each order of a list by what all records have."""
    sa.Index("ix_record_by_reference", record.c.type, record.c.id)
    for name in ("status", "received_on", *LINKS):
        column = record.c[f"{name}_label" if name in LINKS else name]
        sa.Index(f"ix_record_by_{name}", record.c.type, index_expression(column), record.c.id)


def _index_records() -> None:
    columns = record.c
    sa.Index("ix_record_type_event", columns.type, columns.event_on)
    sa.Index("ix_record_changed", columns.changed_at)
    sa.Index(
        "ix_record_restricted", columns.restricted, columns.id, sqlite_where=sa.text("restricted = true")
    )
    sa.Index(
        "ix_record_unallocated",
        columns.officer_id,  # nobody; without it SQLite takes the index of officers, and sorts
        columns.received_on,
        columns.id,
        sqlite_where=sa.text("on_desk AND officer_id IS NULL"),
    )


def _index_queues() -> None:
    """The unmet duties in the order they fall due: of everybody, of one officer, of one hub."""
    in_order = (deadline.c.due_on, deadline.c.record_id, deadline.c.duty)
    for name, first in (("due", ()), *((link, (deadline.c[f"{link}_id"],)) for link in SCOPES)):
        sa.Index(f"ix_deadline_{name}", *first, *in_order, sqlite_where=sa.text("met_on IS NULL"))


def _index_the_rest() -> None:
    sa.Index("ix_history_lane", history.c.lane, history.c.id)
    sa.Index("ix_search_word_record", search_word.c.record_id, search_word.c.word)
    sa.Index("ix_match_key_record", match_key.c.record_id, match_key.c.key)
    sa.Index("ix_intake_unfinished", intake.c.id, sqlite_where=sa.text("finished_at IS NULL"))
    sa.Index("ix_intake_record_intake", intake_record.c.intake_id, intake_record.c.record_id)
    sa.Index("ix_resemblance_pair", resemblance.c.record_id, resemblance.c.restricted_id, unique=True)
    sa.Index("ix_resemblance_answer", resemblance.c.answer, resemblance.c.id)
    published, said = published_cell.c, return_comment.c
    sa.Index("ix_published_cell_measure", published.measure, published.start_on, published.end_on)
    sa.Index("ix_return_comment_of", said.kind, said.start_on, said.end_on)
