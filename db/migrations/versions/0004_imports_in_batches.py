"""Imports that commit in batches: their numbers, the records they brought, what they put off."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

TEXT = sa.Text(collation="C").with_variant(sa.Text(), "sqlite")
_UNFINISHED = sa.text("finished_at IS NULL")


def upgrade() -> None:
    _intake()
    _intake_record()
    _intake_step()


def _intake() -> None:
    op.create_table(
        "intake",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file", TEXT, nullable=False),
        sa.Column("who", TEXT, nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True)),
        sa.Column("stopped", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_intake"),
    )
    op.create_index(
        "ix_intake_unfinished",
        "intake",
        ["id"],
        sqlite_where=_UNFINISHED,
        postgresql_where=_UNFINISHED,
    )


def _intake_record() -> None:
    op.create_table(
        "intake_record",
        sa.Column("record_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("intake_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name="fk_intake_record_record_id"),
        sa.ForeignKeyConstraint(["intake_id"], ["intake.id"], name="fk_intake_record_intake_id"),
        sa.PrimaryKeyConstraint("record_id", name="pk_intake_record"),
    )
    op.create_index("ix_intake_record_intake", "intake_record", ["intake_id", "record_id"])


def _intake_step() -> None:
    op.create_table(
        "intake_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("intake_id", sa.Integer(), nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("what", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["intake_id"], ["intake.id"], name="fk_intake_step_intake_id"),
        sa.PrimaryKeyConstraint("id", name="pk_intake_step"),
    )
    op.create_index("ix_intake_step_intake_id", "intake_step", ["intake_id"])
