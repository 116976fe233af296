"""Off-roll notice: a school tells the authority that it deletes, or is to delete, a pupil's name.

Education (Pupil Registration) (England) Regulations 2006, reg 12(3) as made, then 12(6)-(8); School
Attendance (Pupil Registration) (England) Regulations 2024, reg 13(4). The ground is kept as the regulations
number it and as the school wrote it, since schools still send the old letters.
"""

from dataclasses import replace

from cme_desktop.codes.grounds import Need
from cme_desktop.fields import known
from cme_desktop.records.base import RecordType, Section
from cme_desktop.records.off_roll_notice.fields import (
    LIFE,
    OffRollNotice,
    confirmation_awaited,
    ground_needs,
    query_open,
    whereabouts_asked,
)
from cme_desktop.records.off_roll_notice.rules import RULES, ground_guidance, notifiable
from cme_desktop.records.words import dated
from cme_desktop.statutory.clocks import Clock

_QUESTION = Clock(
    duty="off_roll_question",
    label="Find out where the child went",
    starts="asked_from",
    event="taken off roll",
    stops="answered_on",
    rule="off_roll.question",
)

OFF_ROLL_NOTICE = RecordType(
    cls=OffRollNotice,
    key="off_roll_notice",
    prefix="OFR",
    title="Off-roll notice",
    plural="Off-roll notices",
    life=LIFE,
    sections=(
        Section("Child", ("child", "school", "received_on", "sender")),
        Section(
            "Deletion",
            (
                "ground_met_on",
                "ground",
                "ground_as_written",
                "deleted_on",
                "last_attended_on",
                "enrolment",
                "final_year_leaver",
            ),
        ),
        Section(
            "Evidence for the ground",
            (
                "parent_notice_received_on",
                "joint_enquiries",
                "placed_by_authority",
                "consent_by",
                "consent_on",
                "order_names_school",
                "document_seen_on",
            ),
        ),
        Section("Parents", ("parent_with", "parents", "emergency_phone")),
        Section(
            "Destination",
            (
                "destination_kind",
                "destination_school",
                "destination_name",
                "destination_authority",
                "expected_start_on",
                "future_parent",
                "future_address",
                "future_address_from",
            ),
        ),
        Section("Where the child went", ("answered_on", "answered_by", "on_roll", "enquiry")),
        Section("Needs and concerns", ("ehc_plan", "social_worker", "safeguarding_concern")),
        Section(
            "Follow-up",
            (
                "status",
                "queried_on",
                "query_reason",
                "query_answered_on",
                "hub",
                "officer",
                "closing_reason",
                "closed_on",
                "notes",
            ),
        ),
    ),
    list_columns=(
        "reference",
        "child",
        "school",
        "ground",
        "deleted_on",
        "received_on",
        "destination_kind",
        "status",
        "officer",
    ),
    label=lambda notice: notice.reference or "New off-roll notice",
    line=lambda notice: dated("Taken off roll", notice.deleted_on, LIFE.statuses.label(notice.status)),
    terms=lambda notice: filter(None, (known(notice.destination_name), known(notice.future_parent))),
    rules=RULES,
    guidance=ground_guidance,
    episode=("child", "school", "deleted_on"),
    clocks=(
        Clock(
            duty="off_roll_notice",
            label="Off-roll notice due",
            starts="deleted_on",
            event="deleted",
            stops="received_on",
            rule="off_roll.due",
            decided_by="ground_met_on",
            applies=notifiable,
        ),
        Clock(
            duty="joint_enquiries",
            label="Joint enquiries before deletion",
            starts="deleted_on",
            event="deleted",
            stops="jointly_enquired_on",
            rule="off_roll.joint_enquiries",
            decided_by="ground_met_on",
            applies=ground_needs(Need.JOINT_ENQUIRIES),
            clears="joint_enquiries",
        ),
        Clock(
            duty="query",
            label="School’s answer to the query",
            starts="queried_on",
            event="queried",
            stops="query_answered_on",
            rule="off_roll.query",
            applies=query_open,
            waits=True,
        ),
        replace(_QUESTION, applies=confirmation_awaited, waits=True),
        replace(_QUESTION, applies=whereabouts_asked),
    ),
)
