"""The first tables."""

from db.migrations.first_tables import casework, common, notices, registers

revision = "0001"
down_revision = None


def upgrade() -> None:
    for group in (common, registers, notices, casework):
        group.create()
