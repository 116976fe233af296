"""It is asked of every child who was left on no roll where it is educated now."""

from alembic import op

revision = "0017"
down_revision = "0016"

_TELLING = (
    '["off_roll_notice", "on_roll_notice", "whereabouts_enquiry", "home_education", "in_year_application"]'
)


def upgrade() -> None:
    op.execute(
        "INSERT INTO reckoning (asked_at, who, types, done, last, missing) "
        f"SELECT CURRENT_TIMESTAMP, 'CME Desktop', '{_TELLING}', 0, MAX(id), true "
        "FROM record HAVING MAX(id) IS NOT NULL"
    )
