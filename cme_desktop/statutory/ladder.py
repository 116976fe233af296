"""The penalty ladder: which notice may still be issued to one parent for one child.

Education (Penalty Notices) (England) Regulations 2007 as amended by SI 2024/210, and the national framework:
from 19 August 2024 two notices in a rolling three years, the second at the flat rate. Notices count from any
school and any authority, unpaid ones and those that led to a conviction among them; withdrawn ones do not.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cme_desktop.statutory.penalties import EXCLUDED, NATIONAL_FROM, scheme_for
from cme_desktop.statutory.periods import years_before
from cme_desktop.values.dates import show_day
from cme_desktop.values.money import show_pence

LIMIT, YEARS = 2, 3
SOURCE = "Education (Penalty Notices) (England) Regulations 2007, as amended by SI 2024/210"


@dataclass(frozen=True)
class Earlier:
    """A notice to the same parent for the same child, as far as the ladder asks."""

    reference: str
    kind: str
    offence_to: date | None
    issued_on: date | None
    withdrawn: bool
    acquitted: bool = False
    """Prosecuted, and not found guilty."""


@dataclass(frozen=True)
class Verdict:
    """What may be issued now: the `first` or `second` notice, or none; and why."""

    sequence: str | None
    sentence: str
    counted: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    """Notices that do not count, each with the reason."""


def may_issue(kind: str, offence_to: date, on: date, earlier: Iterable[Earlier]) -> Verdict:
    """What may be issued on a day for an offence that ended on another.

    The three years are those that end on the day of issue; a notice issued on their first day counts.
    """
    sums = _sums(offence_to, kind)
    if kind == EXCLUDED:
        return Verdict("first", f"{sums} Notices for an excluded child are apart: none counts.")
    if offence_to < NATIONAL_FROM:
        return Verdict(
            "first",
            f"{sums} The offence ended before {show_day(NATIONAL_FROM)}: there was no national limit, and "
            "the local code of conduct decides.",
        )
    counted, left_out = _sorted_out(earlier, on)
    since = show_day(years_before(on, YEARS))
    if not counted:
        return Verdict(
            "first", f"First notice since {since}. {_sums(offence_to, kind)} {SOURCE}.", (), left_out
        )
    named = " and ".join(counted)
    if len(counted) < LIMIT:
        flat = show_pence(scheme_for_second(offence_to))
        sentence = f"Second notice since {since} (after {named}): {flat}, with no lower rate. {SOURCE}."
        return Verdict("second", sentence, counted, left_out)
    sentence = (
        f"Not by penalty notice: {named} were issued since {since}, and two are the most in three years. "
        f"Consider prosecution, a supervision order or an attendance contract. {SOURCE}."
    )
    return Verdict(None, sentence, counted, left_out)


def scheme_for_second(offence_to: date) -> int:
    """The flat rate of a second notice, in pence."""
    scheme = scheme_for(offence_to, "irregular_attendance")
    assert scheme is not None, "the national framework has one"
    return scheme.second.higher


def _sums(offence_to: date, kind: str) -> str:
    scheme = scheme_for(offence_to, kind)
    if scheme is None:
        return "There was no penalty notice for such an offence on that day."
    lower, higher = scheme.first.lower, scheme.first.higher
    in_time = f"{show_pence(lower)} within {scheme.days_lower} days, else " if lower is not None else ""
    return f"{in_time}{show_pence(higher)} within {scheme.days_higher} days."


def _sorted_out(earlier: Iterable[Earlier], on: date) -> tuple[tuple[str, ...], tuple[str, ...]]:
    counted, left_out = [], []
    for notice in sorted(earlier, key=lambda notice: notice.issued_on or date.max):
        if reason := _left_out(notice, on):
            left_out.append(f"{notice.reference}: {reason}")
        else:
            counted.append(notice.reference)
    return tuple(counted), tuple(left_out)


def _left_out(notice: Earlier, on: date) -> str:
    """Why a notice does not count; nothing where it does."""
    if notice.issued_on is None:
        return "not issued"
    if notice.kind == EXCLUDED:
        return "for an excluded child"
    if notice.withdrawn:
        return "withdrawn"
    if notice.acquitted:
        return "not found guilty"
    if notice.offence_to is not None and notice.offence_to < NATIONAL_FROM:
        return f"for an offence before {show_day(NATIONAL_FROM)}"
    if notice.issued_on > on:
        return "issued later"
    if notice.issued_on < years_before(on, YEARS):
        return "more than three years ago"
    return ""
