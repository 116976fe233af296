"""Every open record has a next step, or rests until a day; a wrong UPN takes part in no match.

There is room for what the next steps go by: how a rest was set, every step to an order and of one, what the
Act of 2026 asks for once it has begun, and the days from which the ground of a deletion is counted. All
duties are made anew, and matched notices are finished.
"""

import sqlalchemy as sa
from alembic import op

from cme_desktop.values.upn import tells_apart

revision = "0011"
down_revision = "0010"

_MATCHED = ("off_roll_notice", "on_roll_notice")
_WORKED = (
    '["ten_day_notification", "off_roll_notice", "on_roll_notice", "whereabouts_enquiry", "pace_interview", '
    '"penalty_notice", "home_education", "missing_episode", "in_year_application", "truancy_sweep"]'
)

_KEY = sa.table("match_key", sa.column("key", sa.Text()))
_OF_UPN = "u:"
_TEXT = sa.Text(collation="C").with_variant(sa.Text(), "sqlite")
_DAYS = {
    "record": "rests_until rested_on",
    "deadline": "rests_until",
    "home_education": (
        "s437_until_on order_resolved_on school_consulted_on school_told_on direction_asked_on direction_on "
        "school_settled_on order_told_on order_amended_on revocation_asked_on revocation_refused_on "
        "court_direction_on court_answered_on section_47_on consent_asked_on consent_told_on met_on "
        "eligible_from parent_told_on registered_on home_considered_on providers_entered_on "
        "settings_considered_on removed_on"
    ),
    "off_roll_notice": "attends_until leave_ended_on excluded_on review_closed_on educated_from",
    "missing_episode": "declined_on",
}
_TEXTS = {
    "record": "rest_reason rested_by",
    "home_education": "consent_needed consent meeting register_ground told_by_others removal_reason",
    "off_roll_notice": "search_ended review_closed education_not_owed",
    "penalty_notice": "receipt_shown",
    "local_rule": "area",
}
_YES_OR_NO = {"home_education": "ehc_plan_now", "ten_day_notification": "boarder"}


def upgrade() -> None:
    for columns, kind in ((_DAYS, sa.Date()), (_TEXTS, _TEXT), (_YES_OR_NO, sa.Boolean())):
        for table, names in columns.items():
            for name in names.split():
                op.add_column(table, sa.Column(name, kind))
    _make_room()
    _finish_matched()
    _call_the_interviewed_so()
    _let_go_of_wrong_upns()
    op.execute("DELETE FROM deadline")
    op.execute("DELETE FROM reckoning")
    op.execute(
        "INSERT INTO reckoning (asked_at, who, types, done, last, missing) "
        f"SELECT CURRENT_TIMESTAMP, 'CME Desktop', '{_WORKED}', 0, MAX(id), true "
        "FROM record HAVING MAX(id) IS NOT NULL"
    )


def _make_room() -> None:
    op.create_index(
        "ix_local_rule_by_area",
        "local_rule",
        [sa.literal_column("lower(coalesce(area, ''))"), "id"],
        unique=False,
    )
    op.create_table(
        "home_education_requests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("answer_by_on", sa.Date(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name=op.f("fk_home_education_requests_record_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_home_education_requests")),
    )
    op.create_index(
        op.f("ix_home_education_requests_record_id"), "home_education_requests", ["record_id"], unique=False
    )


def _finish_matched() -> None:
    record = sa.table(
        "record",
        sa.column("type", sa.Text()),
        sa.column("status", sa.Text()),
        sa.column("on_desk", sa.Boolean()),
    )
    finished = record.c.type.in_(_MATCHED), record.c.status == "matched"
    op.execute(record.update().where(*finished).values(on_desk=sa.false()))


def _call_the_interviewed_so() -> None:
    record = sa.table("record", sa.column("type", sa.Text()), sa.column("line", sa.Text()))
    line = sa.func.replace(record.c.line, "Interview held", "Interviewed")
    op.execute(record.update().where(record.c.type == "missing_episode").values(line=line))


def _let_go_of_wrong_upns() -> None:
    connection = op.get_bind()
    held = connection.execute(sa.select(_KEY.c.key).where(_KEY.c.key.startswith(_OF_UPN)).distinct())
    for key in held.scalars().all():
        if not tells_apart(key.removeprefix(_OF_UPN)):
            connection.execute(_KEY.delete().where(_KEY.c.key == key))
