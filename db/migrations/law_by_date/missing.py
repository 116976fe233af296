"""Missing episodes and in-year applications."""

import sqlalchemy as sa
from alembic import op

TEXT = sa.Text(collation="C").with_variant(sa.Text(), "sqlite")


def upgrade() -> None:
    _missing_episode()
    _in_year_application()
    _in_year_application_preferences()


def _missing_episode() -> None:
    op.create_table(
        "missing_episode",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("looked_after", sa.Boolean()),
        sa.Column("reported_at", sa.DateTime(timezone=True)),
        sa.Column("reported_by", TEXT),
        sa.Column("police_reference", TEXT),
        sa.Column("risk", TEXT),
        sa.Column("last_seen_at", sa.DateTime(timezone=True)),
        sa.Column("returned_at", sa.DateTime(timezone=True)),
        sa.Column("found_where", TEXT),
        sa.Column("told_at", sa.DateTime(timezone=True)),
        sa.Column("checked_on", sa.Date()),
        sa.Column("offered_on", sa.Date()),
        sa.Column("answer", TEXT),
        sa.Column("declined_reason", TEXT),
        sa.Column("provider", TEXT),
        sa.Column("held_at", sa.DateTime(timezone=True)),
        sa.Column("themes", TEXT),
        sa.Column("plan", TEXT),
        sa.Column("notes", TEXT),
        sa.Column("unanswered", TEXT),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="fk_missing_episode_id"),
        sa.PrimaryKeyConstraint("id", name="pk_missing_episode"),
    )
    for name in ("reported_at", "returned_at"):
        _index("missing_episode", name, f"coalesce({name}, '0001-01-01 00:00:00')")
    _index("missing_episode", "risk", "lower(coalesce(risk, ''))")


def _in_year_application() -> None:
    op.create_table(
        "in_year_application",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("present_school_id", sa.Integer()),
        sa.Column("year_group", sa.BigInteger()),
        sa.Column("outcome", TEXT),
        sa.Column("told_on", sa.Date()),
        sa.Column("offered_school_id", sa.Integer()),
        sa.Column("accepted_on", sa.Date()),
        sa.Column("started_on", sa.Date()),
        sa.Column("fair_access_on", sa.Date()),
        sa.Column("placed_on", sa.Date()),
        sa.Column("notes", TEXT),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="fk_in_year_application_id"),
        *(
            sa.ForeignKeyConstraint([name], ["record.id"], name=f"fk_in_year_application_{name}")
            for name in ("offered_school_id", "present_school_id")
        ),
        sa.PrimaryKeyConstraint("id", name="pk_in_year_application"),
    )
    for name in ("offered_school_id", "present_school_id"):
        op.create_index(f"ix_in_year_application_{name}", "in_year_application", [name])
    _index("in_year_application", "outcome", "lower(coalesce(outcome, ''))")
    _index("in_year_application", "told_on", "coalesce(told_on, '0001-01-01')")
    _index("in_year_application", "year_group", "coalesce(year_group, -9999999999)")


def _in_year_application_preferences() -> None:
    op.create_table(
        "in_year_application_preferences",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("school_id", sa.Integer()),
        sa.Column("rank", sa.BigInteger()),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name="fk_in_year_application_preferences_record_id"
        ),
        sa.ForeignKeyConstraint(
            ["school_id"], ["record.id"], name="fk_in_year_application_preferences_school_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_in_year_application_preferences"),
    )
    for name in ("record_id", "school_id"):
        op.create_index(
            f"ix_in_year_application_preferences_{name}", "in_year_application_preferences", [name]
        )


def _index(table: str, name: str, expression: str) -> None:
    op.create_index(f"ix_{table}_by_{name}", table, [sa.literal_column(expression), "id"])
