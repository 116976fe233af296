"""Penalty notice: what is written down about one notice to one parent for one child.

Education Act 1996 ss444A-444B; Education and Inspections Act 2006 s105. The authority's record of notices,
payments, withdrawals and prosecutions is prescribed by SI 2007/1867 reg 20.
"""

from datetime import date

from cme_desktop.codes.authorities import AUTHORITIES
from cme_desktop.codes.interviews import OFFENCES
from cme_desktop.codes.penalties import (
    IMPROVEMENT_RESULTS,
    ISSUERS,
    KINDS,
    LEGALITY_CHECKS,
    PAYMENT_METHODS,
    PROSECUTION_RESULTS,
    REASONS,
    REFUSAL_REASONS,
    SCHEME_CHOICES,
    SEQUENCES,
    TRIGGERS,
    WITHDRAWAL_GROUNDS,
)
from cme_desktop.description.case import Case
from cme_desktop.description.life import life
from cme_desktop.fields import (
    ChoiceField,
    Choices,
    ChoicesField,
    DateField,
    LinkField,
    LongTextField,
    MoneyField,
    NumberField,
    Row,
    RowsField,
    Section,
    TextField,
    YesNoField,
    reads,
)
from cme_desktop.records.penalty_notice.sessions import LINE_EXAMPLE, Session, read_sessions
from cme_desktop.statutory.penalties import (
    ABSENCE,
    EXCLUDED,
    Amounts,
    Scheme,
    amounts,
    scheme_for,
    scheme_named,
)
from cme_desktop.statutory.rules import RuleBook

LIFE = life(
    "requested",
    {
        "requested": "refused warning_letter notice_to_improve issued",
        "refused": "requested",
        "warning_letter": "requested notice_to_improve issued",
        "notice_to_improve": "requested refused warning_letter issued",
        "issued": "requested paid_lower paid_higher unpaid withdrawn",
        "paid_lower": "issued paid_higher withdrawn",
        "paid_higher": "issued paid_lower unpaid withdrawn",
        "unpaid": "issued paid_lower paid_higher prosecution withdrawn",
        "withdrawn": "issued unpaid prosecution",
        "prosecution": "unpaid paid_higher convicted acquitted withdrawn",
        "convicted": "prosecution acquitted",
        "acquitted": "prosecution convicted",
    },
    Choices(
        ("requested", "Requested"),
        ("refused", "Refused, no notice issued"),
        ("warning_letter", "Warning letter instead"),
        ("notice_to_improve", "Notice to improve running"),
        ("issued", "Issued"),
        ("paid_lower", "Paid at the lower rate"),
        ("paid_higher", "Paid at the higher rate"),
        ("unpaid", "Unpaid, time expired"),
        ("withdrawn", "Withdrawn"),
        ("prosecution", "Prosecution authorised"),
        ("convicted", "Convicted"),
        ("acquitted", "Acquitted"),
    ),
    finished="refused warning_letter paid_lower paid_higher withdrawn convicted acquitted",
    void="refused withdrawn",
    waits_for={
        "requested": "the authority’s decision",
        "notice_to_improve": "the end of the time to improve",
        "issued": "payment",
        "unpaid": "a decision to prosecute or withdraw",
        "prosecution": "the court",
    },
)


NOT_ISSUED = frozenset({"requested", "refused", "warning_letter", "notice_to_improve"})
"""The statuses of a notice that has not gone out."""


@reads("kind")
def in_public(notice: "PenaltyNotice") -> bool:
    """The other offence: an excluded child in a public place."""
    return notice.kind == EXCLUDED


class Payment(Row):
    """One sum paid towards a notice, in pence."""

    paid_on = DateField("Paid", required=True, not_future=True)
    amount = MoneyField("Amount", required=True)
    method = ChoiceField("Paid by", PAYMENT_METHODS)
    reference = TextField("Payment reference")


@reads("scheme", "scheme_reason")
def scheme_was_chosen(notice: "PenaltyNotice") -> bool:
    """Whether an older record keeps a choice of scheme: the law leaves none to the officer."""
    return notice.scheme is not None or notice.scheme_reason is not None


class PenaltyNotice(Case):
    """One notice, from the request to payment, withdrawal or court."""

    with Section("Request"):
        child = LinkField("Child", to="child", required=True, listed=1)
        parent = LinkField("Parent", to="person", needed=True, listed=2)
        school = LinkField("School", to="school", needed=True, listed=3)
        received_on = DateField("Request received", required=True, not_future=True, listed=4)
        requested_by = TextField("Requested by", help="Name and role.")
        pace_interview = LinkField("After PACE interview", to="pace_interview")

    with Section("Offence"):
        kind = ChoiceField("Kind", KINDS, required=True, default=ABSENCE)
        reason = ChoiceField("Reason", REASONS, needed=True)
        offence_from = DateField("Offence from", not_future=True, needed=True)
        offence_to = DateField("Offence to", not_future=True, needed=True)
        sessions_unauthorised = NumberField("Sessions unauthorised", most=2000, needed=True)
        exclusion_from_on = DateField(
            "Exclusion began",
            shown_when=in_public,
            help="The offence is to be in public in its first {set}.",
            help_rule="penalty.exclusion_days",
        )
        place = TextField("Where the child was seen", shown_when=in_public)
        certificate_attached = YesNoField("Attendance certificate attached", needed=True)
        certified_by = TextField("Certificate signed by", help="Name and role.")
        certified_on = DateField("Certificate signed", not_future=True)

    with Section("Family and support"):
        other_parent = TextField(
            "The other parent",
            longest=500,
            help="Each gets a notice of their own; if none is asked for, why not.",
        )
        siblings = TextField(
            "Brothers and sisters", longest=1000, help="Also say for whom a notice is asked."
        )
        support_offered = LongTextField("Support and agencies so far")

    with Section("Decision"):
        status = ChoiceField("Status", LIFE.statuses, required=True, default=LIFE.first, listed=6)
        legality_checks = ChoicesField("Checked before issue", LEGALITY_CHECKS, dated_by="offence_from")
        sequence = ChoiceField(
            "Which notice",
            SEQUENCES,
            help="To this parent for this child, at any school.",
            source="SI 2007/1867 regs 4 and 12A",
        )
        scheme = ChoiceField(
            "Scheme",
            SCHEME_CHOICES,
            shown_when=scheme_was_chosen,
            help="As it was chosen then. Left empty, the day on which the offence began decides.",
        )
        scheme_reason = TextField(
            "Why this scheme",
            longest=500,
            shown_when=scheme_was_chosen,
            help="Kept from the time when the scheme was chosen.",
        )
        refused_on = DateField("Refused", not_future=True)
        refusal_reason = ChoiceField("Reason for refusal", REFUSAL_REASONS)
        officer = LinkField("Officer", to="officer", listed=8)
        hub = LinkField("Hub", to="hub")

    with Section("Before a notice"):
        warning_letter_on = DateField("Warning letter sent", not_future=True)
        improvement_issued_on = DateField("Notice to improve issued", not_future=True)
        improvement_ends_on = DateField("Improvement period ends")
        improvement_reviewed_on = DateField("Improvement reviewed", not_future=True)
        improvement_result = ChoiceField("Result of notice to improve", IMPROVEMENT_RESULTS)
        improvement_skipped_reason = TextField("Why no notice to improve", longest=1000)

    with Section("Sessions missed"):
        trigger = ChoiceField(
            "Asked for because", TRIGGERS, dated_by="offence_from", source="SI 2007/1867 reg 9A"
        )
        sessions = RowsField(
            "Sessions missed",
            of=Session,
            row_title="session",
            from_line=read_sessions,
            line_example=LINE_EXAMPLE,
            help="The most in {set} are counted beside the form.",
            help_rule="penalty.window",
        )

    with Section("Notice"):
        issued_on = DateField("Issued", not_future=True, listed=5)
        deemed_received_on = DateField(
            "Deemed received",
            help="Day 1 of the days to pay: {set} after it was posted first class, unless it is shown to "
            "have come on another day.",
            help_rule="penalty.deemed_service",
            source="SI 2007/1867 reg 22",
        )
        receipt_shown = TextField(
            "Receipt shown by",
            help="What shows that it came on that day, as when it was handed over or signed for.",
        )
        number = TextField("Number on the notice")
        issuer = ChoiceField("Issued by", ISSUERS)
        issued_by = LinkField("Issuing officer", to="officer")
        issued_by_other_authority = YesNoField("Issued by another authority")
        other_authority = ChoiceField("Which authority", AUTHORITIES)
        amount_lower = MoneyField("Lower amount", source="SI 2007/1867 reg 4")
        amount_higher = MoneyField("Higher amount", listed=7, source="SI 2007/1867 reg 4")
        copy_kept = YesNoField("Copy kept", source="SI 2007/1867 reg 20")

    with Section("Payment"):
        payments = RowsField("Payments", of=Payment, row_title="payment")
        paid_in_full_on = DateField("Paid in full", not_future=True)

    with Section("Withdrawal"):
        withdrawn_on = DateField("Withdrawn", not_future=True)
        withdrawal_ground = ChoiceField(
            "Ground of withdrawal",
            WITHDRAWAL_GROUNDS,
            help="Of regulation 8, or, of a notice that is unpaid, of regulation 9.",
            source="SI 2007/1867 regs 8, 9 and 20",
        )
        withdrawal_told_on = DateField("Recipient told of withdrawal", not_future=True)
        refunded_on = DateField("Refunded", not_future=True)
        refund = MoneyField("Amount refunded")

    with Section("Court"):
        supervision_considered_on = DateField(
            "Supervision order considered",
            not_future=True,
            help="The authority considers one before it prosecutes.",
            source="Education Act 1996, s447(1)",
        )
        prosecution_authorised_on = DateField("Prosecution authorised", not_future=True)
        authorised_by = LinkField("Authorised by", to="officer")
        information_laid_on = DateField("Information laid", not_future=True)
        prosecution_offence = ChoiceField("Offence prosecuted", OFFENCES, source="SI 2007/1867 reg 20")
        prosecution_result = ChoiceField("Result of prosecution", PROSECUTION_RESULTS)
        result_on = DateField("Day of result", not_future=True)

    with Section("Notes"):
        notes = LongTextField("Notes")

    @property
    def paid_pence(self) -> int:
        """All that was paid, refunds not taken off."""
        return sum(payment.amount or 0 for payment in self.payments)

    @property
    def paid_on(self) -> date | None:
        """The day of the last payment."""
        return max((payment.paid_on for payment in self.payments if payment.paid_on), default=None)


OF_THE_SCHEME = ("scheme", "kind", "offence_from", "offence_to", "received_on")
"""The fields by which the scheme of a notice is told."""


def decisive_day(notice: PenaltyNotice) -> date | None:
    """The day of the offence by which the law is picked: that on which it began, or else the one known.

    To be in a public place is an offence of a day: the last one given.
    """
    first, last = notice.offence_from, notice.offence_to
    return last or first if in_public(notice) else first or last


def lawful_scheme(notice: PenaltyNotice, rules: RuleBook) -> Scheme | None:
    """The scheme that the law has for the offence; None while its days are not known."""
    day = decisive_day(notice)
    return scheme_for(rules, day, notice.kind) if day else None


def scheme_of(notice: PenaltyNotice, rules: RuleBook) -> Scheme | None:
    """The scheme that an older record was given, or else the one that the law has for the offence."""
    if notice.scheme:
        return scheme_named(rules, notice.scheme, decisive_day(notice) or notice.received_on)
    return lawful_scheme(notice, rules)


def amounts_of(notice: PenaltyNotice, rules: RuleBook) -> Amounts | None:
    """What the notice should ask for, in pence; None where the scheme or the offence dates are not known."""
    scheme = scheme_of(notice, rules)
    return amounts(scheme, notice.sequence or "first") if scheme else None
