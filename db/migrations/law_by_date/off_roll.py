"""Off-roll notices: since when it is known where the child went, and who confirmed it."""

import sqlalchemy as sa
from alembic import op

TEXT = sa.Text(collation="C").with_variant(sa.Text(), "sqlite")


def upgrade() -> None:
    op.add_column("off_roll_notice", sa.Column("answered_on", sa.Date()))
    op.add_column("off_roll_notice", sa.Column("answered_by", TEXT))
