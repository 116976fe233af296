"""The fields of an on-roll notice.

Schools send everything that their admission register holds about the pupil (2006 regs, reg 5; 2024 regs,
reg 8). Name, date of birth, sex and UPN are the child's own and are not asked for again here.
"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from cme_desktop.codes.destinations import NEW_TO_AREA, ORIGINS
from cme_desktop.codes.notices import BOARDING, ENTRIES_CLOSED
from cme_desktop.codes.people import ENROLMENTS
from cme_desktop.fields import (
    ChoiceField,
    Choices,
    DateField,
    LinkField,
    LongTextField,
    PhoneField,
    TextField,
    Unanswered,
    YearGroupField,
    YesNoField,
    reads,
)
from cme_desktop.records.base import Record, life

LIFE = life(
    "received",
    {
        "received": "accepted matched closed",
        "accepted": "received matched closed",
        "matched": "received accepted closed",
        "closed": "received accepted matched",
    },
    Choices(
        ("received", "Received"),
        ("accepted", "Accepted"),
        ("matched", "Matched with an off-roll notice"),
        ("closed", "Closed"),
    ),
    finished="closed",
)


@reads("origin")
def new_to_area(notice: "OnRollNotice") -> bool:
    """Whether the child has moved in from elsewhere."""
    return notice.origin in NEW_TO_AREA


@dataclass(eq=False, kw_only=True)
class OnRollNotice(Record):
    """One entry in a school's register, as the school reported it."""

    status: Annotated[str, ChoiceField(label="Status", choices=LIFE.statuses, required=True)] = "received"
    child: Annotated[int | None, LinkField(label="Child", to="child", required=True)] = None
    school: Annotated[int | None, LinkField(label="School", to="school", required=True)] = None
    received_on: Annotated[
        date | None, DateField(label="Notice received", required=True, not_future=True)
    ] = None
    sender: Annotated[
        str | None, TextField(label="Sent by", help="Name, role and how to reach them at the school.")
    ] = None
    entered_on: Annotated[
        date | None,
        DateField(
            label="Name entered",
            needed=True,
            help="The day the school put the name in its admission register.",
        ),
    ] = None
    starting_on: Annotated[
        date | Unanswered | None, DateField(label="Starting day", needed=True, can_be_unanswered=True)
    ] = None
    year_group: Annotated[int | None, YearGroupField(label="Year group")] = None
    boarding: Annotated[
        str | None,
        ChoiceField(label="Day pupil or boarder", choices=BOARDING, help="Of schools that take boarders."),
    ] = None
    enrolment: Annotated[str | None, ChoiceField(label="Enrolment", choices=ENROLMENTS)] = None
    standard_intake: Annotated[
        bool | None,
        YesNoField(
            label="Standard intake",
            help="Joined the youngest class at the start of the year; reported only when asked for.",
            source="2006 regs, reg 12(4); 2024 regs, reg 13(2)",
        ),
    ] = None
    parents: Annotated[
        str | Unanswered | None,
        LongTextField(
            label="Parents as written",
            can_be_unanswered=True,
            longest=1000,
            help="Every parent the school knows of, and which of them the child lives with.",
        ),
    ] = None
    parent_with: Annotated[int | None, LinkField(label="Parent lived with", to="person")] = None
    emergency_phone: Annotated[
        str | Unanswered | None, PhoneField(label="Emergency telephone", needed=True, can_be_unanswered=True)
    ] = None
    home_address: Annotated[
        str | Unanswered | None,
        LongTextField(
            label="Home address given",
            can_be_unanswered=True,
            longest=1000,
            help="If it differs from the address on the child’s record.",
        ),
    ] = None
    origin: Annotated[str | None, ChoiceField(label="Came from", choices=ORIGINS, needed=True)] = None
    previous_school: Annotated[int | None, LinkField(label="Previous school", to="school")] = None
    previous_school_name: Annotated[
        str | Unanswered | None,
        TextField(
            label="Previous school as written",
            can_be_unanswered=True,
            help="Name and address of a school that is not in the register of schools.",
        ),
    ] = None
    previous_authority: Annotated[
        str | Unanswered | None,
        TextField(label="Previous authority or country", can_be_unanswered=True, shown_when=new_to_area),
    ] = None
    other_school: Annotated[
        str | Unanswered | None,
        TextField(
            label="Other school also attended",
            can_be_unanswered=True,
            help="Where the child is on the roll of two.",
        ),
    ] = None
    other_school_from: Annotated[
        date | Unanswered | None, DateField(label="Attends there from", can_be_unanswered=True)
    ] = None
    future_parent: Annotated[
        str | Unanswered | None, TextField(label="Parent to live with", can_be_unanswered=True)
    ] = None
    future_address: Annotated[
        str | Unanswered | None, LongTextField(label="New address", can_be_unanswered=True, longest=1000)
    ] = None
    future_address_from: Annotated[
        date | Unanswered | None, DateField(label="Living there from", can_be_unanswered=True)
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
    off_roll: Annotated[int | None, LinkField(label="Off-roll notice", to="off_roll_notice")] = None
    enquiry: Annotated[int | None, LinkField(label="Enquiry ended", to="whereabouts_enquiry")] = None
    home_education: Annotated[
        int | None, LinkField(label="Home education spell ended", to="home_education")
    ] = None
    hub: Annotated[int | None, LinkField(label="Hub", to="hub")] = None
    officer: Annotated[int | None, LinkField(label="Officer", to="officer")] = None
    closing_reason: Annotated[str | None, ChoiceField(label="Why closed", choices=ENTRIES_CLOSED)] = None
    closed_on: Annotated[date | None, DateField(label="Closed", not_future=True)] = None
    notes: Annotated[str | None, LongTextField(label="Notes")] = None
