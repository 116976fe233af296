"""The tables that all types of record share.

Every record is a row of `record`, holding what all types share, and a row of the table of its own type;
repeating rows have a table each (see `described`). Labels of linked records are kept beside the links, so
that a list of a hundred thousand rows sorts by child or school from an index alone.

The indexes that are no part of a column are described in `whole`, as only who makes or compares a schema
needs them.
"""

from datetime import UTC
from typing import Any

import sqlalchemy as sa

from db.tables.append_only import append_only

NAMING = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = sa.MetaData(naming_convention=NAMING)

OURS = {"record", "history", "alembic_version"}
"""The tables that tell a data file from another program's database."""

LINKS = ("child", "school", "officer", "hub")
"""The links every record may have; each keeps the label of what it points at."""

SCOPES = ("officer", "hub")
"""The links by which a queue is narrowed; a deadline keeps those of its record."""

TEXT = sa.Text(collation="C").with_variant(sa.Text(), "sqlite")
"""Text in the order of its characters' numbers in both databases, whatever the server's language."""


class Moment(sa.types.TypeDecorator[Any]):
    """A moment in UTC; SQLite keeps no time zone, so it is put back on reading."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_result_value(self, value: Any, dialect: sa.Dialect) -> Any:  # noqa: ARG002 - the library's signature
        return value.replace(tzinfo=UTC) if value is not None and value.tzinfo is None else value


_BLANKS: dict[type[sa.types.TypeEngine[Any]], str] = {
    sa.Text: "''",
    sa.BigInteger: "-9999999999",
    sa.Date: "'0001-01-01'",
    sa.Boolean: "false",
    Moment: "'0001-01-01 00:00:00'",
}
"""What sorts in the place of nothing: before everything else."""


record = sa.Table(
    "record",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("type", TEXT, nullable=False),
    sa.Column("reference", TEXT, nullable=False, unique=True),
    sa.Column("label", TEXT, nullable=False),
    sa.Column("line", TEXT, nullable=False),
    sa.Column("status", TEXT, nullable=False),
    sa.Column("received_on", sa.Date),
    sa.Column("event_on", sa.Date),
    *(sa.Column(f"{link}_id", sa.Integer, sa.ForeignKey("record.id"), index=True) for link in LINKS),
    *(sa.Column(f"{link}_label", TEXT, nullable=False, server_default="") for link in LINKS),
    sa.Column("restricted", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("on_desk", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("rests_until", sa.Date),
    sa.Column("rest_reason", TEXT),
    sa.Column("rested_on", sa.Date),
    sa.Column("rested_by", TEXT),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("created_by", TEXT, nullable=False),
    sa.Column("changed_at", Moment, nullable=False),
    sa.Column("changed_by", TEXT, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
)

history = sa.Table(
    "history",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("record_id", sa.Integer, nullable=False, index=True),
    sa.Column("record_type", TEXT, nullable=False),
    sa.Column("record_version", sa.Integer, nullable=False),
    sa.Column("at", TEXT, nullable=False),
    sa.Column("who", TEXT, nullable=False),
    sa.Column("action", TEXT, nullable=False),
    sa.Column("fields", TEXT, nullable=False),
    sa.Column("previous", TEXT, nullable=False),
    sa.Column("hash", TEXT, nullable=False),
    sa.Column("lane", sa.Integer, nullable=False, server_default="0"),
)
append_only(history)

search_word = sa.Table(
    "search_word",
    metadata,
    sa.Column("type", TEXT, primary_key=True),
    sa.Column("word", TEXT, primary_key=True),
    sa.Column("record_id", sa.Integer, sa.ForeignKey("record.id"), primary_key=True),
    sa.Column("words", TEXT, nullable=False),
    sqlite_with_rowid=False,
)
"""The words that records are found by. Each knows the type of its record, by which it is sought, and all the
words of it in their order, a space before and after each: by these it is told whether it holds others, too.
Of a record with very many there are none beside, and they are looked up.
"""

match_key = sa.Table(
    "match_key",
    metadata,
    sa.Column("key", TEXT, primary_key=True),
    sa.Column("record_id", sa.Integer, sa.ForeignKey("record.id"), primary_key=True),
    sqlite_with_rowid=False,
)

loaded_row = sa.Table(
    "loaded_row",
    metadata,
    sa.Column("digest", TEXT, primary_key=True),
    sa.Column("record_id", sa.Integer, sa.ForeignKey("record.id"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)
"""Rows of tables that were loaded, by a digest of all that was read of them; no cell is kept."""

deadline = sa.Table(
    "deadline",
    metadata,
    sa.Column("record_id", sa.Integer, sa.ForeignKey("record.id"), primary_key=True),
    sa.Column("duty", TEXT, primary_key=True),
    sa.Column("label", TEXT, nullable=False),
    sa.Column("due_on", sa.Date),
    sa.Column("met_on", sa.Date),
    sa.Column("since", sa.Date, nullable=False),
    sa.Column("why", TEXT, nullable=False),
    sa.Column("clears", TEXT, nullable=False, server_default=""),
    sa.Column("rule_set", TEXT, nullable=False, server_default=""),
    sa.Column("waits", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("overran", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("rests_until", sa.Date),
    *(sa.Column(f"{link}_id", sa.Integer) for link in SCOPES),
)

intake = sa.Table(
    "intake",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("file", TEXT, nullable=False),
    sa.Column("who", TEXT, nullable=False),
    sa.Column("begun_at", Moment, nullable=False),
    sa.Column("finished_at", Moment),
    sa.Column("stopped", sa.Boolean, nullable=False, server_default=sa.false()),
)

intake_record = sa.Table(
    "intake_record",
    metadata,
    sa.Column("record_id", sa.Integer, sa.ForeignKey("record.id"), primary_key=True, autoincrement=False),
    sa.Column("intake_id", sa.Integer, sa.ForeignKey("intake.id"), nullable=False),
)

intake_step = sa.Table(
    "intake_step",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("intake_id", sa.Integer, sa.ForeignKey("intake.id"), nullable=False, index=True),
    sa.Column("kind", TEXT, nullable=False),
    sa.Column("what", TEXT, nullable=False),
)
resemblance = sa.Table(
    "resemblance",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("record_id", sa.Integer, sa.ForeignKey("record.id"), nullable=False),
    sa.Column("restricted_id", sa.Integer, sa.ForeignKey("record.id"), nullable=False),
    sa.Column("reasons", TEXT, nullable=False),
    sa.Column("since", Moment, nullable=False),
    sa.Column("answer", TEXT, nullable=False, server_default=""),
    sa.Column("answered_by", TEXT, nullable=False, server_default=""),
    sa.Column("answered_at", Moment),
)

draft = sa.Table(
    "draft",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("record_type", TEXT, nullable=False),
    sa.Column("record_id", sa.Integer, sa.ForeignKey("record.id")),
    sa.Column("who", TEXT, nullable=False),
    sa.Column("saved_at", Moment, nullable=False),
    sa.Column("title", TEXT, nullable=False),
    sa.Column("typed", TEXT, nullable=False),
)

counter = sa.Table(
    "counter",
    metadata,
    sa.Column("prefix", TEXT, primary_key=True),
    sa.Column("year", sa.Integer, primary_key=True),
    sa.Column("last", sa.Integer, nullable=False),
)

setting = sa.Table(
    "setting",
    metadata,
    sa.Column("key", TEXT, primary_key=True),
    sa.Column("value", TEXT, nullable=False),
)

reckoning = sa.Table(
    "reckoning",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("asked_at", Moment, nullable=False),
    sa.Column("who", TEXT, nullable=False),
    sa.Column("types", TEXT, nullable=False),
    sa.Column("schools", TEXT),
    sa.Column("done", sa.Integer, nullable=False),
    sa.Column("last", sa.Integer, nullable=False),
    sa.Column("missing", sa.Boolean, nullable=False, server_default=sa.false()),
)


def index_expression(column: sa.Column[Any]) -> sa.ColumnElement[Any]:
    """What a column is sorted by: blanks first, letters whatever their case."""
    kind = type(column.type)
    value = sa.func.coalesce(column, sa.literal_column(_BLANKS[kind])) if column.nullable else column
    return sa.func.lower(value) if kind is sa.Text and column is not record.c.status else value
