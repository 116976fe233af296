"""Rows of tables that were loaded before, so that the same row is not asked about again."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

TEXT = sa.Text(collation="C").with_variant(sa.Text(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "loaded_row",
        sa.Column("digest", TEXT, nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name="fk_loaded_row_record_id"),
        sa.PrimaryKeyConstraint("digest", "record_id", name="pk_loaded_row"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_loaded_row_record_id", "loaded_row", ["record_id"])
