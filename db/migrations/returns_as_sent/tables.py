"""The tables of returns that were made, sent and published, of what is said of them and of their targets."""

import sqlalchemy as sa
from alembic import op

_TEXT = sa.Text(collation="C").with_variant(sa.Text(), "sqlite")
_NEVER_ALTERED = ("return_version", "return_file", "return_sending", "sent_file", "published_cell")
_TARGETS_BY = {
    "measure": "lower(coalesce(measure, ''))",
    "direction": "lower(coalesce(direction, ''))",
    "value": "coalesce(value, -9999999999)",
    "since_on": "coalesce(since_on, '0001-01-01')",
    "until_on": "coalesce(until_on, '0001-01-01')",
    "decided_by": "lower(coalesce(decided_by, ''))",
}


def create() -> None:
    _versions()
    _published()
    _comments()
    _targets()
    for table in _NEVER_ALTERED:
        _seal(table)


def _versions() -> None:
    op.create_table(
        "return_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", _TEXT, nullable=False),
        sa.Column("start_on", sa.Date(), nullable=False),
        sa.Column("end_on", sa.Date(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("replaces", sa.Integer()),
        sa.Column("made_at", _TEXT, nullable=False),
        sa.Column("made_by", _TEXT, nullable=False),
        sa.Column("check_code", _TEXT, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("hash", _TEXT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_return_version"),
        sa.UniqueConstraint("kind", "start_on", "end_on", "number", name="uq_return_version_kind"),
    )
    op.create_table(
        "return_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("edition", _TEXT, nullable=False),
        sa.Column("name", _TEXT, nullable=False),
        sa.Column("path", _TEXT, nullable=False),
        sa.Column("sha256", _TEXT, nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", _TEXT, nullable=False),
        sa.ForeignKeyConstraint(["version_id"], ["return_version.id"], name="fk_return_file_version_id"),
        sa.PrimaryKeyConstraint("id", name="pk_return_file"),
    )
    op.create_index("ix_return_file_version_id", "return_file", ["version_id"])
    op.create_table(
        "return_sending",
        sa.Column("version_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sent_at", _TEXT, nullable=False),
        sa.Column("sent_by", _TEXT, nullable=False),
        sa.Column("to_whom", _TEXT, nullable=False),
        sa.Column("how", _TEXT, nullable=False),
        sa.Column("hash", _TEXT, nullable=False),
        sa.ForeignKeyConstraint(["version_id"], ["return_version.id"], name="fk_return_sending_version_id"),
        sa.PrimaryKeyConstraint("version_id", name="pk_return_sending"),
    )
    op.create_table(
        "sent_file",
        sa.Column("file_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["file_id"], ["return_file.id"], name="fk_sent_file_file_id"),
        sa.PrimaryKeyConstraint("file_id", name="pk_sent_file"),
    )


def _published() -> None:
    op.create_table(
        "published_cell",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("measure", _TEXT, nullable=False),
        sa.Column("category", _TEXT),
        sa.Column("start_on", sa.Date(), nullable=False),
        sa.Column("end_on", sa.Date(), nullable=False),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        sa.Column("value", _TEXT, nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version_id", sa.Integer()),
        sa.Column("export", _TEXT, nullable=False),
        sa.ForeignKeyConstraint(["version_id"], ["return_version.id"], name="fk_published_cell_version_id"),
        sa.PrimaryKeyConstraint("id", name="pk_published_cell"),
    )
    op.create_index(
        "ix_published_cell_measure",
        "published_cell",
        ["measure", "start_on", "end_on"],
    )


def _comments() -> None:
    op.create_table(
        "return_comment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", _TEXT, nullable=False),
        sa.Column("start_on", sa.Date(), nullable=False),
        sa.Column("end_on", sa.Date(), nullable=False),
        sa.Column("measure", _TEXT, nullable=False),
        sa.Column("category", _TEXT),
        sa.Column("words", _TEXT, nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("said_by", _TEXT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_return_comment"),
    )
    op.create_index(
        "ix_return_comment_of",
        "return_comment",
        ["kind", "start_on", "end_on"],
    )


def _targets() -> None:
    op.create_table(
        "return_target",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("measure", _TEXT),
        sa.Column("direction", _TEXT),
        sa.Column("value", sa.BigInteger()),
        sa.Column("since_on", sa.Date()),
        sa.Column("until_on", sa.Date()),
        sa.Column("decided_by", _TEXT),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="fk_return_target_id"),
        sa.PrimaryKeyConstraint("id", name="pk_return_target"),
    )
    for name, expression in _TARGETS_BY.items():
        op.create_index(f"ix_return_target_by_{name}", "return_target", [sa.literal_column(expression), "id"])


def _seal(table: str) -> None:
    """The database itself refuses to alter what is kept."""
    if op.get_bind().dialect.name == "sqlite":
        for what, verb in (("update", "UPDATE"), ("delete", "DELETE")):
            op.execute(
                f"CREATE TRIGGER {table}_no_{what} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is never altered'); END"
            )
        return
    for what, verb in (("update", "UPDATE"), ("delete", "DELETE"), ("truncate", "TRUNCATE")):
        op.execute(
            f"CREATE FUNCTION {table}_no_{what}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{table} is never altered'; END $$"
        )
        op.execute(
            f"CREATE TRIGGER {table}_no_{what} BEFORE {verb} ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_no_{what}()"
        )
