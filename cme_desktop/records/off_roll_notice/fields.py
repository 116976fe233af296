"""The fields of an off-roll notice.

What schools have to send: 2006 regs, reg 12(7); 2024 regs, reg 13(4). The rest is what councils ask for
besides, and how the team follows the notice up.
"""

from datetime import date

from cme_desktop.codes.deletions import NO_EDUCATION_OWED, REVIEWS_CLOSED, SEARCHES_ENDED
from cme_desktop.codes.destinations import DESTINATIONS
from cme_desktop.codes.enquiries import ALL_CHECKS, CHECK_RESULTS, SIDES
from cme_desktop.codes.grounds import (
    BARRED_BY_ORDER,
    DIED,
    GROUNDS,
    Need,
    ends_by_consent,
    needs_of,
)
from cme_desktop.codes.notices import DELETIONS_CLOSED
from cme_desktop.codes.people import ENROLMENTS
from cme_desktop.description.case import Case
from cme_desktop.description.life import life
from cme_desktop.fields import (
    ChoiceField,
    Choices,
    Condition,
    DateField,
    LinkField,
    LongTextField,
    PhoneField,
    Row,
    RowsField,
    Section,
    TextField,
    YesNoField,
    known,
    reads,
)

LIFE = life(
    "received",
    {
        "received": "queried accepted matched unmatched closed",
        "queried": "received accepted matched unmatched closed",
        "accepted": "received queried matched unmatched closed",
        "matched": "accepted unmatched closed",
        "unmatched": "accepted queried matched closed",
        "closed": "received accepted matched unmatched",
    },
    Choices(
        ("received", "Received"),
        ("queried", "Queried with the school"),
        ("accepted", "Accepted"),
        ("matched", "Matched with an on-roll notice"),
        ("unmatched", "No match found"),
        ("closed", "Closed"),
    ),
    finished="matched closed",
    waits_for={
        "received": "a look at its ground and destination",
        "queried": "the school’s answer",
        "accepted": "word of where the child went",
        "unmatched": "an on-roll notice from elsewhere, or an enquiry",
    },
)


def ground_needs(*needs: Need) -> Condition["OffRollNotice"]:
    """Whether the ground chosen needs any of these."""

    @reads("ground")
    def needed(notice: "OffRollNotice") -> bool:
        return not set(needs).isdisjoint(needs_of(notice.ground))

    return needed


@reads("ground")
def barred_by_order(notice: "OffRollNotice") -> bool:
    """These grounds do not hold while a school attendance order names the school."""
    return notice.ground in BARRED_BY_ORDER


@reads("ground", "placed_by_authority")
def needs_consent(notice: "OffRollNotice") -> bool:
    """Dual registration ends, and an authority's special school placement ends, by consent only."""
    placed = notice.placed_by_authority is True and ends_by_consent(notice.ground)
    return placed or Need.CONSENT in needs_of(notice.ground)


@reads("ground", "excluded_on")
def excluded(notice: "OffRollNotice") -> bool:
    """Whether it is about a permanent exclusion; a day that is given already is not lost sight of."""
    return Need.EXCLUSION in needs_of(notice.ground) or notice.excluded_on is not None


@reads("ground")
def tells_of_death(notice: "OffRollNotice") -> bool:
    """Whether the ground says that the child has died."""
    return notice.ground in DIED


@reads("ground", "destination_kind")
def went_somewhere(notice: "OffRollNotice") -> bool:
    """A destination is asked of the living only; one that is given already is not lost sight of."""
    return not tells_of_death(notice) or notice.destination_kind is not None


@reads("ground", "destination_kind")
def lives_somewhere(notice: "OffRollNotice") -> bool:
    """Where a child who has died goes, nobody is asked, whichever field tells of the death."""
    return not tells_of_death(notice) and notice.destination_kind != "died"


class JointEnquiry(Row):
    """One thing the school or the authority did to find the child before the name was deleted."""

    check = ChoiceField("What was tried", ALL_CHECKS, required=True)
    side = ChoiceField("By", SIDES, required=True)
    done_on = DateField("On", not_future=True, can_be_unanswered=True)
    result = ChoiceField("Result", CHECK_RESULTS)
    note = TextField("Note", longest=1000)


_EDUCATED_ELSEWHERE = frozenset({"new_school", "other_authority", "home_education"})
"""Why a notice is closed that tells of education elsewhere."""


class OffRollNotice(Case):
    """One deletion as the school reported it, and how the team followed it up."""

    with Section("Child"):
        child = LinkField("Child", to="child", required=True, listed=1)
        school = LinkField("School", to="school", required=True, listed=2)
        received_on = DateField("Notice received", required=True, not_future=True, listed=5)
        sender = TextField("Sent by", help="Name and role of the person at the school.")

    with Section("Deletion"):
        ground_met_on = DateField(
            "Ground met", needed=True, help="This day decides which list of grounds applies."
        )
        ground = ChoiceField(
            "Ground",
            GROUNDS,
            dated_by="ground_met_on",
            needed=True,
            listed=3,
            help="Type the letter, such as f, or 9(1)(f).",
            source="2006 regs, reg 8; 2024 regs, reg 9",
        )
        ground_as_written = TextField("Ground as the school wrote it", longest=1000)
        deleted_on = DateField("Name deleted", needed=True, listed=4)
        last_attended_on = DateField("Last attended", needed=True, can_be_unanswered=True)
        enrolment = ChoiceField(
            "Enrolment",
            ENROLMENTS,
            help="A child who leaves a subsidiary school is still on roll at the main one.",
        )
        final_year_leaver = YesNoField(
            "Left at the end of the final year",
            help="In the school’s oldest class; reported only when the authority asks.",
            source="2006 regs, reg 12(8); 2024 regs, reg 13(4)-(6)",
        )

    with Section("Evidence for the ground"):
        parent_notice_received_on = DateField(
            "Parent’s written notice received",
            not_future=True,
            shown_when=ground_needs(Need.PARENT_NOTICE),
            help="The day the school received it.",
        )
        attends_until = DateField(
            "Stops attending after",
            shown_when=ground_needs(Need.LAST_DAY_NAMED),
            help="The day named in the parent’s notice; it has to have passed.",
            source="2024 regs, reg 9(1)(f)",
        )
        leave_ended_on = DateField(
            "Leave ended",
            shown_when=ground_needs(Need.LEAVE_ENDED),
            source="2006 regs, reg 8(1)(f); 2024 regs, reg 9(1)(h)",
        )
        joint_enquiries = RowsField(
            "Joint enquiries",
            of=JointEnquiry,
            row_title="enquiry",
            shown_when=ground_needs(Need.JOINT_ENQUIRIES, Need.SCHOOL_ENQUIRIES),
        )
        search_ended = ChoiceField(
            "How the search ended",
            SEARCHES_ENDED,
            shown_when=ground_needs(Need.SEARCH_ENDED),
            source="2024 regs, reg 9(1)(h) and (i)",
        )
        placed_by_authority = YesNoField(
            "Special school, placed by an authority",
            help="The name may then be deleted only with that authority’s consent, except on a few grounds.",
            source="2006 regs, reg 8(2); 2024 regs, reg 9(2)",
        )
        consent_by = TextField("Consent given by", shown_when=needs_consent)
        consent_on = DateField("Consent given", not_future=True, shown_when=needs_consent)
        order_names_school = YesNoField(
            "Attendance order names this school",
            can_be_unanswered=True,
            shown_when=barred_by_order,
            source="2024 regs, reg 9(1)",
        )
        document_seen_on = DateField(
            "Order, decision or certificate seen",
            not_future=True,
            shown_when=ground_needs(Need.ORDER, Need.LA_ACT, Need.CERTIFICATE),
        )

    with Section("Permanent exclusion"):
        excluded_on = DateField("Permanently excluded", not_future=True, shown_when=excluded)
        review_closed = ChoiceField(
            "How the review closed",
            REVIEWS_CLOSED,
            shown_when=ground_needs(Need.REVIEW_CLOSED),
            source="2024 regs, reg 9(5)(c)",
        )
        review_closed_on = DateField(
            "Review closed", not_future=True, shown_when=ground_needs(Need.REVIEW_CLOSED)
        )
        educated_from = DateField(
            "Education provided from",
            shown_when=excluded,
            help="The first day of full-time education that the authority arranged, or of another school.",
            source="Education Act 1996, s19; SI 2007/1870, regs 3-5",
        )
        education_not_owed = ChoiceField(
            "No education is owed because", NO_EDUCATION_OWED, shown_when=excluded
        )

    with Section("Parents"):
        parent_with = LinkField("Parent lived with", to="person", help="As at the notice.")
        parents = LongTextField(
            "Parents as written",
            can_be_unanswered=True,
            longest=1000,
            help="Full name and address of every parent the child lives with.",
            source="2006 regs, reg 12(7); 2024 regs, reg 13(4)",
        )
        emergency_phone = PhoneField("Emergency telephone", needed=True, can_be_unanswered=True)

    with Section("Destination"):
        destination_kind = ChoiceField(
            "Destination", DESTINATIONS, needed=True, listed=6, shown_when=went_somewhere
        )
        destination_school = LinkField("Destination school", to="school", shown_when=lives_somewhere)
        destination_name = TextField(
            "Destination as written",
            can_be_unanswered=True,
            help="For schools that are not in the register of schools.",
            shown_when=lives_somewhere,
        )
        destination_authority = TextField(
            "Destination authority or country", can_be_unanswered=True, shown_when=lives_somewhere
        )
        expected_start_on = DateField(
            "Expected to start there", can_be_unanswered=True, shown_when=lives_somewhere
        )
        future_parent = TextField("Parent to live with", can_be_unanswered=True, shown_when=lives_somewhere)
        future_address = LongTextField(
            "New address", can_be_unanswered=True, longest=1000, shown_when=lives_somewhere
        )
        future_address_from = DateField(
            "Living there from", can_be_unanswered=True, shown_when=lives_somewhere
        )

    with Section("Where the child went"):
        answered_on = DateField(
            "Answered",
            help="Filled in by an on-roll notice, home education or an enquiry; or the day it was confirmed.",
        )
        answered_by = TextField(
            "Confirmed by", longest=500, help="Who at the other school, authority or agency."
        )
        on_roll = LinkField("On-roll notice", to="on_roll_notice")
        enquiry = LinkField("Enquiry opened", to="whereabouts_enquiry")

    with Section("Needs and concerns"):
        ehc_plan = YesNoField("EHC plan at the notice", can_be_unanswered=True)
        social_worker = YesNoField("Social worker at the notice", can_be_unanswered=True)
        safeguarding_concern = YesNoField("Safeguarding concern", can_be_unanswered=True)

    with Section("Follow-up"):
        status = ChoiceField("Status", LIFE.statuses, required=True, default=LIFE.first, listed=7)
        queried_on = DateField("Queried", not_future=True)
        query_reason = LongTextField("What was queried")
        query_answered_on = DateField("Query answered", not_future=True)
        hub = LinkField("Hub", to="hub")
        officer = LinkField("Officer", to="officer", listed=8)
        closing_reason = ChoiceField("Why closed", DELETIONS_CLOSED)
        closed_on = DateField("Closed", not_future=True)
        notes = LongTextField("Notes")

    @property
    def asked_from(self) -> date | None:
        """The day from which it is asked where the child went; the deletion, where a day of it is known."""
        return self.deleted_on or self.ground_met_on or self.received_on

    @property
    def educated_again_on(self) -> date | None:
        """The day from which a child who was excluded has education again, arranged or found elsewhere."""
        elsewhere = self.on_roll is not None or self.closing_reason in _EDUCATED_ELSEWHERE
        return self.educated_from or (self.answered_on if elsewhere else None)

    @property
    def jointly_enquired_on(self) -> date | None:
        """The day on which both the school and the authority had looked for the child."""
        first: dict[str, date] = {}
        for enquiry in self.joint_enquiries:
            day = known(enquiry.done_on)
            if enquiry.side is not None and day is not None:
                first[enquiry.side] = min(day, first.get(enquiry.side, day))
        return max(first.values()) if all(side.code in first for side in SIDES) else None


@reads("status", "query_answered_on")
def query_open(notice: OffRollNotice) -> bool:
    """Whether the school's answer to a query may still come, or came on a day that is known."""
    return notice.status == "queried" or notice.query_answered_on is not None
