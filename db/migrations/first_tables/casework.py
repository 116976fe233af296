"""PACE interviews, penalty notices and elective home education."""

import sqlalchemy as sa
from alembic import op

TEXT = sa.Text(collation="C").with_variant(sa.Text(), "sqlite")


def create() -> None:
    _pace_interview()
    _pace_interview_interventions()
    _pace_interview_people()
    _penalty_notice()
    _penalty_notice_payments()
    _home_education()
    _home_education_contacts()
    _home_education_arrangements()


def _pace_interview() -> None:
    op.create_table(
        "pace_interview",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("parent_id", sa.Integer()),
        sa.Column("requested_by", TEXT),
        sa.Column("offence", TEXT),
        sa.Column("offence_from", sa.Date()),
        sa.Column("offence_to", sa.Date()),
        sa.Column("sessions_possible", sa.BigInteger()),
        sa.Column("sessions_missed", sa.BigInteger()),
        sa.Column("sessions_unauthorised", sa.BigInteger()),
        sa.Column("warned_on", sa.Date()),
        sa.Column("siblings", TEXT),
        sa.Column("evidence", TEXT),
        sa.Column("invited_on", sa.Date()),
        sa.Column("invited_how", TEXT),
        sa.Column("attended", sa.Boolean()),
        sa.Column("held_on", sa.Date()),
        sa.Column("started_at", sa.DateTime(timezone=True)),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.Column("place", TEXT),
        sa.Column("second_officer_id", sa.Integer()),
        sa.Column("caution_given", sa.Boolean()),
        sa.Column("rights_explained", sa.Boolean()),
        sa.Column("solicitor", sa.Boolean()),
        sa.Column("interpreter", sa.Boolean()),
        sa.Column("appropriate_adult", sa.Boolean()),
        sa.Column("recording", TEXT),
        sa.Column("recording_reference", TEXT),
        sa.Column("mitigation", TEXT),
        sa.Column("admission", sa.Boolean()),
        sa.Column("outcome", TEXT),
        sa.Column("outcome_on", sa.Date()),
        sa.Column("follow_on_id", sa.Integer()),
        sa.Column("supervision_considered_on", sa.Date()),
        sa.Column("authorised_by_id", sa.Integer()),
        sa.Column("prosecution_authorised_on", sa.Date()),
        sa.Column("information_laid_on", sa.Date()),
        sa.Column("returned_to_school", sa.Boolean()),
        sa.Column("returned_on", sa.Date()),
        sa.Column("agreed_actions", TEXT),
        sa.Column("review_on", sa.Date()),
        sa.Column("reviewed_on", sa.Date()),
        sa.Column("complied", sa.Boolean()),
        sa.Column("closed_on", sa.Date()),
        sa.Column("notes", TEXT),
        sa.Column("unanswered", TEXT),
        sa.Column("parent_label", TEXT, server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["authorised_by_id"], ["record.id"], name="fk_pace_interview_authorised_by_id"
        ),
        sa.ForeignKeyConstraint(["follow_on_id"], ["record.id"], name="fk_pace_interview_follow_on_id"),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="fk_pace_interview_id"),
        sa.ForeignKeyConstraint(["parent_id"], ["record.id"], name="fk_pace_interview_parent_id"),
        sa.ForeignKeyConstraint(
            ["second_officer_id"], ["record.id"], name="fk_pace_interview_second_officer_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_pace_interview"),
    )
    op.create_index("ix_pace_interview_authorised_by_id", "pace_interview", ["authorised_by_id"])
    op.create_index(
        "ix_pace_interview_by_held_on",
        "pace_interview",
        [sa.literal_column("coalesce(held_on, '0001-01-01')"), "id"],
    )
    op.create_index(
        "ix_pace_interview_by_outcome",
        "pace_interview",
        [sa.literal_column("lower(coalesce(outcome, ''))"), "id"],
    )
    op.create_index(
        "ix_pace_interview_by_parent", "pace_interview", [sa.literal_column("lower(parent_label)"), "id"]
    )
    op.create_index("ix_pace_interview_follow_on_id", "pace_interview", ["follow_on_id"])
    op.create_index("ix_pace_interview_parent_id", "pace_interview", ["parent_id"])
    op.create_index("ix_pace_interview_second_officer_id", "pace_interview", ["second_officer_id"])


def _pace_interview_interventions() -> None:
    op.create_table(
        "pace_interview_interventions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("what", TEXT),
        sa.Column("offered_on", sa.Date()),
        sa.Column("from_on", sa.Date()),
        sa.Column("to_on", sa.Date()),
        sa.Column("contact", TEXT),
        sa.Column("result", TEXT),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name="fk_pace_interview_interventions_record_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_pace_interview_interventions"),
    )
    op.create_index(
        "ix_pace_interview_interventions_record_id", "pace_interview_interventions", ["record_id"]
    )


def _pace_interview_people() -> None:
    op.create_table(
        "pace_interview_people",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("name", TEXT),
        sa.Column("capacity", TEXT),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name="fk_pace_interview_people_record_id"),
        sa.PrimaryKeyConstraint("id", name="pk_pace_interview_people"),
    )
    op.create_index("ix_pace_interview_people_record_id", "pace_interview_people", ["record_id"])


def _penalty_notice() -> None:
    op.create_table(
        "penalty_notice",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("parent_id", sa.Integer()),
        sa.Column("requested_by", TEXT),
        sa.Column("pace_interview_id", sa.Integer()),
        sa.Column("kind", TEXT),
        sa.Column("reason", TEXT),
        sa.Column("offence_from", sa.Date()),
        sa.Column("offence_to", sa.Date()),
        sa.Column("sessions_unauthorised", sa.BigInteger()),
        sa.Column("exclusion_from_on", sa.Date()),
        sa.Column("place", TEXT),
        sa.Column("certificate_attached", sa.Boolean()),
        sa.Column("certified_by", TEXT),
        sa.Column("certified_on", sa.Date()),
        sa.Column("other_parent", TEXT),
        sa.Column("siblings", TEXT),
        sa.Column("support_offered", TEXT),
        sa.Column("legality_checks", TEXT),
        sa.Column("sequence", TEXT),
        sa.Column("scheme", TEXT),
        sa.Column("refused_on", sa.Date()),
        sa.Column("refusal_reason", TEXT),
        sa.Column("warning_letter_on", sa.Date()),
        sa.Column("improvement_issued_on", sa.Date()),
        sa.Column("improvement_ends_on", sa.Date()),
        sa.Column("improvement_reviewed_on", sa.Date()),
        sa.Column("improvement_result", TEXT),
        sa.Column("improvement_skipped_reason", TEXT),
        sa.Column("issued_on", sa.Date()),
        sa.Column("deemed_received_on", sa.Date()),
        sa.Column("number", TEXT),
        sa.Column("issuer", TEXT),
        sa.Column("issued_by_id", sa.Integer()),
        sa.Column("issued_by_other_authority", sa.Boolean()),
        sa.Column("other_authority", TEXT),
        sa.Column("amount_lower", sa.BigInteger()),
        sa.Column("amount_higher", sa.BigInteger()),
        sa.Column("copy_kept", sa.Boolean()),
        sa.Column("paid_in_full_on", sa.Date()),
        sa.Column("withdrawn_on", sa.Date()),
        sa.Column("withdrawal_ground", TEXT),
        sa.Column("withdrawal_told_on", sa.Date()),
        sa.Column("refunded_on", sa.Date()),
        sa.Column("refund", sa.BigInteger()),
        sa.Column("supervision_considered_on", sa.Date()),
        sa.Column("prosecution_authorised_on", sa.Date()),
        sa.Column("authorised_by_id", sa.Integer()),
        sa.Column("information_laid_on", sa.Date()),
        sa.Column("prosecution_offence", TEXT),
        sa.Column("prosecution_result", TEXT),
        sa.Column("result_on", sa.Date()),
        sa.Column("notes", TEXT),
        sa.Column("parent_label", TEXT, server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["authorised_by_id"], ["record.id"], name="fk_penalty_notice_authorised_by_id"
        ),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="fk_penalty_notice_id"),
        sa.ForeignKeyConstraint(["issued_by_id"], ["record.id"], name="fk_penalty_notice_issued_by_id"),
        sa.ForeignKeyConstraint(
            ["pace_interview_id"], ["record.id"], name="fk_penalty_notice_pace_interview_id"
        ),
        sa.ForeignKeyConstraint(["parent_id"], ["record.id"], name="fk_penalty_notice_parent_id"),
        sa.PrimaryKeyConstraint("id", name="pk_penalty_notice"),
    )
    op.create_index("ix_penalty_notice_authorised_by_id", "penalty_notice", ["authorised_by_id"])
    op.create_index(
        "ix_penalty_notice_by_amount_higher",
        "penalty_notice",
        [sa.literal_column("coalesce(amount_higher, -9999999999)"), "id"],
    )
    op.create_index(
        "ix_penalty_notice_by_issued_on",
        "penalty_notice",
        [sa.literal_column("coalesce(issued_on, '0001-01-01')"), "id"],
    )
    op.create_index(
        "ix_penalty_notice_by_parent", "penalty_notice", [sa.literal_column("lower(parent_label)"), "id"]
    )
    op.create_index("ix_penalty_notice_issued_by_id", "penalty_notice", ["issued_by_id"])
    op.create_index("ix_penalty_notice_pace_interview_id", "penalty_notice", ["pace_interview_id"])
    op.create_index("ix_penalty_notice_parent_id", "penalty_notice", ["parent_id"])


def _penalty_notice_payments() -> None:
    op.create_table(
        "penalty_notice_payments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("paid_on", sa.Date()),
        sa.Column("amount", sa.BigInteger()),
        sa.Column("method", TEXT),
        sa.Column("reference", TEXT),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name="fk_penalty_notice_payments_record_id"),
        sa.PrimaryKeyConstraint("id", name="pk_penalty_notice_payments"),
    )
    op.create_index("ix_penalty_notice_payments_record_id", "penalty_notice_payments", ["record_id"])


def _home_education() -> None:
    op.create_table(
        "home_education",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sender", TEXT),
        sa.Column("parent_id", sa.Integer()),
        sa.Column("started_on", sa.Date()),
        sa.Column("never_schooled", sa.Boolean()),
        sa.Column("previous_setting", TEXT),
        sa.Column("parent_notice_received_on", sa.Date()),
        sa.Column("parent_letter_held", sa.Boolean()),
        sa.Column("off_roll_id", sa.Integer()),
        sa.Column("primary_reason", TEXT),
        sa.Column("local_reason", TEXT),
        sa.Column("ehc_plan", sa.Boolean()),
        sa.Column("child_in_need", sa.Boolean()),
        sa.Column("child_protection", sa.Boolean()),
        sa.Column("looked_after", sa.Boolean()),
        sa.Column("past_social_care", sa.Boolean()),
        sa.Column("youth_justice", sa.Boolean()),
        sa.Column("judgement", TEXT),
        sa.Column("judged_on", sa.Date()),
        sa.Column("next_review_on", sa.Date()),
        sa.Column("parent_hours", sa.BigInteger()),
        sa.Column("s437_notice_on", sa.Date()),
        sa.Column("s437_reply_on", sa.Date()),
        sa.Column("s437_result", TEXT),
        sa.Column("order_made_on", sa.Date()),
        sa.Column("order_revoked_on", sa.Date()),
        sa.Column("ended_on", sa.Date()),
        sa.Column("end_reason", TEXT),
        sa.Column("end_school_id", sa.Integer()),
        sa.Column("enquiry_id", sa.Integer()),
        sa.Column("notes", TEXT),
        sa.Column("unanswered", TEXT),
        sa.ForeignKeyConstraint(["end_school_id"], ["record.id"], name="fk_home_education_end_school_id"),
        sa.ForeignKeyConstraint(["enquiry_id"], ["record.id"], name="fk_home_education_enquiry_id"),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="fk_home_education_id"),
        sa.ForeignKeyConstraint(["off_roll_id"], ["record.id"], name="fk_home_education_off_roll_id"),
        sa.ForeignKeyConstraint(["parent_id"], ["record.id"], name="fk_home_education_parent_id"),
        sa.PrimaryKeyConstraint("id", name="pk_home_education"),
    )
    op.create_index(
        "ix_home_education_by_ended_on",
        "home_education",
        [sa.literal_column("coalesce(ended_on, '0001-01-01')"), "id"],
    )
    op.create_index(
        "ix_home_education_by_judgement",
        "home_education",
        [sa.literal_column("lower(coalesce(judgement, ''))"), "id"],
    )
    op.create_index(
        "ix_home_education_by_next_review_on",
        "home_education",
        [sa.literal_column("coalesce(next_review_on, '0001-01-01')"), "id"],
    )
    op.create_index(
        "ix_home_education_by_started_on",
        "home_education",
        [sa.literal_column("coalesce(started_on, '0001-01-01')"), "id"],
    )
    op.create_index("ix_home_education_end_school_id", "home_education", ["end_school_id"])
    op.create_index("ix_home_education_enquiry_id", "home_education", ["enquiry_id"])
    op.create_index("ix_home_education_off_roll_id", "home_education", ["off_roll_id"])
    op.create_index("ix_home_education_parent_id", "home_education", ["parent_id"])


def _home_education_contacts() -> None:
    op.create_table(
        "home_education_contacts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date()),
        sa.Column("contact_kind", TEXT),
        sa.Column("reply", TEXT),
        sa.Column("child_seen", sa.Boolean()),
        sa.Column("place_seen", sa.Boolean()),
        sa.Column("information_seen", TEXT),
        sa.Column("note", TEXT),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name="fk_home_education_contacts_record_id"),
        sa.PrimaryKeyConstraint("id", name="pk_home_education_contacts"),
    )
    op.create_index("ix_home_education_contacts_record_id", "home_education_contacts", ["record_id"])


def _home_education_arrangements() -> None:
    op.create_table(
        "home_education_arrangements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("provider", TEXT),
        sa.Column("address", TEXT),
        sa.Column("hours_per_week", sa.BigInteger()),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name="fk_home_education_arrangements_record_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_home_education_arrangements"),
    )
    op.create_index("ix_home_education_arrangements_record_id", "home_education_arrangements", ["record_id"])
