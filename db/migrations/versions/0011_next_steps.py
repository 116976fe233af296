"""Every open record has a next step, or rests until a day; a wrong UPN takes part in no match.

A spell of home education tells every step towards an order and of one.

Off-roll notices tell what the days of their ground are counted from, and missing episodes when an
interview was declined; penalty notices, what shows the day of receipt.

All duties are made anew, and matched notices are finished.
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

_STEPS_OF_ORDERS = (
    "s437_until_on", "order_resolved_on", "school_consulted_on", "school_told_on", "direction_asked_on",
    "direction_on", "school_settled_on", "order_told_on", "order_amended_on", "revocation_asked_on",
    "revocation_refused_on", "court_direction_on", "court_answered_on",
)  # fmt: skip

_KEY = sa.table("match_key", sa.column("key", sa.Text()))
_OF_UPN = "u:"
_TEXT = sa.Text(collation="C").with_variant(sa.Text(), "sqlite")
_DAYS_OF_THE_ACT = (
    "section_47_on",
    "consent_asked_on",
    "consent_told_on",
    "met_on",
    "eligible_from",
    "parent_told_on",
    "registered_on",
    "home_considered_on",
    "providers_entered_on",
    "settings_considered_on",
    "removed_on",
)
_TEXTS_OF_THE_ACT = (
    "consent_needed",
    "consent",
    "meeting",
    "register_ground",
    "told_by_others",
    "removal_reason",
)
"""What a spell of home education holds of the register, consent and the meeting of the Act of 2026."""


_DAYS_OF_A_GROUND = ("attends_until", "leave_ended_on", "excluded_on", "review_closed_on", "educated_from")
_CHOICES_OF_A_GROUND = ("search_ended", "review_closed", "education_not_owed")


def upgrade() -> None:
    _let_records_rest()
    _make_room_for_the_act_of_2026()
    for name in _STEPS_OF_ORDERS:
        op.add_column("home_education", sa.Column(name, sa.Date()))
    op.add_column("home_education", sa.Column("ehc_plan_now", sa.Boolean()))
    for name in _DAYS_OF_A_GROUND:
        op.add_column("off_roll_notice", sa.Column(name, sa.Date(), nullable=True))
    for name in _CHOICES_OF_A_GROUND:
        op.add_column("off_roll_notice", sa.Column(name, _TEXT, nullable=True))
    op.add_column("missing_episode", sa.Column("declined_on", sa.Date(), nullable=True))
    op.add_column("penalty_notice", sa.Column("receipt_shown", _TEXT, nullable=True))
    _finish_matched()
    _let_go_of_wrong_upns()
    op.execute("DELETE FROM deadline")
    op.execute("DELETE FROM reckoning")
    op.execute(
        "INSERT INTO reckoning (asked_at, who, types, done, last, missing) "
        f"SELECT CURRENT_TIMESTAMP, 'CME Desktop', '{_WORKED}', 0, MAX(id), true "
        "FROM record HAVING MAX(id) IS NOT NULL"
    )


def _make_room_for_the_act_of_2026() -> None:
    op.add_column("local_rule", sa.Column("area", _TEXT, nullable=True))
    op.create_index(
        "ix_local_rule_by_area",
        "local_rule",
        [sa.literal_column("lower(coalesce(area, ''))"), "id"],
        unique=False,
    )
    for name in _DAYS_OF_THE_ACT:
        op.add_column("home_education", sa.Column(name, sa.Date(), nullable=True))
    for name in _TEXTS_OF_THE_ACT:
        op.add_column("home_education", sa.Column(name, _TEXT, nullable=True))
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


def _let_records_rest() -> None:
    for name, kind in (
        ("rests_until", sa.Date()), ("rest_reason", _TEXT), ("rested_on", sa.Date()), ("rested_by", _TEXT),
    ):  # fmt: skip
        op.add_column("record", sa.Column(name, kind))
    op.add_column("deadline", sa.Column("rests_until", sa.Date()))


def _finish_matched() -> None:
    record = sa.table(
        "record",
        sa.column("type", sa.Text()),
        sa.column("status", sa.Text()),
        sa.column("on_desk", sa.Boolean()),
    )
    finished = record.c.type.in_(_MATCHED), record.c.status == "matched"
    op.execute(record.update().where(*finished).values(on_desk=sa.false()))


def _let_go_of_wrong_upns() -> None:
    connection = op.get_bind()
    held = connection.execute(sa.select(_KEY.c.key).where(_KEY.c.key.startswith(_OF_UPN)).distinct())
    for key in held.scalars().all():
        if not tells_apart(key.removeprefix(_OF_UPN)):
            connection.execute(_KEY.delete().where(_KEY.c.key == key))
