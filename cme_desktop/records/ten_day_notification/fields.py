"""The fields of a 10-day notification.

The law asks for name, address and, if known, the cause; the codes have belonged to it since 19 August 2024.
The rest is what councils' forms ask for, and what the team makes of it. Names, numbers and addresses are the
child's own and are not asked for again here.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

from cme_desktop.codes.attendance import UNAUTHORISED
from cme_desktop.codes.enquiries import SCHOOL_CHECKS, TIMES_OF_DAY
from cme_desktop.codes.notices import ABSENCE_KINDS, PURPOSES, SCREENING_OUTCOMES
from cme_desktop.fields import (
    ChoiceField,
    Choices,
    ChoicesField,
    DateField,
    LinkField,
    LongTextField,
    PhoneField,
    RowsField,
    TextField,
    Unanswered,
    YesNoField,
    reads,
)
from cme_desktop.records.base import Record, life

OUTCOMES = SCREENING_OUTCOMES

LIFE = life(
    "received",
    {
        "received": "incomplete screened allocated referred no_further_action closed",
        "incomplete": "received screened allocated referred no_further_action closed",
        "screened": "received incomplete allocated referred no_further_action closed",
        "allocated": "screened referred no_further_action closed",
        "referred": "screened allocated no_further_action closed",
        "no_further_action": "screened allocated referred closed",
        "closed": "screened allocated referred no_further_action",
    },
    Choices(
        ("received", "Received"),
        ("incomplete", "Returned to school, incomplete"),
        ("screened", "Screened"),
        ("allocated", "Allocated to hub"),
        ("referred", "Referred to social care or MASH"),
        ("no_further_action", "No further action"),
        ("closed", "Closed"),
    ),
    finished="no_further_action closed",
)


@reads("purpose")
def is_update(notice: "TenDayNotification") -> bool:
    """Later news of an absence belongs to the notice that first told of it."""
    return notice.purpose == "update"


@reads("safety_concern")
def has_safety_concern(notice: "TenDayNotification") -> bool:
    """Whoever visits alone needs to know what the danger is."""
    return notice.safety_concern is True


@dataclass(eq=False, kw_only=True)
class SchoolEnquiry:
    """One thing the school did to find the child before it notified."""

    id: int | None = None
    check: Annotated[
        str | None, ChoiceField(label="What the school tried", choices=SCHOOL_CHECKS, required=True)
    ] = None
    done_on: Annotated[
        date | Unanswered | None, DateField(label="On", not_future=True, can_be_unanswered=True)
    ] = None
    time_of_day: Annotated[str | None, ChoiceField(label="Time of day", choices=TIMES_OF_DAY)] = None
    spoken_to: Annotated[
        str | None, TextField(label="Spoken to", help="Name, and what they are to the child.")
    ] = None
    result: Annotated[str | None, TextField(label="What came of it", longest=1000)] = None


@dataclass(eq=False, kw_only=True)
class TenDayNotification(Record):
    """One notification as the school sent it, and what the team made of it."""

    status: Annotated[str, ChoiceField(label="Status", choices=LIFE.statuses, required=True)] = "received"
    child: Annotated[int | None, LinkField(label="Child", to="child", required=True)] = None
    school: Annotated[int | None, LinkField(label="School", to="school", required=True)] = None
    received_on: Annotated[
        date | None, DateField(label="Notice received", required=True, not_future=True)
    ] = None
    purpose: Annotated[str, ChoiceField(label="Purpose", choices=PURPOSES)] = "first"
    update_of: Annotated[
        int | None,
        LinkField(
            label="First notification",
            to="ten_day_notification",
            needed=True,
            shown_when=is_update,
            help="The notice of this absence that the update belongs to.",
        ),
    ] = None
    absence_kind: Annotated[str, ChoiceField(label="What is reported", choices=ABSENCE_KINDS)] = "continuous"
    first_absent_on: Annotated[
        date | None,
        DateField(
            label="First day absent",
            needed=True,
            not_future=True,
            help="The first of the {set} in a row without authorised absence.",
            help_rule="ten_day.continuous",
        ),
    ] = None
    codes_used: Annotated[
        tuple[str, ...],
        ChoicesField(
            label="Codes used",
            choices=UNAUTHORISED,
            written_as_codes=True,
            needed=True,
            source="2024 regs, reg 13",
        ),
    ] = ()
    cause: Annotated[
        str | Unanswered | None, LongTextField(label="Cause, if known", needed=True, can_be_unanswered=True)
    ] = None
    sender: Annotated[
        str | None, TextField(label="Sent by", help="Name, role and how to reach them at the school.")
    ] = None
    last_seen_on: Annotated[
        date | Unanswered | None,
        DateField(label="Last seen", not_future=True, needed=True, can_be_unanswered=True),
    ] = None
    lives_with: Annotated[str | Unanswered | None, TextField(label="Lives with", can_be_unanswered=True)] = (
        None
    )
    emergency_phone: Annotated[
        str | Unanswered | None, PhoneField(label="Emergency telephone", can_be_unanswered=True)
    ] = None
    siblings: Annotated[
        str | Unanswered | None,
        TextField(
            label="School-age brothers and sisters",
            can_be_unanswered=True,
            longest=1000,
            help="Names and schools.",
        ),
    ] = None
    safety_concern: Annotated[
        bool | Unanswered | None,
        YesNoField(label="Safety concern for visits", needed=True, can_be_unanswered=True),
    ] = None
    safety_note: Annotated[
        str | None,
        TextField(label="What the concern is", needed=True, longest=1000, shown_when=has_safety_concern),
    ] = None
    support_offered: Annotated[
        str | Unanswered | None, LongTextField(label="Support offered so far", can_be_unanswered=True)
    ] = None
    ehc_plan: Annotated[
        bool | Unanswered | None, YesNoField(label="EHC plan at the notice", can_be_unanswered=True)
    ] = None
    social_worker: Annotated[
        bool | Unanswered | None, YesNoField(label="Social worker at the notice", can_be_unanswered=True)
    ] = None
    safeguarding_concern: Annotated[
        bool | Unanswered | None, YesNoField(label="Safeguarding concern", can_be_unanswered=True)
    ] = None
    school_enquiries: Annotated[
        list[SchoolEnquiry],
        RowsField(label="Enquiries by the school", of=SchoolEnquiry, row_title="enquiry"),
    ] = field(default_factory=list)
    screened_on: Annotated[date | None, DateField(label="Screened", not_future=True, needed=True)] = None
    outcome: Annotated[
        str | None, ChoiceField(label="Outcome of screening", choices=OUTCOMES, needed=True)
    ] = None
    hub: Annotated[int | None, LinkField(label="Hub", to="hub")] = None
    officer: Annotated[int | None, LinkField(label="Officer", to="officer")] = None
    enquiry: Annotated[int | None, LinkField(label="Enquiry opened", to="whereabouts_enquiry")] = None
    sent_back_on: Annotated[date | None, DateField(label="Sent back to the school", not_future=True)] = None
    sent_again_on: Annotated[date | None, DateField(label="Sent again by the school", not_future=True)] = None
    returned_on: Annotated[date | None, DateField(label="Back at school", not_future=True)] = None
    closed_on: Annotated[date | None, DateField(label="Closed", not_future=True)] = None
    notes: Annotated[str | None, LongTextField(label="Notes")] = None
