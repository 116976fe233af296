"""Several chains of history, so that those who save at the same moment need not wait for each other.

The chain there is becomes the first of them, and goes on.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("history", sa.Column("lane", sa.Integer(), server_default="0", nullable=False))
    op.create_index("ix_history_lane", "history", ["lane", "id"])
