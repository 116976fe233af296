"""The fields of an on-roll notice.

Schools send everything that their admission register holds about the pupil (2006 regs, reg 5; 2024 regs,
reg 8). Name, date of birth, sex and UPN are the child's own and are not asked for again here.
"""

from cme_desktop.codes.destinations import NEW_TO_AREA, ORIGINS
from cme_desktop.codes.notices import BOARDING, ENTRIES_CLOSED
from cme_desktop.codes.people import ENROLMENTS
from cme_desktop.description.case import Case
from cme_desktop.description.life import life
from cme_desktop.fields import (
    ChoiceField,
    Choices,
    DateField,
    LinkField,
    LongTextField,
    PhoneField,
    Section,
    TextField,
    YearGroupField,
    YesNoField,
    reads,
)

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
    finished="matched closed",
    waits_for={
        "received": "a look at the entry",
        "accepted": "the off-roll notice that it answers",
    },
)


@reads("origin")
def new_to_area(notice: "OnRollNotice") -> bool:
    """Whether the child has moved in from elsewhere."""
    return notice.origin in NEW_TO_AREA


class OnRollNotice(Case):
    """One entry in a school's register, as the school reported it."""

    with Section("Child"):
        child = LinkField("Child", to="child", required=True, listed=1)
        school = LinkField("School", to="school", required=True, listed=2)
        received_on = DateField("Notice received", required=True, not_future=True, listed=4)
        sender = TextField("Sent by", help="Name, role and how to reach them at the school.")

    with Section("Entry"):
        entered_on = DateField(
            "Name entered",
            needed=True,
            listed=3,
            help="The day the school put the name in its admission register.",
        )
        starting_on = DateField("Starting day", needed=True, can_be_unanswered=True)
        year_group = YearGroupField("Year group")
        boarding = ChoiceField("Day pupil or boarder", BOARDING, help="Of schools that take boarders.")
        enrolment = ChoiceField("Enrolment", ENROLMENTS)
        standard_intake = YesNoField(
            "Standard intake",
            help="Joined the youngest class at the start of the year; reported only when asked for.",
            source="2006 regs, reg 12(4); 2024 regs, reg 13(2)",
        )

    with Section("Before"):
        origin = ChoiceField("Came from", ORIGINS, needed=True, listed=5)
        previous_school = LinkField("Previous school", to="school", listed=6)
        previous_school_name = TextField(
            "Previous school as written",
            can_be_unanswered=True,
            help="Name and address of a school that is not in the register of schools.",
        )
        previous_authority = TextField(
            "Previous authority or country", can_be_unanswered=True, shown_when=new_to_area
        )

    with Section("Home"):
        parent_with = LinkField("Parent lived with", to="person")
        parents = LongTextField(
            "Parents as written",
            can_be_unanswered=True,
            longest=1000,
            help="Every parent the school knows of, and which of them the child lives with.",
        )
        emergency_phone = PhoneField("Emergency telephone", needed=True, can_be_unanswered=True)
        home_address = LongTextField(
            "Home address given",
            can_be_unanswered=True,
            longest=1000,
            help="If it differs from the address on the child’s record.",
        )

    with Section("If the school knows"):
        other_school = TextField(
            "Other school also attended",
            can_be_unanswered=True,
            help="Where the child is on the roll of two.",
        )
        other_school_from = DateField("Attends there from", can_be_unanswered=True)
        future_parent = TextField("Parent to live with", can_be_unanswered=True)
        future_address = LongTextField("New address", can_be_unanswered=True, longest=1000)
        future_address_from = DateField("Living there from", can_be_unanswered=True)

    with Section("Needs and concerns"):
        ehc_plan = YesNoField("EHC plan at the notice", can_be_unanswered=True)
        social_worker = YesNoField("Social worker at the notice", can_be_unanswered=True)
        safeguarding_concern = YesNoField("Safeguarding concern", can_be_unanswered=True)

    with Section("Follow-up"):
        status = ChoiceField("Status", LIFE.statuses, required=True, default=LIFE.first, listed=7)
        off_roll = LinkField("Off-roll notice", to="off_roll_notice")
        enquiry = LinkField("Enquiry ended", to="whereabouts_enquiry")
        home_education = LinkField("Home education spell ended", to="home_education")
        hub = LinkField("Hub", to="hub")
        officer = LinkField("Officer", to="officer", listed=8)
        closing_reason = ChoiceField("Why closed", ENTRIES_CLOSED)
        closed_on = DateField("Closed", not_future=True)
        notes = LongTextField("Notes")
