"""Measures of penalty notices by whether they were paid in time, in the period of their last day to pay."""

from collections.abc import Iterator

from cme_desktop.fields import Choices
from cme_desktop.records.penalty_notice import PENALTY_NOTICE, PenaltyNotice
from cme_desktop.records.penalty_notice.paid import last_day_for_lower, last_day_to_pay, paid_day, paid_rate
from cme_desktop.records.penalty_notice.picked import LAST_DAY_TO_PAY, is_issued
from cme_desktop.returns.counting import id_of, number_of, of_each
from cme_desktop.returns.measures import FigureUnit, Measure, into, share
from cme_desktop.returns.periods import DateRange
from cme_desktop.returns.picks import Happened
from cme_desktop.returns.snapshot import Snapshot
from cme_desktop.returns.things import Thing
from cme_desktop.statutory.law import Law

_LOWER, _IN_TIME, _LATE, _SOME_DAY, _UNPAID = "lower", "in_time", "late", "some_day", "unpaid"
_WHEN = Choices(
    (_LOWER, "By the last day of the lower rate"),
    (_IN_TIME, "After it, by the last day to pay"),
    (_LATE, "Later"),
    (_SOME_DAY, "Paid, on a day that is not given"),
    (_UNPAID, "Not paid in full"),
)


def _when_paid(notice: PenaltyNotice, law: Law) -> str:
    if paid_rate(notice, law) is None:
        return _UNPAID
    paid, lower, last = paid_day(notice), last_day_for_lower(notice, law), last_day_to_pay(notice, law)
    if paid is None or lower is None or last is None:
        return _SOME_DAY
    return _LOWER if paid <= lower else _IN_TIME if paid <= last else _LATE


def _was_due(snapshot: Snapshot, notice: PenaltyNotice) -> bool:
    """Not withdrawn, unpaid, by the day on which it would have been due."""
    last, withdrawn = last_day_to_pay(notice, snapshot.law), notice.withdrawn_on
    let_go = last is not None and withdrawn is not None and withdrawn <= last
    return not let_go or snapshot.once(_when_paid, notice) != _UNPAID


_due = Happened(PENALTY_NOTICE, LAST_DAY_TO_PAY, only=is_issued, among=_was_due)


def _by_when(snapshot: Snapshot, notice: PenaltyNotice, _: DateRange) -> tuple[Thing]:
    return (Thing(id_of(notice), snapshot.once(_when_paid, notice)),)


def _in_time(snapshot: Snapshot, notice: PenaltyNotice, _: DateRange) -> Iterator[Thing]:
    when = snapshot.once(_when_paid, notice)
    if when != _SOME_DAY:
        yield Thing(id_of(notice), amount=int(when in (_LOWER, _IN_TIME)))


TIME_TO_PAY = (
    number_of(
        "due",
        "Penalty notices whose days to pay ended",
        "Penalty notices whose last day to pay fell in the period, but for those withdrawn by that day "
        "without having been paid.",
        _due,
    ),
    Measure(
        key="penalty_notice.when_paid",
        label="Penalty notices whose days to pay ended, by when they were paid",
        definition="Those notices, by the day on which they were paid in full.",
        sources=of_each(_due, _by_when),
        split=into(_WHEN),
        parts_of="penalty_notice.due",
    ),
    Measure(
        key="penalty_notice.paid_in_time_rate",
        label="Penalty notices paid in time: share",
        definition=(
            "Penalty notices paid in full by their last day to pay, as a share of those whose last "
            "day to pay fell in the period; without those paid on a day that is not given."
        ),
        sources=of_each(_due, _in_time),
        unit=FigureUnit.SHARE,
        value=share,
    ),
)
