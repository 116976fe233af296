"""What the records of one offence share: its dates, its time limit, what precedes a prosecution."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Protocol, TypeVar

from cme_desktop.description.order import follows
from cme_desktop.description.record import Record
from cme_desktop.description.record_type import Rule
from cme_desktop.fields import Condition, Reading, reads, reads_of
from cme_desktop.issues import Issue, outstanding, warn
from cme_desktop.statutory.clocks import DutyClock
from cme_desktop.statutory.law import Law
from cme_desktop.values.dates import show_day


class Offence(Protocol):
    """What every record of one tells of."""

    @property
    def school(self) -> int | None: ...
    @property
    def offence_from(self) -> date | None: ...
    @property
    def offence_to(self) -> date | None: ...
    @property
    def prosecution_authorised_on(self) -> date | None: ...
    @property
    def information_laid_on(self) -> date | None: ...
    @property
    def supervision_considered_on(self) -> date | None: ...


Of = TypeVar("Of", bound=Offence)

OFFENCE = {
    name: name for name in ("parent", "offence_from", "offence_to", "sessions_unauthorised", "siblings")
}
"""What one record of an offence takes over from another."""

OFFENCE_DATES = follows("offence_to", "offence_from", "The offence ended", "it began")

PROSECUTION_DATES: tuple[Rule[Record], ...] = (
    follows("information_laid_on", "offence_to", "The information was laid", "the offence ended"),
    follows("information_laid_on", "prosecution_authorised_on", "The information was laid", "authorisation"),
)
"""A prosecution begins once the offence is over and somebody has authorised it."""

_LIMIT, _HALF_WAY = "prosecution.limit", "prosecution.warning"
"""Whether time runs from the last day of the offence or from each is disputed."""

_TIME_LIMIT_CLOCK: DutyClock[object] = DutyClock(
    duty="prosecution_time_limit",
    label="Last day to lay the information",
    starts="offence_to",
    event="last day of the offence",
    stops="information_laid_on",
    rule=_LIMIT,
)
_HALF_WAY_CLOCK = replace(
    _TIME_LIMIT_CLOCK,
    duty="prosecution_half_way",
    label="Decide on a prosecution",
    rule=_HALF_WAY,
    stops="prosecution_authorised_on",
)


def time_limit(applies: Condition[Of]) -> tuple[DutyClock[Of], ...]:
    """The time limit and the warning half-way, for as long as a prosecution may still follow."""
    clocks: tuple[DutyClock[Of], ...] = (_TIME_LIMIT_CLOCK, _HALF_WAY_CLOCK)
    return tuple(replace(clock, applies=applies) for clock in clocks)


def limitation_date(record: Offence, law: Law) -> date | None:
    """The last day to lay the information; None without the last day of the offence."""
    return law.last_day(_LIMIT, record.offence_to, record.school) if record.offence_to else None


def time_running_out(applies: Condition[Of]) -> Callable[[Of, Reading], Iterable[Issue]]:
    """A rule that warns from half-way through the time limit, while a prosecution may still follow."""

    @reads("offence_from", "offence_to", "information_laid_on", "school", *reads_of(applies))
    def running_out(record: Of, reading: Reading) -> Iterable[Issue]:
        """An information is laid within its time limit, and time does not run out unseen."""
        ended, laid_on = record.offence_to, record.information_laid_on
        last_day = limitation_date(record, reading.law)
        if ended is None or last_day is None:
            return
        if laid_on and laid_on > last_day:
            yield warn(
                "information_laid_on", f"Laid after the time limit, which ended on {show_day(last_day)}."
            )
        if laid_on or not applies(record):
            return
        if reading.today > last_day:
            limit = reading.law.rules.near(_LIMIT, ended)
            allowed = limit.in_words().removeprefix("a ")
            yield warn(
                "offence_to",
                f"The {allowed} for a prosecution ended on {show_day(last_day)}.",
            )
            return
        lost = _lost(record, ended, reading)
        if lost or reading.today >= reading.law.last_day(_HALF_WAY, ended, record.school):
            yield warn("offence_to", f"A prosecution must begin by {show_day(last_day)}.{lost}")

    return running_out


def _lost(record: Offence, last: date, reading: Reading) -> str:
    """What to add where the earliest days of the offence are out of time, if each day counts by itself."""
    first = record.offence_from
    if first is None or first > last or reading.law.last_day(_LIMIT, first, record.school) >= reading.today:
        return ""
    while reading.law.last_day(_LIMIT, last, record.school) >= reading.today:
        last -= timedelta(days=1)
    span = f"from {show_day(first)} to {show_day(last)}" if last > first else f"of {show_day(first)}"
    return f" Absences {span} are out of time already, if time runs from each."


def supervision_considered(exempt: Condition[Of]) -> Callable[[Of, Reading], Iterable[Issue]]:
    """A rule that asks for the day a supervision order was considered (Education Act 1996, s447(1)).

    `exempt` tells the offences to which the section does not apply.
    """

    @reads(
        "prosecution_authorised_on",
        "information_laid_on",
        "supervision_considered_on",
        *reads_of(exempt),
    )
    def considered_first(record: Of, reading: Reading) -> Iterable[Issue]:
        """A supervision order is considered before proceedings begin."""
        considered, laid = record.supervision_considered_on, record.information_laid_on
        if exempt(record):
            return
        if (record.prosecution_authorised_on or laid) and considered is None:
            yield outstanding(
                "supervision_considered_on",
                "Give the day an education supervision order was considered; that comes before proceedings.",
            )
        if considered and laid and laid < considered:
            yield warn(
                "supervision_considered_on",
                f"Considered on {show_day(considered)}, after the information was laid ({show_day(laid)}); "
                "it comes before proceedings.",
            )

    return considered_first
