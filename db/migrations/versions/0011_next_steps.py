"""Every open record has a next step: all duties are reckoned anew, and matched notices are finished."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

_MATCHED = ("off_roll_notice", "on_roll_notice")
_WORKED = (
    '["ten_day_notification", "off_roll_notice", "on_roll_notice", "whereabouts_enquiry", "pace_interview", '
    '"penalty_notice", "home_education", "missing_episode", "in_year_application", "truancy_sweep"]'
)


def upgrade() -> None:
    record = sa.table(
        "record",
        sa.column("type", sa.Text()),
        sa.column("status", sa.Text()),
        sa.column("on_desk", sa.Boolean()),
    )
    finished = record.c.type.in_(_MATCHED), record.c.status == "matched"
    op.execute(record.update().where(*finished).values(on_desk=sa.false()))
    op.execute(
        "INSERT INTO reckoning (asked_at, who, types, done, last, missing) "
        f"SELECT CURRENT_TIMESTAMP, 'CME Desktop', '{_WORKED}', 0, MAX(id), false "
        "FROM record HAVING MAX(id) IS NOT NULL"
    )
