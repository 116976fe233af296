"""What every record has: the common row, history, words, keys, deadlines; drafts and settings."""

import sqlalchemy as sa
from alembic import op

TEXT = sa.Text(collation="C").with_variant(sa.Text(), "sqlite")


def create() -> None:
    _record()
    _history()
    _search_word()
    _match_key()
    _deadline()
    _draft()
    _counter()
    _setting()
    _append_only_history()


def _record() -> None:
    op.create_table(
        "record",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("type", TEXT, nullable=False),
        sa.Column("reference", TEXT, nullable=False),
        sa.Column("label", TEXT, nullable=False),
        sa.Column("line", TEXT, nullable=False),
        sa.Column("status", TEXT, nullable=False),
        sa.Column("received_on", sa.Date()),
        sa.Column("event_on", sa.Date()),
        sa.Column("child_id", sa.Integer()),
        sa.Column("school_id", sa.Integer()),
        sa.Column("officer_id", sa.Integer()),
        sa.Column("hub_id", sa.Integer()),
        sa.Column("child_label", TEXT, server_default="", nullable=False),
        sa.Column("school_label", TEXT, server_default="", nullable=False),
        sa.Column("officer_label", TEXT, server_default="", nullable=False),
        sa.Column("hub_label", TEXT, server_default="", nullable=False),
        sa.Column("restricted", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", TEXT, nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", TEXT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["child_id"], ["record.id"], name="fk_record_child_id"),
        sa.ForeignKeyConstraint(["hub_id"], ["record.id"], name="fk_record_hub_id"),
        sa.ForeignKeyConstraint(["officer_id"], ["record.id"], name="fk_record_officer_id"),
        sa.ForeignKeyConstraint(["school_id"], ["record.id"], name="fk_record_school_id"),
        sa.PrimaryKeyConstraint("id", name="pk_record"),
        sa.UniqueConstraint("reference", name="uq_record_reference"),
    )
    op.create_index("ix_record_by_child", "record", ["type", sa.literal_column("lower(child_label)"), "id"])
    op.create_index("ix_record_by_hub", "record", ["type", sa.literal_column("lower(hub_label)"), "id"])
    op.create_index(
        "ix_record_by_officer", "record", ["type", sa.literal_column("lower(officer_label)"), "id"]
    )
    op.create_index(
        "ix_record_by_received_on",
        "record",
        ["type", sa.literal_column("coalesce(received_on, '0001-01-01')"), "id"],
    )
    op.create_index("ix_record_by_reference", "record", ["type", "id"])
    op.create_index("ix_record_by_school", "record", ["type", sa.literal_column("lower(school_label)"), "id"])
    op.create_index("ix_record_by_status", "record", ["type", "status", "id"])
    op.create_index("ix_record_changed", "record", ["changed_at"])
    op.create_index("ix_record_child_id", "record", ["child_id"])
    op.create_index("ix_record_hub_id", "record", ["hub_id"])
    op.create_index("ix_record_officer_id", "record", ["officer_id"])
    op.create_index("ix_record_school_id", "record", ["school_id"])
    op.create_index("ix_record_type_event", "record", ["type", "event_on"])


def _history() -> None:
    op.create_table(
        "history",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("record_type", TEXT, nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("at", TEXT, nullable=False),
        sa.Column("who", TEXT, nullable=False),
        sa.Column("action", TEXT, nullable=False),
        sa.Column("fields", TEXT, nullable=False),
        sa.Column("previous", TEXT, nullable=False),
        sa.Column("hash", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_history"),
    )
    op.create_index("ix_history_record_id", "history", ["record_id"])


def _search_word() -> None:
    op.create_table(
        "search_word",
        sa.Column("word", TEXT, nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name="fk_search_word_record_id"),
        sa.PrimaryKeyConstraint("word", "record_id", name="pk_search_word"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_search_word_record", "search_word", ["record_id", "word"])


def _match_key() -> None:
    op.create_table(
        "match_key",
        sa.Column("key", TEXT, nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name="fk_match_key_record_id"),
        sa.PrimaryKeyConstraint("key", "record_id", name="pk_match_key"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_match_key_record", "match_key", ["record_id", "key"])


def _deadline() -> None:
    op.create_table(
        "deadline",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("duty", TEXT, nullable=False),
        sa.Column("label", TEXT, nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("met_on", sa.Date()),
        sa.Column("why", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name="fk_deadline_record_id"),
        sa.PrimaryKeyConstraint("record_id", "duty", name="pk_deadline"),
    )
    op.create_index("ix_deadline_due", "deadline", ["met_on", "due_on", "record_id", "duty"])


def _draft() -> None:
    op.create_table(
        "draft",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("record_type", TEXT, nullable=False),
        sa.Column("record_id", sa.Integer()),
        sa.Column("who", TEXT, nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("title", TEXT, nullable=False),
        sa.Column("typed", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name="fk_draft_record_id"),
        sa.PrimaryKeyConstraint("id", name="pk_draft"),
    )


def _counter() -> None:
    op.create_table(
        "counter",
        sa.Column("prefix", TEXT, nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("prefix", "year", name="pk_counter"),
    )


def _setting() -> None:
    op.create_table(
        "setting",
        sa.Column("key", TEXT, nullable=False),
        sa.Column("value", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_setting"),
    )


def _append_only_history() -> None:
    """The database itself refuses to alter history."""
    if op.get_bind().dialect.name == "sqlite":
        for what, verb in (("update", "UPDATE"), ("delete", "DELETE")):
            op.execute(
                f"CREATE TRIGGER history_no_{what} BEFORE {verb} ON history "
                "BEGIN SELECT RAISE(ABORT, 'history is never altered'); END"
            )
        return
    for what, verb in (("update", "UPDATE"), ("delete", "DELETE"), ("truncate", "TRUNCATE")):
        op.execute(
            f"CREATE FUNCTION history_no_{what}() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'history is never altered'; END $$"
        )
        op.execute(
            f"CREATE TRIGGER history_no_{what} BEFORE {verb} ON history "
            f"FOR EACH STATEMENT EXECUTE FUNCTION history_no_{what}()"
        )
