"""Measures of penalty notices and of the money they bring in."""

from collections.abc import Callable, Iterator
from datetime import date

from cme_desktop.codes.penalties import REASONS
from cme_desktop.fields import Choices
from cme_desktop.records.penalty_notice import LIFE, PENALTY_NOTICE, PenaltyNotice
from cme_desktop.records.penalty_notice.fields import NOT_ISSUED
from cme_desktop.records.penalty_notice.paid import HIGHER, LOWER, last_day_to_pay, paid_day, paid_rate
from cme_desktop.returns.chapters import Bars, Chapter
from cme_desktop.returns.counting import Happened, LawfulDay, always, counted, id_of, received
from cme_desktop.returns.measures import Counted, FigureUnit, Measure, Select, Snapshot, into, pounds
from cme_desktop.returns.periods import DateRange
from cme_desktop.statutory.law import Law

_IN_COURT = frozenset({"prosecution", "convicted", "acquitted"})
_UNPAID = _IN_COURT | {"unpaid"}
_AFTER_ISSUE = Choices(*(status for status in LIFE.statuses if status.code not in NOT_ISSUED))

_Day = Callable[[PenaltyNotice], date | None] | LawfulDay[PenaltyNotice]
_Holds = Callable[[PenaltyNotice], bool]
_Only = Callable[[PenaltyNotice, Law], bool]


def _is_warned(notice: PenaltyNotice, _: Law) -> bool:
    return notice.issued_on is None and (
        notice.status == "warning_letter" or notice.warning_letter_on is not None
    )


def _warned_on(notice: PenaltyNotice) -> date | None:
    return notice.warning_letter_on or notice.received_on


def _is_issued(notice: PenaltyNotice) -> bool:
    return notice.status not in NOT_ISSUED


def _paid_at(rate: str) -> _Only:
    return lambda notice, law: paid_rate(notice, law) == rate


def _is_withdrawn(notice: PenaltyNotice) -> bool:
    return notice.status == "withdrawn"


def _is_withdrawn_though_paid(notice: PenaltyNotice, law: Law) -> bool:
    return _is_withdrawn(notice) and paid_rate(notice, law) is not None


def _is_withdrawn_unpaid(notice: PenaltyNotice, law: Law) -> bool:
    last, withdrawn = last_day_to_pay(notice, law), notice.withdrawn_on
    late = last is not None and withdrawn is not None and withdrawn > last
    return _is_withdrawn(notice) and late and paid_rate(notice, law) is None


def _is_unpaid(notice: PenaltyNotice, _: Law) -> bool:
    return notice.status in _UNPAID


def _is_in_court(notice: PenaltyNotice) -> bool:
    return notice.status in _IN_COURT


def _sent_to_court_on(notice: PenaltyNotice) -> date | None:
    return notice.prosecution_authorised_on or notice.information_laid_on


def _payments(snapshot: Snapshot, period: DateRange) -> Iterator[Counted]:
    for notice in snapshot.of(PENALTY_NOTICE):
        for payment in notice.payments:
            if payment.amount and payment.paid_on is not None and payment.paid_on in period:
                yield Counted(id_of(notice), amount=payment.amount)


def _undated_payments(snapshot: Snapshot) -> Iterator[PenaltyNotice]:
    for notice in snapshot.of(PENALTY_NOTICE):
        if any(payment.amount and payment.paid_on is None for payment in notice.payments):
            yield notice


_last_day_to_pay = LawfulDay(last_day_to_pay)


def _measure(
    name: str,
    label: str,
    definition: str,
    day: _Day,
    took_place: _Holds,
    only: _Only = lambda _notice, _law: True,
) -> Measure:
    """An event by its day; `took_place` tells that one without a day came, `only` what it is about."""
    return Measure(
        key=f"penalty_notice.{name}",
        label=label,
        definition=definition,
        select=counted(
            Happened(PENALTY_NOTICE, day, took_place, lambda snapshot, notice: only(notice, snapshot.law))
        ),
    )


_issued = Happened(PENALTY_NOTICE, lambda notice: notice.issued_on, _is_issued)

_EVENTS = (
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
        always,
        only=_is_warned,
    ),
    _measure(
        "issued",
        "Penalty notices issued",
        "Penalty notices, by the day of issue.",
        lambda notice: notice.issued_on,
        _is_issued,
    ),
    _measure(
        "paid_lower",
        "Paid at the lower rate",
        "Penalty notices paid at the lower rate, withdrawn afterwards or not, by the day they were paid in "
        "full.",
        paid_day,
        always,
        only=_paid_at(LOWER),
    ),
    _measure(
        "paid_higher",
        "Paid at the higher rate",
        "Penalty notices paid at the higher rate, withdrawn afterwards or not, by the day they were paid in "
        "full.",
        paid_day,
        always,
        only=_paid_at(HIGHER),
    ),
    _measure(
        "withdrawn",
        "Penalty notices withdrawn",
        "Penalty notices, by the day they were withdrawn.",
        lambda notice: notice.withdrawn_on,
        _is_withdrawn,
    ),
    _measure(
        "withdrawn_though_paid",
        "Of those withdrawn, paid before",
        "Penalty notices withdrawn after they had been paid in full, by the day they were withdrawn; each "
        "stays among those paid on the day it was paid.",
        lambda notice: notice.withdrawn_on,
        always,
        only=_is_withdrawn_though_paid,
    ),
    _measure(
        "unpaid",
        "Penalty notices unpaid",
        "Penalty notices marked unpaid, or since taken to court, by the last day to pay.",
        _last_day_to_pay,
        always,
        only=_is_unpaid,
    ),
    _measure(
        "unpaid_then_withdrawn",
        "Unpaid, then withdrawn",
        "Penalty notices not paid in full and withdrawn after the last day to pay, by that last day.",
        _last_day_to_pay,
        always,
        only=_is_withdrawn_unpaid,
    ),
    _measure(
        "prosecution",
        "Penalty notices to prosecution",
        "Penalty notices, by the day a prosecution was authorised or, where none is given, begun.",
        _sent_to_court_on,
        _is_in_court,
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
        *_EVENTS,
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
            select=Select(_payments, _undated_payments),
            unit=FigureUnit.POUNDS,
            value=pounds,
        ),
        Measure(
            key="penalty_notice.money_refunded",
            label="Money refunded (£)",
            definition="The sum of all refunds, in pounds, by the day each was made.",
            select=counted(
                Happened(
                    PENALTY_NOTICE, lambda notice: notice.refunded_on, lambda notice: bool(notice.refund)
                ),
                amount=lambda notice: notice.refund or 0,
            ),
            unit=FigureUnit.POUNDS,
            value=pounds,
        ),
    ),
    bars=(Bars("Penalty notices by event", "Chart data – penalties", "Event", "Notices", _EVENTS),),
)
