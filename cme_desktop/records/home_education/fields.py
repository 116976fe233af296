"""The fields of a spell of elective home education.

What the termly and yearly collections ask for, what councils' notification forms carry, and the particulars
of s 436C Education Act 1996 (put in by the Children's Wellbeing and Schools Act 2026): those can be kept but
are never needed. What the register, consent and the meeting of that Act take is shown from their first day.
"""

from datetime import date

from cme_desktop.codes.home_education import (
    EHE_REASONS,
    JUDGEMENTS,
    PREVIOUS_SETTINGS,
)
from cme_desktop.codes.not_in_school import (
    CONSENT_NEEDED,
    CONSENTS,
    MEETINGS,
    REMOVALS,
    TOLD_BY_OTHERS,
)
from cme_desktop.description.life import life
from cme_desktop.fields import (
    ChoiceField,
    Choices,
    DateField,
    LinkField,
    NumberField,
    RowsField,
    Section,
    TextField,
    YesNoField,
    reads,
)
from cme_desktop.records.home_education.course import CourseOfSpell
from cme_desktop.records.home_education.in_force import in_time_of_register, may_need_consent, meets_first
from cme_desktop.records.home_education.rows import Arrangement, Contact, Request

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
    waits_for={
        "notified": "the first enquiries",
        "enquiries": "the parent’s answer",
        "suitable": "the next review",
        "not_yet": "more from the parent",
        "unsuitable": "a school, or the next step towards an order",
    },
)


@reads("never_schooled")
def was_at_school(spell: "HomeEducation") -> bool:
    """Whether there is a school that the child left."""
    return not spell.never_schooled


class HomeEducation(CourseOfSpell):
    """One spell: how it began, what the authority saw and decided, how it ended."""

    with Section("Child"):
        child = LinkField("Child", to="child", required=True, listed=1)
        school = LinkField("Previous school", to="school", listed=2, shown_when=was_at_school)
        received_on = DateField("Notification received", required=True, not_future=True)
        sender = TextField("Sent by", help="The parent, or who at the school; how to reach them.")
        parent = LinkField("Parent who educates", to="person")

    with Section("Start"):
        started_on = DateField(
            "Home education began",
            heading="Began",
            needed=True,
            listed=3,
            help="The first day of this spell.",
        )
        never_schooled = YesNoField("Never at a school")
        previous_setting = ChoiceField("Previous setting", PREVIOUS_SETTINGS, needed=True)
        parent_notice_received_on = DateField(
            "Parent’s written notice received",
            needed=True,
            not_future=True,
            can_be_unanswered=True,
            shown_when=was_at_school,
            help="The day the school received it.",
            source="2006 regs, reg 8(1)(d); 2024 regs, reg 9(1)(f)",
        )
        parent_letter_held = YesNoField("Copy of the parent’s letter held", shown_when=was_at_school)
        off_roll = LinkField("Off-roll notice", to="off_roll_notice", shown_when=was_at_school)
        primary_reason = ChoiceField("Primary reason (DfE)", EHE_REASONS, dated_by="started_on", needed=True)
        local_reason = TextField("Reason in the parent’s words", longest=1000)

    with Section("Consent and meeting"):
        consent_needed = ChoiceField(
            "Consent needed",
            CONSENT_NEEDED,
            shown_when=may_need_consent,
            source="Education Act 1996, s 434A(2)-(4)",
        )
        section_47_on = DateField(
            "Last section 47 enquiry or action",
            not_future=True,
            shown_when=may_need_consent,
            help="By any authority; what has not ended goes on to this day.",
        )
        consent_asked_on = DateField("Consent applied for", not_future=True, shown_when=may_need_consent)
        consent_told_on = DateField(
            "Decision on consent told",
            not_future=True,
            shown_when=may_need_consent,
            help="To the school and the parents; before it the name stays on the roll.",
            source="Education Act 1996, s 434A(8)-(9)",
        )
        consent = ChoiceField("Consent", CONSENTS, shown_when=may_need_consent)
        met_on = DateField(
            "Meeting held or refused",
            not_future=True,
            shown_when=meets_first,
            source="Education Act 1996, s 434B(1)",
        )
        meeting = ChoiceField("What came of the meeting", MEETINGS, shown_when=meets_first)

    with Section("Needs and concerns"):
        ehc_plan = YesNoField("EHC plan at the start", can_be_unanswered=True)
        child_in_need = YesNoField("Child in need at the start", can_be_unanswered=True)
        child_protection = YesNoField("Child protection plan at the start", can_be_unanswered=True)
        looked_after = YesNoField("Looked after at the start", can_be_unanswered=True)
        past_social_care = YesNoField("Known to social care before", can_be_unanswered=True)
        youth_justice = YesNoField("Known to youth justice", can_be_unanswered=True)

    with Section("Decision"):
        status = ChoiceField("Status", LIFE.statuses, required=True, default=LIFE.first, listed=4)
        hub = LinkField("Hub", to="hub")
        officer = LinkField("Officer", to="officer", listed=8)
        judgement = ChoiceField("Education is", JUDGEMENTS, default="pending", listed=5)
        judged_on = DateField("Decided", not_future=True)
        next_review_on = DateField(
            "Next review", listed=6, help="Left empty, {set} after the decision.", help_rule="ehe.review"
        )

    with Section("Contacts and providers"):
        contacts = RowsField("Contacts and visits", of=Contact, row_title="contact")
        parent_hours = NumberField(
            "Hours a week with the parents",
            most=168,
            unit="hours",
            help="As far as the parent tells.",
        )
        arrangements = RowsField(
            "Other providers",
            of=Arrangement,
            row_title="provider",
            help="As far as the parent tells.",
        )

    with Section("Register of children not in school"):
        eligible_from = DateField(
            "Eligible from",
            shown_when=in_time_of_register,
            help="Left empty, the day home education began.",
        )
        parent_told_on = DateField(
            "Parent told the authority",
            not_future=True,
            shown_when=in_time_of_register,
            help="That the child is eligible, with what the register has to hold.",
            source="Education Act 1996, s 436D(1)",
        )
        told_by_others = ChoiceField(
            "Parent need not tell",
            TOLD_BY_OTHERS,
            shown_when=in_time_of_register,
            source="Education Act 1996, s 436D(6)",
        )
        registered_on = DateField(
            "Entered in the register",
            not_future=True,
            shown_when=in_time_of_register,
            source="Education Act 1996, s 436B(1)",
        )
        home_considered_on = DateField(
            "Home considered",
            not_future=True,
            shown_when=in_time_of_register,
            help="A visit to see the child at home can be requested; a refusal is weighed later.",
            source="Education Act 1996, s 436B(8)-(9)",
        )
        providers_entered_on = DateField(
            "Provider’s details entered", not_future=True, shown_when=in_time_of_register
        )
        settings_considered_on = DateField(
            "Settings considered",
            not_future=True,
            shown_when=in_time_of_register,
            source="Education Act 1996, s 436B(10)",
        )
        requests = RowsField(
            "Requests for changes", of=Request, row_title="request", shown_when=in_time_of_register
        )
        removed_on = DateField("Taken off the register", not_future=True, shown_when=in_time_of_register)
        removal_reason = ChoiceField("Why taken off", REMOVALS, shown_when=in_time_of_register)

    @property
    def contacted_on(self) -> date | None:
        """The day of the first contact with the family."""
        return min((contact.on for contact in self.contacts if contact.on), default=None)

    @property
    def asked_from(self) -> date | None:
        """The day of the last contact; while enquiries are made without any, of the notification."""
        asked = max((contact.on for contact in self.contacts if contact.on), default=None)
        return asked or (self.received_on if self.status == "enquiries" else None)

    @property
    def eligible_on(self) -> date | None:
        """The day from which the child belongs in the register, where nobody gives another."""
        return self.eligible_from or self.started_on

    @property
    def changes_asked_from(self) -> date | None:
        """The day of the last request for changes, or else of the entry in the register."""
        asked = max((request.asked_on for request in self.requests if request.asked_on), default=None)
        return asked or self.registered_on

    @property
    def judged_from(self) -> date | None:
        """The day of the decision, or else of the notification."""
        return self.judged_on or self.received_on

    @property
    def under_plan(self) -> bool:
        """Whether the child has an EHC plan: as is said of now, or else of the start."""
        return (self.ehc_plan if self.ehc_plan_now is None else self.ehc_plan_now) is True

    @property
    def order_in_question(self) -> bool:
        """Whether an order may still follow: none is made or decided against, and the spell goes on."""
        return not (self.order_made_on or self.order_declined_on) and self.status in LIFE.open

    @property
    def stepped_from(self) -> date | None:
        """The day of the last decision of the authority, or else of the notification."""
        steps = (
            self.judged_from,
            self.order_declined_on,
            self.direction_asked_on,
            self.order_complied_on,
            self.order_revoked_on,
        )
        return max(filter(None, steps), default=None)
