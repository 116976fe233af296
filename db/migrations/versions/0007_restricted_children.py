"""One answer whether a child is restricted, and what a manager is asked of records like a restricted one."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

TEXT = sa.Text(collation="C").with_variant(sa.Text(), "sqlite")
_RESTRICTED = sa.text("restricted = true")


def upgrade() -> None:
    _one_answer()
    _resemblances()


def _one_answer() -> None:
    """The common table keeps it from now on; where the two differed, the child stays restricted."""
    op.execute("UPDATE record SET restricted = true WHERE id IN (SELECT id FROM child WHERE restricted)")
    op.execute(
        "UPDATE record SET child_label = (SELECT 'Restricted – ' || kept.reference FROM record AS kept "
        "WHERE kept.id = record.child_id) WHERE child_id IN (SELECT id FROM record WHERE restricted)"
    )
    op.execute("ALTER TABLE child DROP COLUMN restricted")
    op.create_index(
        "ix_record_restricted",
        "record",
        ["restricted", "id"],
        sqlite_where=_RESTRICTED,
        postgresql_where=_RESTRICTED,
    )


def _resemblances() -> None:
    op.create_table(
        "resemblance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("restricted_id", sa.Integer(), nullable=False),
        sa.Column("reasons", TEXT, nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer", TEXT, server_default="", nullable=False),
        sa.Column("answered_by", TEXT, server_default="", nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name="fk_resemblance_record_id"),
        sa.ForeignKeyConstraint(["restricted_id"], ["record.id"], name="fk_resemblance_restricted_id"),
        sa.PrimaryKeyConstraint("id", name="pk_resemblance"),
    )
    op.create_index("ix_resemblance_pair", "resemblance", ["record_id", "restricted_id"], unique=True)
    op.create_index("ix_resemblance_answer", "resemblance", ["answer", "id"])
