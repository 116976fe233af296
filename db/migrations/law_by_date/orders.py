"""The steps towards a school attendance order, and whether it was complied with."""

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    for name in ("order_declined_on", "intention_served_on", "intention_reply_on", "order_complied_on"):
        op.add_column("home_education", sa.Column(name, sa.Date()))
