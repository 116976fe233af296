"""Measures of penalty notices and of the money they bring in."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from cme_desktop.codes.penalties import REASONS
from cme_desktop.fields import Choices
from cme_desktop.records.penalty_notice import LIFE, PENALTY_NOTICE, PenaltyNotice, scheme_of
from cme_desktop.returns.counting import counted, happened, id_of, received
from cme_desktop.returns.measures import Chapter, Counted, Measure, Snapshot, Unit, into, pounds
from cme_desktop.returns.periods import Period
from cme_desktop.statutory.penalties import scheme_for

_UNPAID = frozenset({"unpaid", "prosecution", "convicted", "acquitted"})
_BEFORE_ISSUE = frozenset({"requested", "refused", "warning_letter", "notice_to_improve"})
_AFTER_ISSUE = Choices(*(status for status in LIFE.statuses if status.code not in _BEFORE_ISSUE))


def _warned_on(notice: PenaltyNotice) -> date | None:
    if notice.issued_on:
        return None
    return notice.warning_letter_on or (notice.received_on if notice.status == "warning_letter" else None)


def _paid_on(status: str) -> Callable[[PenaltyNotice], date | None]:
    def day(notice: PenaltyNotice) -> date | None:
        return notice.paid_in_full_on or notice.paid_on if notice.status == status else None

    return day


def _went_unpaid_on(notice: PenaltyNotice) -> date | None:
    """The last day to pay, of a notice that the officer has marked unpaid or taken to court."""
    counted_from = notice.deemed_received_on or notice.issued_on
    if notice.status not in _UNPAID or counted_from is None:
        return None
    scheme = scheme_of(notice) or scheme_for(counted_from, notice.kind)
    return counted_from + timedelta(days=scheme.days_higher - 1) if scheme else None


def _sent_to_court_on(notice: PenaltyNotice) -> date | None:
    return notice.prosecution_authorised_on or notice.information_laid_on


def _payments(snapshot: Snapshot, period: Period) -> Iterator[Counted]:
    for notice in snapshot.of(PENALTY_NOTICE):
        for payment in notice.payments:
            if payment.amount and payment.paid_on is not None and payment.paid_on in period:
                yield Counted(id_of(notice), amount=payment.amount)


def _measure(name: str, label: str, definition: str, day: Callable[[PenaltyNotice], date | None]) -> Measure:
    return Measure(
        key=f"penalty_notice.{name}",
        label=label,
        definition=definition,
        select=counted(happened(PENALTY_NOTICE, day)),
    )


_issued = happened(PENALTY_NOTICE, lambda notice: notice.issued_on)

EVENTS = (
    Measure(
        key="penalty_notice.requested",
        label="Penalty notices requested",
        definition="Requests for a penalty notice, by the day they were received.",
        select=counted(received(PENALTY_NOTICE)),
    ),
    _measure(
        "warning_letter",
        "Warning letters instead of a notice",
        "Requests answered by a warning letter, no notice issued, by the day of the letter or, where none is "
        "given, of the request.",
        _warned_on,
    ),
    _measure(
        "issued",
        "Penalty notices issued",
        "Penalty notices, by the day of issue.",
        lambda notice: notice.issued_on,
    ),
    _measure(
        "paid_lower",
        "Paid at the lower rate",
        "Penalty notices paid at the lower rate, by the day they were paid in full.",
        _paid_on("paid_lower"),
    ),
    _measure(
        "paid_higher",
        "Paid at the higher rate",
        "Penalty notices paid at the higher rate, by the day they were paid in full.",
        _paid_on("paid_higher"),
    ),
    _measure(
        "withdrawn",
        "Penalty notices withdrawn",
        "Penalty notices, by the day they were withdrawn.",
        lambda notice: notice.withdrawn_on,
    ),
    _measure(
        "unpaid",
        "Penalty notices unpaid",
        "Penalty notices marked unpaid, or since taken to court, by the last day to pay.",
        _went_unpaid_on,
    ),
    _measure(
        "prosecution",
        "Penalty notices to prosecution",
        "Penalty notices, by the day a prosecution was authorised or, where none is given, begun.",
        _sent_to_court_on,
    ),
)
"""What happens to penalty notices, each counted by its own day."""


def _ours(notice: PenaltyNotice) -> bool:
    return not notice.issued_by_other_authority and notice.refusal_reason != "entered_in_error"


CHAPTER = Chapter(
    kind=PENALTY_NOTICE,
    countable=_ours,
    left_out="Penalty notices of other authorities, or entered in error, are not counted.",
    measures=(
        *EVENTS,
        Measure(
            key="penalty_notice.reason",
            label="Penalty notices issued, by reason",
            definition="Those issued in the period, by the reason for the notice.",
            select=counted(_issued, by=lambda notice: notice.reason or "not_given"),
            split=into(REASONS, Choices(("not_given", "Not given"))),
            parts_of="penalty_notice.issued",
        ),
        Measure(
            key="penalty_notice.issued_by_status",
            label="Penalty notices issued, by what became of them",
            definition="Those issued in the period, by the status they have now.",
            select=counted(_issued, by=lambda notice: notice.status),
            split=into(_AFTER_ISSUE, LIFE.statuses),
            parts_of="penalty_notice.issued",
        ),
        Measure(
            key="penalty_notice.money_received",
            label="Money received (£)",
            definition="The sum of all payments, in pounds, by the day each was paid; no refunds taken off.",
            select=_payments,
            unit=Unit.POUNDS,
            value=pounds,
        ),
        Measure(
            key="penalty_notice.money_refunded",
            label="Money refunded (£)",
            definition="The sum of all refunds, in pounds, by the day each was made.",
            select=counted(
                happened(PENALTY_NOTICE, lambda notice: notice.refunded_on),
                amount=lambda notice: notice.refund or 0,
            ),
            unit=Unit.POUNDS,
            value=pounds,
        ),
    ),
)
