"""What may come of a spell of home education: the notice to the parent, the way to an order, the end."""

from datetime import date

from cme_desktop.codes.home_education import END_REASONS, S437_RESULTS
from cme_desktop.codes.not_in_school import REGISTER_GROUNDS
from cme_desktop.description.case import Case
from cme_desktop.fields import (
    ChoiceField,
    DateField,
    LinkField,
    LongTextField,
    Section,
    YesNoField,
)
from cme_desktop.records.home_education.in_question import notice_in_question, order_begun, school_settled


class CourseOfSpell(Case):
    """The later fields of a spell, after those of how it began and was judged."""

    with Section("Notice to the parent"):
        s437_notice_on = DateField(
            "Notice served",
            also=("Section 437 notice served",),
            not_future=True,
            shown_when=notice_in_question,
            help="The first notice; its day decides by which law the case goes to its end.",
            source="Education Act 1996, s 437(1); s 436H once that is in force",
        )
        s437_until_on = DateField(
            "Last day given to answer",
            shown_when=notice_in_question,
            help="As the notice says, where that is longer than the law asks.",
            source="Education Act 1996, s 437(2); s 436H(10)(c) once that is in force",
        )
        s437_reply_on = DateField("Parent’s answer to it", not_future=True, shown_when=notice_in_question)
        s437_result = ChoiceField("Result of the notice", S437_RESULTS, shown_when=notice_in_question)
        ehc_plan_now = YesNoField(
            "EHC plan now",
            shown_when=notice_in_question,
            help="Left empty, as at the start. With one, the order follows the plan.",
        )
        order_resolved_on = DateField(
            "Decided to make an order",
            not_future=True,
            shown_when=notice_in_question,
            help="Where attending school is thought expedient.",
            source="Education Act 1996, s 437(3)",
        )
        order_declined_on = DateField(
            "Decided against an order",
            not_future=True,
            shown_when=notice_in_question,
            help="Where attending school is not thought expedient.",
            source="Education Act 1996, s 437(3)",
        )

    with Section("School to be named", help="Without an EHC plan: the school first, and then the parent."):
        school_consulted_on = DateField(
            "School consulted",
            not_future=True,
            shown_when=order_begun,
            help="And another authority that decides on admissions. It need not agree.",
            source="Education Act 1996, s 439(5)",
        )
        school_told_on = DateField(
            "School told of the decision",
            not_future=True,
            shown_when=order_begun,
            help="The day it received it in writing.",
            source="Education Act 1996, s 439(6)",
        )
        direction_asked_on = DateField(
            "Direction asked for",
            not_future=True,
            shown_when=order_begun,
            help="By the school or the other authority, of the Secretary of State.",
            source="Education Act 1996, s 439(7)",
        )
        direction_on = DateField(
            "Direction given",
            not_future=True,
            shown_when=order_begun,
            source="Education Act 1996, s 439(8)",
        )
        intention_served_on = DateField(
            "Notice of intention served",
            not_future=True,
            shown_when=order_begun,
            help="It names the school; the parent may propose another.",
            source="Education Act 1996, s 438(2)",
        )
        intention_reply_on = DateField(
            "Parent’s answer on the school", not_future=True, shown_when=order_begun
        )
        school_settled_on = DateField(
            "School determined",
            not_future=True,
            shown_when=school_settled,
            help="The one that the order names.",
            source="Education Act 1996, s 436I(6)",
        )

    with Section("Order"):
        order_made_on = DateField(
            "School attendance order made",
            not_future=True,
            shown_when=order_begun,
            source="Education Act 1996, s 437(3)",
        )
        order_told_on = DateField(
            "School told of the order",
            not_future=True,
            shown_when=order_begun,
            source="Education Act 1996, s 437(5)",
        )
        order_complied_on = DateField(
            "School attendance order complied with", not_future=True, shown_when=order_begun
        )
        order_amended_on = DateField(
            "Order amended",
            not_future=True,
            shown_when=order_begun,
            help="To name another school.",
            source="Education Act 1996, ss 440(2)-(4), 441(4)",
        )
        revocation_asked_on = DateField(
            "Revocation asked for",
            not_future=True,
            shown_when=order_begun,
            source="Education Act 1996, s 442(2)",
        )
        revocation_refused_on = DateField(
            "Revocation refused",
            not_future=True,
            shown_when=order_begun,
            source="Education Act 1996, s 442(2)-(3)",
        )
        order_revoked_on = DateField(
            "School attendance order revoked", not_future=True, shown_when=order_begun
        )
        court_direction_on = DateField(
            "Court’s direction on supervision",
            not_future=True,
            shown_when=order_begun,
            help="To apply for an education supervision order.",
            source="Education Act 1996, s 447(2)",
        )
        court_answered_on = DateField(
            "Answered to the court",
            not_future=True,
            shown_when=order_begun,
            help="By an application, or by the reasons against one.",
            source="Education Act 1996, s 447(3)-(4)",
        )

    with Section("Roll and end"):
        register_ground = ChoiceField(
            "Roll of a school",
            REGISTER_GROUNDS,
            also=("Eligible because",),
            help="Flexi-schooling is (b). Once there is a register, this is why the child is eligible.",
            source="Education Act 1996, s 436B(5)",
        )
        ended_on = DateField("Ended", not_future=True, listed=7)
        end_reason = ChoiceField("Why it ended", END_REASONS)
        end_school = LinkField("School returned to", to="school")
        enquiry = LinkField("Enquiry opened", to="whereabouts_enquiry")
        notes = LongTextField("Notes")

    @property
    def order_decided_on(self) -> date | None:
        """The day of the decision on an order, or of the first step that shows it, or of the spell's end."""
        steps = (
            self.order_resolved_on,
            self.school_told_on,
            self.intention_served_on,
            self.order_made_on,
            self.order_declined_on,
        )
        return min(filter(None, steps), default=self.ended_on)

    @property
    def order_stands_from(self) -> date | None:
        """The day from which an order is as it is."""
        return self.order_amended_on or self.order_made_on

    @property
    def order_settled_on(self) -> date | None:
        """The day an order was complied with, or no longer had to be."""
        return self.order_complied_on or self.order_revoked_on or self.ended_on

    @property
    def revocation_answered_on(self) -> date | None:
        """The day a request to revoke was answered, or no longer had to be."""
        return self.revocation_refused_on or self.order_settled_on
