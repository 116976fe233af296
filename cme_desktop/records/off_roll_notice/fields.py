"""The fields of an off-roll notice.

What schools have to send: 2006 regs, reg 12(7); 2024 regs, reg 13(4). The rest is what councils ask for
besides, and how the team follows the notice up.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

from cme_desktop.codes.destinations import DESTINATIONS
from cme_desktop.codes.enquiries import ALL_CHECKS, CHECK_RESULTS, SIDES
from cme_desktop.codes.grounds import BARRED_BY_ORDER, DIED, GROUNDS, Need, ends_the_search, needs_of
from cme_desktop.codes.notices import DELETIONS_CLOSED
from cme_desktop.codes.people import ENROLMENTS
from cme_desktop.fields import (
    ChoiceField,
    Choices,
    Condition,
    DateField,
    LinkField,
    LongTextField,
    PhoneField,
    RowsField,
    TextField,
    Unanswered,
    YesNoField,
    known,
    reads,
)
from cme_desktop.records.base import Record, life

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
    finished="closed",
)


def ground_needs(*needs: Need) -> Condition:
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
    return notice.placed_by_authority is True or Need.CONSENT in needs_of(notice.ground)


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


@dataclass(eq=False, kw_only=True)
class JointEnquiry:
    """One thing the school or the authority did to find the child before the name was deleted."""

    id: int | None = None
    check: Annotated[str | None, ChoiceField(label="What was tried", choices=ALL_CHECKS, required=True)] = (
        None
    )
    side: Annotated[str | None, ChoiceField(label="By", choices=SIDES, required=True)] = None
    done_on: Annotated[
        date | Unanswered | None, DateField(label="On", not_future=True, can_be_unanswered=True)
    ] = None
    result: Annotated[str | None, ChoiceField(label="Result", choices=CHECK_RESULTS)] = None
    note: Annotated[str | None, TextField(label="Note", longest=1000)] = None


@dataclass(eq=False, kw_only=True)
class OffRollNotice(Record):
    """One deletion as the school reported it, and how the team followed it up."""

    status: Annotated[str, ChoiceField(label="Status", choices=LIFE.statuses, required=True)] = "received"
    child: Annotated[int | None, LinkField(label="Child", to="child", required=True)] = None
    school: Annotated[int | None, LinkField(label="School", to="school", required=True)] = None
    received_on: Annotated[
        date | None, DateField(label="Notice received", required=True, not_future=True)
    ] = None
    sender: Annotated[
        str | None, TextField(label="Sent by", help="Name and role of the person at the school.")
    ] = None
    ground_met_on: Annotated[
        date | None,
        DateField(
            label="Ground met",
            needed=True,
            help="This day decides which list of grounds applies.",
        ),
    ] = None
    ground: Annotated[
        str | None,
        ChoiceField(
            label="Ground",
            choices=GROUNDS,
            dated_by="ground_met_on",
            needed=True,
            help="Type the letter, such as f, or 9(1)(f).",
            source="2006 regs, reg 8; 2024 regs, reg 9",
        ),
    ] = None
    ground_as_written: Annotated[
        str | None, TextField(label="Ground as the school wrote it", longest=1000)
    ] = None
    deleted_on: Annotated[date | None, DateField(label="Name deleted", needed=True)] = None
    last_attended_on: Annotated[
        date | Unanswered | None,
        DateField(label="Last attended", needed=True, can_be_unanswered=True),
    ] = None
    enrolment: Annotated[
        str | None,
        ChoiceField(
            label="Enrolment",
            choices=ENROLMENTS,
            help="A child who leaves a subsidiary school is still on roll at the main one.",
        ),
    ] = None
    final_year_leaver: Annotated[
        bool | None,
        YesNoField(
            label="Left at the end of the final year",
            help="In the school’s oldest class; reported only when the authority asks.",
            source="2006 regs, reg 12(8); 2024 regs, reg 13",
        ),
    ] = None
    parent_with: Annotated[
        int | None,
        LinkField(label="Parent lived with", to="person", help="As at the notice."),
    ] = None
    parents: Annotated[
        str | Unanswered | None,
        LongTextField(
            label="Parents as written",
            can_be_unanswered=True,
            longest=1000,
            help="Full name and address of every parent the child lives with.",
            source="2006 regs, reg 12(7); 2024 regs, reg 13(4)",
        ),
    ] = None
    emergency_phone: Annotated[
        str | Unanswered | None, PhoneField(label="Emergency telephone", needed=True, can_be_unanswered=True)
    ] = None
    future_parent: Annotated[
        str | Unanswered | None,
        TextField(label="Parent to live with", can_be_unanswered=True, shown_when=lives_somewhere),
    ] = None
    future_address: Annotated[
        str | Unanswered | None,
        LongTextField(label="New address", can_be_unanswered=True, longest=1000, shown_when=lives_somewhere),
    ] = None
    future_address_from: Annotated[
        date | Unanswered | None,
        DateField(label="Living there from", can_be_unanswered=True, shown_when=lives_somewhere),
    ] = None
    destination_kind: Annotated[
        str | None,
        ChoiceField(label="Destination", choices=DESTINATIONS, needed=True, shown_when=went_somewhere),
    ] = None
    destination_school: Annotated[
        int | None, LinkField(label="Destination school", to="school", shown_when=lives_somewhere)
    ] = None
    destination_name: Annotated[
        str | Unanswered | None,
        TextField(
            label="Destination as written",
            can_be_unanswered=True,
            help="For schools that are not in the register of schools.",
            shown_when=lives_somewhere,
        ),
    ] = None
    destination_authority: Annotated[
        str | Unanswered | None,
        TextField(
            label="Destination authority or country", can_be_unanswered=True, shown_when=lives_somewhere
        ),
    ] = None
    expected_start_on: Annotated[
        date | Unanswered | None,
        DateField(label="Expected to start there", can_be_unanswered=True, shown_when=lives_somewhere),
    ] = None
    parent_notice_received_on: Annotated[
        date | None,
        DateField(
            label="Parent’s written notice received",
            not_future=True,
            shown_when=ground_needs(Need.PARENT_NOTICE),
            help="The day the school received it.",
        ),
    ] = None
    joint_enquiries: Annotated[
        list[JointEnquiry],
        RowsField(
            label="Joint enquiries",
            of=JointEnquiry,
            row_title="enquiry",
            shown_when=ground_needs(Need.JOINT_ENQUIRIES),
        ),
    ] = field(default_factory=list)
    placed_by_authority: Annotated[
        bool | None,
        YesNoField(
            label="Special school, placed by an authority",
            help="The name may then be deleted only with that authority’s consent.",
            source="2006 regs, reg 8(2); 2024 regs, reg 9 (paragraph unconfirmed)",
        ),
    ] = None
    consent_by: Annotated[str | None, TextField(label="Consent given by", shown_when=needs_consent)] = None
    consent_on: Annotated[
        date | None, DateField(label="Consent given", not_future=True, shown_when=needs_consent)
    ] = None
    order_names_school: Annotated[
        bool | Unanswered | None,
        YesNoField(
            label="Attendance order names this school",
            can_be_unanswered=True,
            shown_when=barred_by_order,
            source="2024 regs, reg 9(1)",
        ),
    ] = None
    document_seen_on: Annotated[
        date | None,
        DateField(
            label="Order, decision or certificate seen",
            not_future=True,
            shown_when=ground_needs(Need.ORDER, Need.LA_ACT, Need.CERTIFICATE),
        ),
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
    queried_on: Annotated[date | None, DateField(label="Queried", not_future=True)] = None
    query_reason: Annotated[str | None, LongTextField(label="What was queried")] = None
    query_answered_on: Annotated[date | None, DateField(label="Query answered", not_future=True)] = None
    on_roll: Annotated[int | None, LinkField(label="On-roll notice", to="on_roll_notice")] = None
    enquiry: Annotated[int | None, LinkField(label="Enquiry opened", to="whereabouts_enquiry")] = None
    hub: Annotated[int | None, LinkField(label="Hub", to="hub")] = None
    officer: Annotated[int | None, LinkField(label="Officer", to="officer")] = None
    answered_on: Annotated[
        date | None,
        DateField(
            label="Answered",
            help="Filled in by an on-roll notice, home education or an enquiry; or the day it was confirmed.",
        ),
    ] = None
    answered_by: Annotated[
        str | None,
        TextField(label="Confirmed by", longest=500, help="Who at the other school, authority or agency."),
    ] = None
    closing_reason: Annotated[str | None, ChoiceField(label="Why closed", choices=DELETIONS_CLOSED)] = None
    closed_on: Annotated[date | None, DateField(label="Closed", not_future=True)] = None
    notes: Annotated[str | None, LongTextField(label="Notes")] = None

    @property
    def asked_from(self) -> date | None:
        """The day from which it is asked where the child went; the deletion, where a day of it is known."""
        return self.deleted_on or self.ground_met_on or self.received_on

    @property
    def jointly_enquired_on(self) -> date | None:
        """The day on which both the school and the authority had looked for the child."""
        first: dict[str, date] = {}
        for enquiry in self.joint_enquiries:
            day = known(enquiry.done_on)
            if enquiry.side is not None and day is not None:
                first[enquiry.side] = min(day, first.get(enquiry.side, day))
        return max(first.values()) if all(side.code in first for side in SIDES) else None


_SOMEWHERE = ("destination_school", "destination_name", "destination_authority")
_NOWHERE = frozenset({"none", "not_known"})
"""Answers to the destination that name none."""
NO_SEARCH = frozenset({"died", "past_school_age", "custody"})
"""Destinations that leave nobody to look for."""


@reads("status", "query_answered_on")
def query_open(notice: OffRollNotice) -> bool:
    """Whether the school's answer to a query may still come, or came on a day that is known."""
    return notice.status == "queried" or notice.query_answered_on is not None


_READ_OF_QUESTION = ("status", "ground", "destination_kind", "answered_on")


@reads(*_READ_OF_QUESTION, *_SOMEWHERE)
def confirmation_awaited(notice: OffRollNotice) -> bool:
    """Whether the school named a destination, so that it is for others to say that the child is there."""
    return _is_a_question(notice) and _destination_named(notice)


@reads(*_READ_OF_QUESTION, *_SOMEWHERE)
def whereabouts_asked(notice: OffRollNotice) -> bool:
    """Whether nobody has said yet where the child went."""
    return _is_a_question(notice) and not _destination_named(notice)


def _is_a_question(notice: OffRollNotice) -> bool:
    """Whether it is asked where the child went: of every accepted notice, until that is known."""
    if notice.answered_on is not None:
        return True
    ends = ends_the_search(notice.ground) or notice.destination_kind in NO_SEARCH
    return notice.status in ("accepted", "unmatched") and not ends


def _destination_named(notice: OffRollNotice) -> bool:
    named = any(known(getattr(notice, name)) for name in _SOMEWHERE)
    return named or notice.destination_kind not in (None, *_NOWHERE)
