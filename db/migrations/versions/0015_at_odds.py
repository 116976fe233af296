"""It is asked what records of a child’s education are at odds with: all that tell of one are gone through."""

from alembic import op

revision = "0015"
down_revision = "0014"

_TELLING = (
    '["off_roll_notice", "on_roll_notice", "whereabouts_enquiry", "home_education", "in_year_application"]'
)


def upgrade() -> None:
    op.execute(
        "INSERT INTO reckoning (asked_at, who, types, done, last, missing) "
        f"SELECT CURRENT_TIMESTAMP, 'CME Desktop', '{_TELLING}', 0, MAX(id), true "
        "FROM record HAVING MAX(id) IS NOT NULL"
    )
