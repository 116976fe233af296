"""What schools send: 10-day notifications, off-roll and on-roll notices; whereabouts enquiries."""

import sqlalchemy as sa
from alembic import op

TEXT = sa.Text(collation="C").with_variant(sa.Text(), "sqlite")


def create() -> None:
    _ten_day_notification()
    _ten_day_notification_school_enquiries()
    _off_roll_notice()
    _off_roll_notice_joint_enquiries()
    _on_roll_notice()
    _whereabouts_enquiry()
    _whereabouts_enquiry_checks()


def _ten_day_notification() -> None:
    op.create_table(
        "ten_day_notification",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("first_absent_on", sa.Date()),
        sa.Column("codes_used", TEXT),
        sa.Column("cause", TEXT),
        sa.Column("last_seen_on", sa.Date()),
        sa.Column("sender", TEXT),
        sa.Column("absence_kind", TEXT),
        sa.Column("purpose", TEXT),
        sa.Column("update_of_id", sa.Integer()),
        sa.Column("support_offered", TEXT),
        sa.Column("lives_with", TEXT),
        sa.Column("emergency_phone", TEXT),
        sa.Column("siblings", TEXT),
        sa.Column("safety_concern", sa.Boolean()),
        sa.Column("safety_note", TEXT),
        sa.Column("ehc_plan", sa.Boolean()),
        sa.Column("social_worker", sa.Boolean()),
        sa.Column("safeguarding_concern", sa.Boolean()),
        sa.Column("screened_on", sa.Date()),
        sa.Column("outcome", TEXT),
        sa.Column("enquiry_id", sa.Integer()),
        sa.Column("returned_on", sa.Date()),
        sa.Column("closed_on", sa.Date()),
        sa.Column("notes", TEXT),
        sa.Column("unanswered", TEXT),
        sa.ForeignKeyConstraint(["enquiry_id"], ["record.id"], name="fk_ten_day_notification_enquiry_id"),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="fk_ten_day_notification_id"),
        sa.ForeignKeyConstraint(["update_of_id"], ["record.id"], name="fk_ten_day_notification_update_of_id"),
        sa.PrimaryKeyConstraint("id", name="pk_ten_day_notification"),
    )
    op.create_index(
        "ix_ten_day_notification_by_first_absent_on",
        "ten_day_notification",
        [sa.literal_column("coalesce(first_absent_on, '0001-01-01')"), "id"],
    )
    op.create_index(
        "ix_ten_day_notification_by_outcome",
        "ten_day_notification",
        [sa.literal_column("lower(coalesce(outcome, ''))"), "id"],
    )
    op.create_index("ix_ten_day_notification_enquiry_id", "ten_day_notification", ["enquiry_id"])
    op.create_index("ix_ten_day_notification_update_of_id", "ten_day_notification", ["update_of_id"])


def _ten_day_notification_school_enquiries() -> None:
    op.create_table(
        "ten_day_notification_school_enquiries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("check", TEXT),
        sa.Column("done_on", sa.Date()),
        sa.Column("time_of_day", TEXT),
        sa.Column("spoken_to", TEXT),
        sa.Column("result", TEXT),
        sa.Column("unanswered", TEXT),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name="fk_ten_day_notification_school_enquiries_record_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_ten_day_notification_school_enquiries"),
    )
    op.create_index(
        "ix_ten_day_notification_school_enquiries_record_id",
        "ten_day_notification_school_enquiries",
        ["record_id"],
    )


def _off_roll_notice() -> None:
    op.create_table(
        "off_roll_notice",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sender", TEXT),
        sa.Column("ground_met_on", sa.Date()),
        sa.Column("ground", TEXT),
        sa.Column("ground_as_written", TEXT),
        sa.Column("deleted_on", sa.Date()),
        sa.Column("last_attended_on", sa.Date()),
        sa.Column("enrolment", TEXT),
        sa.Column("final_year_leaver", sa.Boolean()),
        sa.Column("parent_notice_received_on", sa.Date()),
        sa.Column("placed_by_authority", sa.Boolean()),
        sa.Column("consent_by", TEXT),
        sa.Column("consent_on", sa.Date()),
        sa.Column("order_names_school", sa.Boolean()),
        sa.Column("document_seen_on", sa.Date()),
        sa.Column("parent_with_id", sa.Integer()),
        sa.Column("parents", TEXT),
        sa.Column("emergency_phone", TEXT),
        sa.Column("destination_kind", TEXT),
        sa.Column("destination_school_id", sa.Integer()),
        sa.Column("destination_name", TEXT),
        sa.Column("destination_authority", TEXT),
        sa.Column("expected_start_on", sa.Date()),
        sa.Column("future_parent", TEXT),
        sa.Column("future_address", TEXT),
        sa.Column("future_address_from", sa.Date()),
        sa.Column("ehc_plan", sa.Boolean()),
        sa.Column("social_worker", sa.Boolean()),
        sa.Column("safeguarding_concern", sa.Boolean()),
        sa.Column("query_reason", TEXT),
        sa.Column("on_roll_id", sa.Integer()),
        sa.Column("enquiry_id", sa.Integer()),
        sa.Column("closing_reason", TEXT),
        sa.Column("closed_on", sa.Date()),
        sa.Column("notes", TEXT),
        sa.Column("unanswered", TEXT),
        sa.ForeignKeyConstraint(
            ["destination_school_id"], ["record.id"], name="fk_off_roll_notice_destination_school_id"
        ),
        sa.ForeignKeyConstraint(["enquiry_id"], ["record.id"], name="fk_off_roll_notice_enquiry_id"),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="fk_off_roll_notice_id"),
        sa.ForeignKeyConstraint(["on_roll_id"], ["record.id"], name="fk_off_roll_notice_on_roll_id"),
        sa.ForeignKeyConstraint(["parent_with_id"], ["record.id"], name="fk_off_roll_notice_parent_with_id"),
        sa.PrimaryKeyConstraint("id", name="pk_off_roll_notice"),
    )
    op.create_index(
        "ix_off_roll_notice_by_deleted_on",
        "off_roll_notice",
        [sa.literal_column("coalesce(deleted_on, '0001-01-01')"), "id"],
    )
    op.create_index(
        "ix_off_roll_notice_by_destination_kind",
        "off_roll_notice",
        [sa.literal_column("lower(coalesce(destination_kind, ''))"), "id"],
    )
    op.create_index(
        "ix_off_roll_notice_by_ground",
        "off_roll_notice",
        [sa.literal_column("lower(coalesce(ground, ''))"), "id"],
    )
    op.create_index("ix_off_roll_notice_destination_school_id", "off_roll_notice", ["destination_school_id"])
    op.create_index("ix_off_roll_notice_enquiry_id", "off_roll_notice", ["enquiry_id"])
    op.create_index("ix_off_roll_notice_on_roll_id", "off_roll_notice", ["on_roll_id"])
    op.create_index("ix_off_roll_notice_parent_with_id", "off_roll_notice", ["parent_with_id"])


def _off_roll_notice_joint_enquiries() -> None:
    op.create_table(
        "off_roll_notice_joint_enquiries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("check", TEXT),
        sa.Column("side", TEXT),
        sa.Column("done_on", sa.Date()),
        sa.Column("result", TEXT),
        sa.Column("note", TEXT),
        sa.Column("unanswered", TEXT),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name="fk_off_roll_notice_joint_enquiries_record_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_off_roll_notice_joint_enquiries"),
    )
    op.create_index(
        "ix_off_roll_notice_joint_enquiries_record_id", "off_roll_notice_joint_enquiries", ["record_id"]
    )


def _on_roll_notice() -> None:
    op.create_table(
        "on_roll_notice",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sender", TEXT),
        sa.Column("entered_on", sa.Date()),
        sa.Column("starting_on", sa.Date()),
        sa.Column("year_group", sa.BigInteger()),
        sa.Column("boarding", TEXT),
        sa.Column("enrolment", TEXT),
        sa.Column("standard_intake", sa.Boolean()),
        sa.Column("origin", TEXT),
        sa.Column("previous_school_id", sa.Integer()),
        sa.Column("previous_school_name", TEXT),
        sa.Column("previous_authority", TEXT),
        sa.Column("parent_with_id", sa.Integer()),
        sa.Column("parents", TEXT),
        sa.Column("emergency_phone", TEXT),
        sa.Column("home_address", TEXT),
        sa.Column("other_school", TEXT),
        sa.Column("other_school_from", sa.Date()),
        sa.Column("future_parent", TEXT),
        sa.Column("future_address", TEXT),
        sa.Column("future_address_from", sa.Date()),
        sa.Column("ehc_plan", sa.Boolean()),
        sa.Column("social_worker", sa.Boolean()),
        sa.Column("safeguarding_concern", sa.Boolean()),
        sa.Column("off_roll_id", sa.Integer()),
        sa.Column("enquiry_id", sa.Integer()),
        sa.Column("home_education_id", sa.Integer()),
        sa.Column("closing_reason", TEXT),
        sa.Column("closed_on", sa.Date()),
        sa.Column("notes", TEXT),
        sa.Column("unanswered", TEXT),
        sa.Column("previous_school_label", TEXT, server_default="", nullable=False),
        sa.ForeignKeyConstraint(["enquiry_id"], ["record.id"], name="fk_on_roll_notice_enquiry_id"),
        sa.ForeignKeyConstraint(
            ["home_education_id"], ["record.id"], name="fk_on_roll_notice_home_education_id"
        ),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="fk_on_roll_notice_id"),
        sa.ForeignKeyConstraint(["off_roll_id"], ["record.id"], name="fk_on_roll_notice_off_roll_id"),
        sa.ForeignKeyConstraint(["parent_with_id"], ["record.id"], name="fk_on_roll_notice_parent_with_id"),
        sa.ForeignKeyConstraint(
            ["previous_school_id"], ["record.id"], name="fk_on_roll_notice_previous_school_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_on_roll_notice"),
    )
    op.create_index(
        "ix_on_roll_notice_by_entered_on",
        "on_roll_notice",
        [sa.literal_column("coalesce(entered_on, '0001-01-01')"), "id"],
    )
    op.create_index(
        "ix_on_roll_notice_by_origin",
        "on_roll_notice",
        [sa.literal_column("lower(coalesce(origin, ''))"), "id"],
    )
    op.create_index(
        "ix_on_roll_notice_by_previous_school",
        "on_roll_notice",
        [sa.literal_column("lower(previous_school_label)"), "id"],
    )
    op.create_index("ix_on_roll_notice_enquiry_id", "on_roll_notice", ["enquiry_id"])
    op.create_index("ix_on_roll_notice_home_education_id", "on_roll_notice", ["home_education_id"])
    op.create_index("ix_on_roll_notice_off_roll_id", "on_roll_notice", ["off_roll_id"])
    op.create_index("ix_on_roll_notice_parent_with_id", "on_roll_notice", ["parent_with_id"])
    op.create_index("ix_on_roll_notice_previous_school_id", "on_roll_notice", ["previous_school_id"])


def _whereabouts_enquiry() -> None:
    op.create_table(
        "whereabouts_enquiry",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("last_seen_on", sa.Date()),
        sa.Column("last_attended_on", sa.Date()),
        sa.Column("still_on_roll", sa.Boolean()),
        sa.Column("source", TEXT),
        sa.Column("referrer", TEXT),
        sa.Column("reason", TEXT),
        sa.Column("opened_from_id", sa.Integer()),
        sa.Column("off_roll_id", sa.Integer()),
        sa.Column("home_education_id", sa.Integer()),
        sa.Column("whereabouts_known", sa.Boolean()),
        sa.Column("education_now", TEXT),
        sa.Column("missing_since_on", sa.Date()),
        sa.Column("cme_reason", TEXT),
        sa.Column("relocation_evidence", TEXT),
        sa.Column("attendance_history", TEXT),
        sa.Column("risk_concern", sa.Boolean()),
        sa.Column("risk_appraisal", TEXT),
        sa.Column("known_to_social_care", sa.Boolean()),
        sa.Column("mash_referred_on", sa.Date()),
        sa.Column("mash_outcome", TEXT),
        sa.Column("reviewed_on", sa.Date()),
        sa.Column("located_on", sa.Date()),
        sa.Column("found_where", TEXT),
        sa.Column("found_how", TEXT),
        sa.Column("found_school_id", sa.Integer()),
        sa.Column("found_authority", TEXT),
        sa.Column("found_place", TEXT),
        sa.Column("ctf_created_on", sa.Date()),
        sa.Column("ctf_uploaded_on", sa.Date()),
        sa.Column("ctf_claimed_by_id", sa.Integer()),
        sa.Column("ctf_claimed_on", sa.Date()),
        sa.Column("closed_on", sa.Date()),
        sa.Column("close_reason", TEXT),
        sa.Column("education_at_close", TEXT),
        sa.Column("untried_reason", TEXT),
        sa.Column("notes", TEXT),
        sa.Column("unanswered", TEXT),
        sa.ForeignKeyConstraint(
            ["ctf_claimed_by_id"], ["record.id"], name="fk_whereabouts_enquiry_ctf_claimed_by_id"
        ),
        sa.ForeignKeyConstraint(
            ["found_school_id"], ["record.id"], name="fk_whereabouts_enquiry_found_school_id"
        ),
        sa.ForeignKeyConstraint(
            ["home_education_id"], ["record.id"], name="fk_whereabouts_enquiry_home_education_id"
        ),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="fk_whereabouts_enquiry_id"),
        sa.ForeignKeyConstraint(["off_roll_id"], ["record.id"], name="fk_whereabouts_enquiry_off_roll_id"),
        sa.ForeignKeyConstraint(
            ["opened_from_id"], ["record.id"], name="fk_whereabouts_enquiry_opened_from_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_whereabouts_enquiry"),
    )
    op.create_index(
        "ix_whereabouts_enquiry_by_last_seen_on",
        "whereabouts_enquiry",
        [sa.literal_column("coalesce(last_seen_on, '0001-01-01')"), "id"],
    )
    op.create_index(
        "ix_whereabouts_enquiry_by_located_on",
        "whereabouts_enquiry",
        [sa.literal_column("coalesce(located_on, '0001-01-01')"), "id"],
    )
    op.create_index("ix_whereabouts_enquiry_ctf_claimed_by_id", "whereabouts_enquiry", ["ctf_claimed_by_id"])
    op.create_index("ix_whereabouts_enquiry_found_school_id", "whereabouts_enquiry", ["found_school_id"])
    op.create_index("ix_whereabouts_enquiry_home_education_id", "whereabouts_enquiry", ["home_education_id"])
    op.create_index("ix_whereabouts_enquiry_off_roll_id", "whereabouts_enquiry", ["off_roll_id"])
    op.create_index("ix_whereabouts_enquiry_opened_from_id", "whereabouts_enquiry", ["opened_from_id"])


def _whereabouts_enquiry_checks() -> None:
    op.create_table(
        "whereabouts_enquiry_checks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("check", TEXT),
        sa.Column("agency", TEXT),
        sa.Column("made_by", TEXT),
        sa.Column("asked_on", sa.Date()),
        sa.Column("time_of_day", TEXT),
        sa.Column("visited", TEXT),
        sa.Column("spoken_to", TEXT),
        sa.Column("chased_on", sa.Date()),
        sa.Column("answered_on", sa.Date()),
        sa.Column("result", TEXT),
        sa.Column("note", TEXT),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name="fk_whereabouts_enquiry_checks_record_id"),
        sa.PrimaryKeyConstraint("id", name="pk_whereabouts_enquiry_checks"),
    )
    op.create_index("ix_whereabouts_enquiry_checks_record_id", "whereabouts_enquiry_checks", ["record_id"])
