"""What is still to be reckoned anew after a change of the law, and how far that has come."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

TEXT = sa.Text(collation="C").with_variant(sa.Text(), "sqlite")

_WITH_DEADLINES = (
    '["ten_day_notification", "off_roll_notice", "on_roll_notice", "whereabouts_enquiry", "pace_interview", '
    '"penalty_notice", "home_education", "missing_episode", "in_year_application"]'
)


def upgrade() -> None:
    op.create_table(
        "reckoning",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("who", TEXT, nullable=False),
        sa.Column("types", TEXT, nullable=False),
        sa.Column("schools", TEXT),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("missing", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_reckoning"),
    )
    _carry_over()


def _carry_over() -> None:
    """An earlier step took all deadlines away and left word in a setting that they are to be made again."""
    op.execute(
        "INSERT INTO reckoning (asked_at, who, types, done, last, missing) "
        f"SELECT CURRENT_TIMESTAMP, 'CME Desktop', '{_WITH_DEADLINES}', 0, "
        "(SELECT COALESCE(MAX(id), 0) FROM record), true "
        "FROM setting WHERE key = 'reckon_anew' AND value = 'yes'"
    )
    op.execute("DELETE FROM setting WHERE key = 'reckon_anew'")
