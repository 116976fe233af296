"""What was asked of schools and when they answered: notices sent back, deletions queried."""

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    for table, names in (
        ("ten_day_notification", ("sent_back_on", "sent_again_on")),
        ("off_roll_notice", ("queried_on", "query_answered_on")),
    ):
        for name in names:
            op.add_column(table, sa.Column(name, sa.Date()))
