"""Measures of penalty notices and of the money they bring in."""

from cme_desktop.codes.penalties import REASONS
from cme_desktop.fields import Choices, reads
from cme_desktop.records.penalty_notice import LIFE, PENALTY_NOTICE, PenaltyNotice
from cme_desktop.records.penalty_notice.fields import NOT_ISSUED, Payment
from cme_desktop.records.penalty_notice.first_year import FIRST_YEAR
from cme_desktop.records.penalty_notice.paid import HIGHER, LOWER, last_day_to_pay, paid_day, paid_rate
from cme_desktop.records.penalty_notice.picked import (
    IN_COURT,
    ISSUED,
    LAST_DAY_TO_PAY,
    PROSECUTED,
    WITHDRAWN,
    is_withdrawn,
)
from cme_desktop.records.penalty_notice.time_to_pay import TIME_TO_PAY
from cme_desktop.returns.chapters import Better, Chapter, Headline, Lines, Months, Page, Topic
from cme_desktop.returns.counting import ByField, by_choice, counted, counted_rows, number_of
from cme_desktop.returns.days import Day, given
from cme_desktop.returns.measures import FigureUnit, Measure, into, pounds
from cme_desktop.returns.picks import Happened, InRows, received
from cme_desktop.returns.snapshot import Snapshot

_UNPAID = IN_COURT | {"unpaid"}
_AFTER_ISSUE = Choices(*(status for status in LIFE.statuses if status.code not in NOT_ISSUED))


@reads("issued_on", "status", "warning_letter_on")
def _is_warned(notice: PenaltyNotice) -> bool:
    return notice.issued_on is None and (
        notice.status == "warning_letter" or notice.warning_letter_on is not None
    )


def _is_paid(snapshot: Snapshot, notice: PenaltyNotice) -> bool:
    return paid_rate(notice, snapshot.law) is not None


def _is_past_paying(snapshot: Snapshot, notice: PenaltyNotice) -> bool:
    last, withdrawn = last_day_to_pay(notice, snapshot.law), notice.withdrawn_on
    late = last is not None and withdrawn is not None and withdrawn > last
    return late and not _is_paid(snapshot, notice)


@reads("status")
def _is_unpaid(notice: PenaltyNotice) -> bool:
    return notice.status in _UNPAID


@reads("refund")
def _is_refunded(notice: PenaltyNotice) -> bool:
    return bool(notice.refund)


_paid_on = Day[PenaltyNotice](("paid_in_full_on", "payments.paid_on"), lambda notice, _law: paid_day(notice))


def _paid_at(rate: str) -> Happened[PenaltyNotice]:
    """The notices paid at a rate; without a day of payment it is their status alone that says so."""

    @reads("status")
    def said_to_be(notice: PenaltyNotice) -> bool:
        return notice.status == rate

    def paid(snapshot: Snapshot, notice: PenaltyNotice) -> bool:
        return paid_rate(notice, snapshot.law) == rate

    return Happened(PENALTY_NOTICE, _paid_on, said_to_be, among=paid)


_payments = InRows[PenaltyNotice, Payment](
    PENALTY_NOTICE,
    "payments",
    ("paid_on",),
    ("amount",),
    took_place=lambda _: True,
    only=lambda payment: bool(payment.amount),
)


_ISSUED = number_of("issued", "Penalty notices issued", "Penalty notices, by the day of issue.", ISSUED)

_EVENTS = (
    number_of(
        "requested",
        "Penalty notices requested",
        "Requests for a penalty notice, by the day they were received.",
        received(PENALTY_NOTICE),
    ),
    number_of(
        "warning_letter",
        "Warning letters instead of a notice",
        "Requests answered by a warning letter, no notice issued, by the day of the letter or, where none is "
        "given, of the request.",
        Happened(PENALTY_NOTICE, given("warning_letter_on", "received_on"), only=_is_warned),
    ),
    _ISSUED,
    number_of(
        "paid_lower",
        "Paid at the lower rate",
        "Penalty notices paid at the lower rate, withdrawn afterwards or not, by the day they were paid in "
        "full.",
        _paid_at(LOWER),
    ),
    number_of(
        "paid_higher",
        "Paid at the higher rate",
        "Penalty notices paid at the higher rate, withdrawn afterwards or not, by the day they were paid in "
        "full.",
        _paid_at(HIGHER),
    ),
    number_of(
        "withdrawn",
        "Penalty notices withdrawn",
        "Penalty notices, by the day they were withdrawn.",
        WITHDRAWN,
    ),
    number_of(
        "withdrawn_though_paid",
        "Of those withdrawn, paid before",
        "Penalty notices withdrawn after they had been paid in full, by the day they were withdrawn; each "
        "stays among those paid on the day it was paid.",
        Happened(PENALTY_NOTICE, given("withdrawn_on"), only=is_withdrawn, among=_is_paid),
    ),
    number_of(
        "unpaid",
        "Penalty notices unpaid",
        "Penalty notices marked unpaid, or since taken to court, by the last day to pay.",
        Happened(PENALTY_NOTICE, LAST_DAY_TO_PAY, only=_is_unpaid),
    ),
    number_of(
        "unpaid_then_withdrawn",
        "Unpaid, then withdrawn",
        "Penalty notices not paid in full and withdrawn after the last day to pay, by that last day.",
        Happened(PENALTY_NOTICE, LAST_DAY_TO_PAY, only=is_withdrawn, among=_is_past_paying),
    ),
    number_of(
        "prosecution",
        "Penalty notices to prosecution",
        "Penalty notices, by the day a prosecution was authorised or, where none is given, begun.",
        PROSECUTED,
    ),
)
"""What happens to penalty notices, each counted by its own day."""


@reads("issued_by_other_authority", "refusal_reason")
def _ours(notice: PenaltyNotice) -> bool:
    return not notice.issued_by_other_authority and notice.refusal_reason != "entered_in_error"


_READS = (
    "amount_higher", "amount_lower", "deemed_received_on", "information_laid_on",
    "issued_by_other_authority", "issued_on", "issuer", "kind", "offence_from", "offence_to",
    "paid_in_full_on", "payments.amount", "payments.paid_on", "prosecution_authorised_on",
    "prosecution_result", "reason",
    "received_on", "refund", "refunded_on", "refusal_reason", "scheme", "school", "sequence",
    "warning_letter_on", "withdrawal_ground", "withdrawn_on",
)  # fmt: skip

CHAPTER = Chapter(
    kind=PENALTY_NOTICE,
    reads=_READS,
    countable=_ours,
    left_out="Penalty notices of other authorities, or entered in error, are not counted.",
    measures=(
        *_EVENTS,
        by_choice(
            "reason",
            "Penalty notices issued, by reason",
            "Those issued in the period, by the reason for the notice.",
            ISSUED,
            "reason",
            REASONS,
            parts_of="penalty_notice.issued",
        ),
        Measure(
            key="penalty_notice.issued_by_status",
            label="Penalty notices issued, by what became of them",
            definition="Those issued in the period, by the status they have now.",
            sources=counted(ISSUED, by=ByField("status")),
            split=into(_AFTER_ISSUE, LIFE.statuses),
            parts_of="penalty_notice.issued",
        ),
        *TIME_TO_PAY,
        *FIRST_YEAR,
        Measure(
            key="penalty_notice.money_received",
            label="Money received (£)",
            definition="The sum of all payments, in pounds, by the day each was paid; no refunds taken off.",
            sources=counted_rows(_payments, amount=lambda payment: payment.amount or 0),
            unit=FigureUnit.POUNDS,
            value=pounds,
        ),
        Measure(
            key="penalty_notice.money_refunded",
            label="Money refunded (£)",
            definition="The sum of all refunds, in pounds, by the day each was made.",
            sources=counted(
                Happened(PENALTY_NOTICE, given("refunded_on"), _is_refunded),
                amount=lambda notice: notice.refund or 0,
            ),
            unit=FigureUnit.POUNDS,
            value=pounds,
        ),
    ),
    months=(Months("Penalty notices issued", (_ISSUED,), "Notices", page=Page.AT_HOME),),
    headlines=(
        Headline(
            _ISSUED.key,
            _ISSUED.label,
            Topic.ENFORCEMENT,
            under="Attendance",
            says="{now} penalty notices",
        ),
        Headline(
            "penalty_notice.paid_in_time_rate",
            "Paid in time, of notices due in the period",
            Topic.ENFORCEMENT,
            Better.MORE,
        ),
    ),
    lines=(
        Lines(
            Page.AT_HOME,
            _ISSUED.key,
            ("penalty_notice.reason",),
            named={
                "Leave not granted": ("leave", "delayed_return"),
                "Other unauthorised absence": ("unauthorised",),
                "Lateness after the register closed": ("lateness",),
            },
        ),
    ),
)
