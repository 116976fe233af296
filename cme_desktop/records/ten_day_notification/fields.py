"""The fields of a 10-day notification.

The law asks for name and address; until 18 August 2024 it asked for the cause too, where that was known, and
since then it goes by the codes and leaves boarders out (2024 regs, reg 13(7)). The rest is what councils'
forms ask for, and what the team makes of it. Names, numbers and addresses are the child's own and are not
asked for again here.
"""

from datetime import date

from cme_desktop.codes.attendance import UNAUTHORISED
from cme_desktop.codes.enquiries import SCHOOL_CHECKS, TIMES_OF_DAY
from cme_desktop.codes.notices import ABSENCE_KINDS, PURPOSES, SCREENING_OUTCOMES
from cme_desktop.description.case import Case
from cme_desktop.description.life import life
from cme_desktop.fields import (
    ChoiceField,
    Choices,
    ChoicesField,
    DateField,
    LinkField,
    LongTextField,
    PhoneField,
    Row,
    RowsField,
    Section,
    TextField,
    YesNoField,
    reads,
)

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
    waits_for={
        "received": "screening",
        "incomplete": "the school’s answer",
        "screened": "a decision on what is to be done",
        "allocated": "what the hub finds",
        "referred": "an answer from social care or MASH",
    },
)


@reads("purpose")
def is_update(notice: "TenDayNotification") -> bool:
    """Later news of an absence belongs to the notice that first told of it."""
    return notice.purpose == "update"


@reads("safety_concern")
def has_safety_concern(notice: "TenDayNotification") -> bool:
    """Whoever visits alone needs to know what the danger is."""
    return notice.safety_concern is True


class SchoolEnquiry(Row):
    """One thing the school did to find the child before it notified."""

    check = ChoiceField("What the school tried", SCHOOL_CHECKS, required=True)
    done_on = DateField("On", not_future=True, can_be_unanswered=True)
    time_of_day = ChoiceField("Time of day", TIMES_OF_DAY)
    spoken_to = TextField("Spoken to", help="Name, and what they are to the child.")
    result = TextField("What came of it", longest=1000)


class TenDayNotification(Case):
    """One notification as the school sent it, and what the team made of it."""

    with Section("Child"):
        child = LinkField("Child", to="child", required=True, listed=1)

    with Section("Absence"):
        school = LinkField("School", to="school", required=True, listed=2)
        first_absent_on = DateField(
            "First day absent",
            needed=True,
            not_future=True,
            listed=3,
            help="The first of the {set} in a row without authorised absence.",
            help_rule="ten_day.continuous",
        )
        received_on = DateField("Notice received", required=True, not_future=True, listed=4)
        codes_used = ChoicesField(
            "Codes used", UNAUTHORISED, written_as_codes=True, needed=True, source="2024 regs, reg 13(7)"
        )
        cause = LongTextField(
            "Cause, if known", can_be_unanswered=True, source="2006 regs, reg 12(1); not asked by 2024 regs"
        )
        last_seen_on = DateField("Last seen", not_future=True, needed=True, can_be_unanswered=True)
        sender = TextField("Sent by", help="Name, role and how to reach them at the school.")
        absence_kind = ChoiceField(
            "What is reported",
            ABSENCE_KINDS,
            default="continuous",
            source="2024 regs, reg 13(7)",
        )
        boarder = YesNoField(
            "Boarder", help="Schools owe no notice about boarders.", source="2024 regs, reg 13(7)"
        )
        purpose = ChoiceField("Purpose", PURPOSES, default="first")
        update_of = LinkField(
            "First notification",
            to="ten_day_notification",
            needed=True,
            shown_when=is_update,
            help="The notice of this absence that the update belongs to.",
        )

    with Section("Enquiries by the school"):
        school_enquiries = RowsField("Enquiries by the school", of=SchoolEnquiry, row_title="enquiry")
        support_offered = LongTextField("Support offered so far", can_be_unanswered=True)

    with Section("Home"):
        lives_with = TextField("Lives with", can_be_unanswered=True)
        emergency_phone = PhoneField("Emergency telephone", can_be_unanswered=True)
        siblings = TextField(
            "School-age brothers and sisters", can_be_unanswered=True, longest=1000, help="Names and schools."
        )
        safety_concern = YesNoField("Safety concern for visits", needed=True, can_be_unanswered=True)
        safety_note = TextField(
            "What the concern is", needed=True, longest=1000, shown_when=has_safety_concern
        )

    with Section("Needs and concerns"):
        ehc_plan = YesNoField("EHC plan at the notice", can_be_unanswered=True)
        social_worker = YesNoField("Social worker at the notice", can_be_unanswered=True)
        safeguarding_concern = YesNoField("Safeguarding concern", can_be_unanswered=True)

    with Section("Screening"):
        status = ChoiceField("Status", LIFE.statuses, required=True, default=LIFE.first, listed=5)
        screened_on = DateField("Screened", not_future=True, needed=True)
        outcome = ChoiceField("Outcome of screening", OUTCOMES, needed=True, listed=6)
        hub = LinkField("Hub", to="hub", listed=7)
        officer = LinkField("Officer", to="officer", listed=8)
        enquiry = LinkField("Enquiry opened", to="whereabouts_enquiry")
        sent_back_on = DateField("Sent back to the school", not_future=True)
        sent_again_on = DateField("Sent again by the school", not_future=True)
        returned_on = DateField("Back at school", not_future=True)
        closed_on = DateField("Closed", not_future=True)
        notes = LongTextField("Notes")

    @property
    def screened_from(self) -> date | None:
        """The day of screening, or else of receipt."""
        return self.screened_on or self.received_on
