"""The penalty ladder: which notice may be issued to one parent for one child, and which earlier ones count.

Education (Penalty Notices) (England) Regulations 2007 as amended by SI 2024/210, and the national framework:
from 19 August 2024 two notices in a rolling three years, the second at a flat rate (regs 4 and 12A). Notices
count from any school and any authority, among them those unpaid, those that led to a conviction and those
whose prosecution was discontinued. One that was withdrawn does not, one whose parent was acquitted does not,
nor does one for an offence that began before the framework (reg 4(4A)).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from cme_desktop.statutory.penalties import EXCLUDED, Amounts, Scheme, amounts
from cme_desktop.statutory.periods import last_of_years
from cme_desktop.statutory.rules import LegalRule, RuleBook
from cme_desktop.values.dates import show_day
from cme_desktop.values.money import show_pence
from cme_desktop.values.numbers import cardinal


class LadderStep(StrEnum):
    """What may be issued."""

    FIRST = "first"
    SECOND = "second"
    NONE = "none"
    LOCAL = "local"
    """The law knew no limit: the local code of conduct decides."""
    APART = "apart"
    """A notice for an excluded child, which is limited by nothing and limits nothing."""


@dataclass(frozen=True, kw_only=True)
class Earlier:
    """Another notice to the same parent for the same child, as far as the ladder asks."""

    id: int
    reference: str
    scheme: Scheme | None
    """The one that the law has for its offence, whatever was chosen; None where that is not dated."""
    issued_on: date | None
    issued: bool = True
    """Whether it was sent out at all: a request is not, nor one that was refused or answered otherwise."""
    withdrawn: bool = False
    acquitted: bool = False
    """Prosecuted, and not found guilty."""
    discontinued: bool = False
    """Prosecuted, and the case was not gone on with: it counts until it is withdrawn."""


@dataclass(frozen=True)
class Judged:
    """An earlier notice and whether it counts: up to which day, or why it does not."""

    notice: Earlier
    until: date | None = None
    why_not: str = ""


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What may be issued, in a sentence, with its source and the notices it rests on."""

    step: LadderStep
    sentence: str
    source: str
    amounts: Amounts | None = None
    counted: tuple[Judged, ...] = ()
    left_out: tuple[Judged, ...] = ()


def may_issue(
    scheme: Scheme, offence_day: date, on: date, earlier: Iterable[Earlier], rules: RuleBook, own: int = 0
) -> Verdict:
    """What may be issued on a day for an offence under a scheme that began on another day.

    A notice counts for some years beginning with the day on which it was issued. `own` is the notice that
    is asked about, if it is on file: of two issued on one day, the one filed first came first.
    """
    sums = amounts(scheme, LadderStep.FIRST)
    if scheme.kind == EXCLUDED:
        words = "Notices for an excluded child in a public place stand apart: none counts, however many."
        return Verdict(
            step=LadderStep.APART,
            sentence=f"{words} {_to_pay(scheme, sums)}",
            source=_source(scheme.rule, scheme.pay_lower, scheme.pay),
            amounts=sums,
        )
    if not scheme.national:
        return _by_local_code(scheme, sums, offence_day, rules)
    limit, span = rules.near("penalty.limit", on), rules.near("penalty.span", on)
    judged = _judged(earlier, on, span.number, own)
    left_out = tuple(one for one in judged if one.why_not)
    counted = tuple(one for one in judged if not one.why_not)
    if len(counted) >= limit.number:
        return Verdict(
            step=LadderStep.NONE,
            sentence=_not_by_notice(counted, limit.number, span.number),
            source=_source(limit, span),
            counted=counted,
            left_out=left_out,
        )
    step = LadderStep.SECOND if counted else LadderStep.FIRST
    sums = amounts(scheme, step)
    begins = f"Second notice: {_named(counted)} counts" if counted else "First notice: no other counts"
    return Verdict(
        step=step,
        sentence=f"{begins} towards the limit. {_to_pay(scheme, sums)}",
        source=_source(limit, span, scheme.rule, scheme.pay_lower, scheme.pay),
        amounts=sums,
        counted=counted,
        left_out=left_out,
    )


def _by_local_code(scheme: Scheme, sums: Amounts, offence_day: date, rules: RuleBook) -> Verdict:
    trigger = rules.near("penalty.attendance", min(offence_day, scheme.until or offence_day))
    words = (
        "The local code of conduct decides: there was no national limit then. It asked for attendance below "
        f"{trigger.shown()}. {_to_pay(scheme, sums)}"
    )
    source = _source(scheme.rule, scheme.pay_lower, scheme.pay, trigger)
    return Verdict(step=LadderStep.LOCAL, sentence=words, source=source, amounts=sums)


def _not_by_notice(counted: tuple[Judged, ...], limit: int, years: int) -> str:
    """A third notice is none; from which day there may be one again."""
    ends = sorted(one.until for one in counted if one.until is not None)
    again = ends[len(ends) - limit] + timedelta(days=1)
    return (
        f"Not by penalty notice: {_named(counted)} count, and {cardinal(limit)} in {cardinal(years)} years "
        "are the most. "
        "Consider a prosecution, an education supervision order or an attendance contract. "
        f"A notice may be issued again from {show_day(again)}."
    )


def _named(counted: tuple[Judged, ...]) -> str:
    *others, last = (one.notice.reference for one in counted)
    return f"{', '.join(others)} and {last}" if others else last


def _to_pay(scheme: Scheme, sums: Amounts) -> str:
    higher = f"{show_pence(sums.higher)} within {scheme.to_pay.length} days"
    if sums.lower is None:
        return f"{higher}, with no lower rate."
    return f"{show_pence(sums.lower)} within {scheme.to_pay_lower.length} days, else {higher}."


def _judged(earlier: Iterable[Earlier], on: date, years: int, own: int) -> list[Judged]:
    """The notices in the order of their issue, each counted or left out."""
    ordered = sorted(earlier, key=lambda notice: (notice.issued_on or date.max, notice.id))
    return [_judge(notice, on, years, own) for notice in ordered]


def _judge(notice: Earlier, on: date, years: int, own: int) -> Judged:
    if reason := _why_not(notice):
        return Judged(notice, why_not=reason)
    assert notice.issued_on is not None
    if notice.issued_on > on or (notice.issued_on == on and 0 < own < notice.id):
        return Judged(notice, why_not="issued later")
    until = last_of_years(notice.issued_on, years)
    if until < on:
        return Judged(notice, until, f"only until {show_day(until)}")
    return Judged(notice, until)


def _why_not(notice: Earlier) -> str:
    """Why a notice counts on no day at all; nothing where it does on some."""
    if not notice.issued:
        return "not issued"
    if notice.scheme is not None and notice.scheme.kind == EXCLUDED:
        return "excluded child in public"
    if notice.withdrawn:
        return "withdrawn"
    if notice.acquitted:
        return "the parent was acquitted"
    if notice.scheme is not None and not notice.scheme.national:
        return "its offence began before the national framework"
    return "" if notice.issued_on is not None else "give its day of issue"


def _source(*of: LegalRule) -> str:
    """Where it is written, and what of it has not been confirmed."""
    sources = "; ".join(dict.fromkeys(rule.source for rule in of))
    doubts = "; ".join(dict.fromkeys(rule.unconfirmed for rule in of if rule.unconfirmed))
    return f"{sources}." + (f" Not confirmed: {doubts}." if doubts else "")
