"""Returns that were made are kept whole, by version, and what was remembered of them becomes version 1."""

from db.migrations.returns_as_sent import carried, tables

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    tables.create()
    carried.carry_over()
