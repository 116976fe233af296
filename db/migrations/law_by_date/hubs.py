"""The names that hubs had until a day."""

import sqlalchemy as sa
from alembic import op

TEXT = sa.Text(collation="C").with_variant(sa.Text(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "hub_earlier_names",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("name", TEXT),
        sa.Column("until_on", sa.Date()),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name="fk_hub_earlier_names_record_id"),
        sa.PrimaryKeyConstraint("id", name="pk_hub_earlier_names"),
    )
    op.create_index("ix_hub_earlier_names_record_id", "hub_earlier_names", ["record_id"])
