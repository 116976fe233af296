"""Penalty notices: the sessions missed, why the notice is asked for, why that scheme."""

import sqlalchemy as sa
from alembic import op

TEXT = sa.Text(collation="C").with_variant(sa.Text(), "sqlite")


def upgrade() -> None:
    for name in ("trigger", "scheme_reason"):
        op.add_column("penalty_notice", sa.Column(name, TEXT))
    op.create_table(
        "penalty_notice_sessions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("missed_on", sa.Date()),
        sa.Column("half", TEXT),
        sa.Column("code", TEXT),
        sa.Column("note", TEXT),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name="fk_penalty_notice_sessions_record_id"),
        sa.PrimaryKeyConstraint("id", name="pk_penalty_notice_sessions"),
    )
    op.create_index("ix_penalty_notice_sessions_record_id", "penalty_notice_sessions", ["record_id"])
