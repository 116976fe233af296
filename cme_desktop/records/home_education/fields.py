"""The fields of a spell of elective home education.

What the termly and yearly collections ask for, what councils' notification forms carry, and the particulars
of s 436C Education Act 1996 (put in by the Children's Wellbeing and Schools Act 2026, not in force yet):
those can be kept but are never needed.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

from cme_desktop.codes.home_education import (
    CONTACT_KINDS,
    CONTACT_REPLIES,
    EHE_REASONS,
    END_REASONS,
    JUDGEMENTS,
    PREVIOUS_SETTINGS,
    S437_RESULTS,
)
from cme_desktop.fields import (
    ChoiceField,
    Choices,
    DateField,
    LinkField,
    LongTextField,
    NumberField,
    RowsField,
    TextField,
    Unanswered,
    YesNoField,
    reads,
)
from cme_desktop.records.base import Record, life

LIFE = life(
    "notified",
    {
        "notified": "enquiries suitable not_yet unsuitable returned ended",
        "enquiries": "notified suitable not_yet unsuitable returned ended",
        "suitable": "enquiries not_yet unsuitable returned ended",
        "not_yet": "enquiries suitable unsuitable returned ended",
        "unsuitable": "enquiries suitable not_yet returned ended",
        "returned": "notified enquiries suitable not_yet unsuitable ended",
        "ended": "notified enquiries suitable not_yet unsuitable returned",
    },
    Choices(
        ("notified", "Notified"),
        ("enquiries", "Enquiries being made"),
        ("suitable", "Suitable"),
        ("not_yet", "Not yet suitable"),
        ("unsuitable", "Unsuitable"),
        ("returned", "Returned to school"),
        ("ended", "Ended"),
    ),
    finished="returned ended",
)


@reads("never_schooled")
def was_at_school(spell: "HomeEducation") -> bool:
    """Whether there is a school that the child left."""
    return not spell.never_schooled


@dataclass(eq=False, kw_only=True)
class Contact:
    """One contact with the family. Seeing the child or the home can be asked for, not insisted on."""

    id: int | None = None
    on: Annotated[date | None, DateField(label="On", required=True, not_future=True)] = None
    contact_kind: Annotated[
        str | None, ChoiceField(label="Kind of contact", choices=CONTACT_KINDS, required=True)
    ] = None
    reply: Annotated[str | None, ChoiceField(label="Answer", choices=CONTACT_REPLIES)] = None
    child_seen: Annotated[bool | None, YesNoField(label="Child seen")] = None
    place_seen: Annotated[bool | None, YesNoField(label="Place of education seen")] = None
    information_seen: Annotated[str | None, TextField(label="Information seen", longest=1000)] = None
    note: Annotated[str | None, TextField(label="Note", longest=1000)] = None


@dataclass(eq=False, kw_only=True)
class Arrangement:
    """Somebody other than the parents who educates the child for part of the time."""

    id: int | None = None
    provider: Annotated[str | None, TextField(label="Provider", required=True)] = None
    address: Annotated[str | None, TextField(label="Address or web address", longest=500)] = None
    hours_per_week: Annotated[
        int | None, NumberField(label="Hours a week", least=0, most=168, unit="hours")
    ] = None


@dataclass(eq=False, kw_only=True)
class HomeEducation(Record):
    """One spell: how it began, what the authority saw and decided, how it ended."""

    status: Annotated[str, ChoiceField(label="Status", choices=LIFE.statuses, required=True)] = "notified"
    child: Annotated[int | None, LinkField(label="Child", to="child", required=True)] = None
    parent: Annotated[int | None, LinkField(label="Parent who educates", to="person")] = None
    received_on: Annotated[
        date | None, DateField(label="Notification received", required=True, not_future=True)
    ] = None
    sender: Annotated[
        str | None, TextField(label="Sent by", help="The parent, or who at the school; how to reach them.")
    ] = None
    started_on: Annotated[
        date | None,
        DateField(
            label="Home education began",
            heading="Began",
            needed=True,
            help="The first day of this spell.",
        ),
    ] = None
    never_schooled: Annotated[bool | None, YesNoField(label="Never at a school")] = None
    school: Annotated[
        int | None, LinkField(label="Previous school", to="school", shown_when=was_at_school)
    ] = None
    previous_setting: Annotated[
        str | None, ChoiceField(label="Previous setting", choices=PREVIOUS_SETTINGS, needed=True)
    ] = None
    parent_notice_received_on: Annotated[
        date | Unanswered | None,
        DateField(
            label="Parent’s written notice received",
            needed=True,
            not_future=True,
            can_be_unanswered=True,
            shown_when=was_at_school,
            help="The day the school received it.",
            source="2006 regs, reg 8(1)(d); 2024 regs, reg 9(1)(f)",
        ),
    ] = None
    parent_letter_held: Annotated[
        bool | None, YesNoField(label="Copy of the parent’s letter held", shown_when=was_at_school)
    ] = None
    off_roll: Annotated[
        int | None, LinkField(label="Off-roll notice", to="off_roll_notice", shown_when=was_at_school)
    ] = None
    primary_reason: Annotated[
        str | None,
        ChoiceField(label="Primary reason (DfE)", choices=EHE_REASONS, dated_by="started_on", needed=True),
    ] = None
    local_reason: Annotated[str | None, TextField(label="Reason in the parent’s words", longest=1000)] = None
    ehc_plan: Annotated[
        bool | Unanswered | None, YesNoField(label="EHC plan at the start", can_be_unanswered=True)
    ] = None
    child_in_need: Annotated[
        bool | Unanswered | None, YesNoField(label="Child in need at the start", can_be_unanswered=True)
    ] = None
    child_protection: Annotated[
        bool | Unanswered | None,
        YesNoField(label="Child protection plan at the start", can_be_unanswered=True),
    ] = None
    looked_after: Annotated[
        bool | Unanswered | None, YesNoField(label="Looked after at the start", can_be_unanswered=True)
    ] = None
    past_social_care: Annotated[
        bool | Unanswered | None, YesNoField(label="Known to social care before", can_be_unanswered=True)
    ] = None
    youth_justice: Annotated[
        bool | Unanswered | None, YesNoField(label="Known to youth justice", can_be_unanswered=True)
    ] = None
    contacts: Annotated[
        list[Contact], RowsField(label="Contacts and visits", of=Contact, row_title="contact")
    ] = field(default_factory=list)
    judgement: Annotated[str, ChoiceField(label="Education is", choices=JUDGEMENTS)] = "pending"
    judged_on: Annotated[date | None, DateField(label="Decided", not_future=True)] = None
    next_review_on: Annotated[
        date | None,
        DateField(label="Next review", help="Left empty, {set} after the decision.", help_rule="ehe.review"),
    ] = None
    s437_notice_on: Annotated[
        date | None,
        DateField(label="Section 437 notice served", not_future=True, source="Education Act 1996, s 437(1)"),
    ] = None
    s437_reply_on: Annotated[date | None, DateField(label="Parent’s answer to it", not_future=True)] = None
    s437_result: Annotated[str | None, ChoiceField(label="Result of the notice", choices=S437_RESULTS)] = None
    order_declined_on: Annotated[
        date | None,
        DateField(
            label="Decided against an order",
            not_future=True,
            help="Where attending school is not thought expedient.",
            source="Education Act 1996, s 437(3)",
        ),
    ] = None
    intention_served_on: Annotated[
        date | None,
        DateField(
            label="Notice of intention served",
            not_future=True,
            help="It names the school; the parent may propose another.",
            source="Education Act 1996, ss 438-441 (detail unconfirmed)",
        ),
    ] = None
    intention_reply_on: Annotated[
        date | None, DateField(label="Parent’s answer on the school", not_future=True)
    ] = None
    order_made_on: Annotated[
        date | None,
        DateField(
            label="School attendance order made", not_future=True, source="Education Act 1996, s 437(3)"
        ),
    ] = None
    order_complied_on: Annotated[
        date | None, DateField(label="School attendance order complied with", not_future=True)
    ] = None
    order_revoked_on: Annotated[
        date | None, DateField(label="School attendance order revoked", not_future=True)
    ] = None
    parent_hours: Annotated[
        int | None,
        NumberField(
            label="Hours a week with the parents",
            most=168,
            unit="hours",
            help="If the parent tells; nobody has to tell yet.",
        ),
    ] = None
    arrangements: Annotated[
        list[Arrangement],
        RowsField(
            label="Other providers",
            of=Arrangement,
            row_title="provider",
            help="If the parent tells; nobody has to tell yet.",
        ),
    ] = field(default_factory=list)
    ended_on: Annotated[date | None, DateField(label="Ended", not_future=True)] = None
    end_reason: Annotated[str | None, ChoiceField(label="Why it ended", choices=END_REASONS)] = None
    end_school: Annotated[int | None, LinkField(label="School returned to", to="school")] = None
    enquiry: Annotated[int | None, LinkField(label="Enquiry opened", to="whereabouts_enquiry")] = None
    hub: Annotated[int | None, LinkField(label="Hub", to="hub")] = None
    officer: Annotated[int | None, LinkField(label="Officer", to="officer")] = None
    notes: Annotated[str | None, LongTextField(label="Notes")] = None

    @property
    def order_decided_on(self) -> date | None:
        """The day of the first step towards an order, of the decision against one, or of the spell's end."""
        steps = (self.intention_served_on, self.order_made_on, self.order_declined_on)
        return min(filter(None, steps), default=self.ended_on)

    @property
    def order_settled_on(self) -> date | None:
        """The day an order was complied with, or no longer had to be."""
        return self.order_complied_on or self.order_revoked_on or self.ended_on
