"""Offences of absence as schools report them: leave in term, mornings missed, weeks lost; their sessions."""

from dataclasses import dataclass
from datetime import date, timedelta

from cme_desktop.records.penalty_notice.sessions import Session
from cme_desktop.sample.dice import Dice
from cme_desktop.statutory.calendar import SchoolCalendar

_REASONS = {"leave": 62, "unauthorised": 27, "lateness": 6, "delayed_return": 4, "exclusion": 1}
_DAYS = {
    "leave": (5, 15),
    "delayed_return": (3, 12),
    "unauthorised": (20, 60),
    "lateness": (30, 60),
    "exclusion": (0, 4),
}
"""How long each lasts, in days of the calendar."""


@dataclass(frozen=True)
class MadeUpOffence:
    """Why, from when to when, and how many half days."""

    reason: str
    first: date
    last: date
    sessions: int


def offence(dice: Dice, reported: date, reason: str | None = None) -> MadeUpOffence:
    """An offence that ended shortly before it was reported."""
    why = reason or dice.weighed(_REASONS)
    last = reported - timedelta(days=dice.number(2, 12))
    length = dice.number(*_DAYS[why])
    whole = length * 10 // 7
    sessions = max(
        1, whole if why in ("leave", "delayed_return") else dice.number(min(10, whole), max(11, whole))
    )
    return MadeUpOffence(why, last - timedelta(days=length), last, sessions)


_CODES = {"leave": "G", "delayed_return": "O", "unauthorised": "O", "lateness": "U"}
_LISTED = 0.5
_MOST_LISTED = 24


def sessions_of(dice: Dice, what: MadeUpOffence, calendar: SchoolCalendar) -> list[Session]:
    """Each session, where the school lists them: all of a holiday, some of anything else; else none."""
    days = [what.first + timedelta(days=n) for n in range((what.last - what.first).days + 1)]
    halves = ("am",) if what.reason == "lateness" else ("am", "pm")
    missed = [(day, half) for day in days if calendar.meets(day) for half in halves]
    if what.reason not in ("leave", "delayed_return"):
        missed = dice.some_of(missed, what.sessions)
    if what.reason not in _CODES or len(missed) > _MOST_LISTED or not dice.chance(_LISTED):
        return []
    return [Session(missed_on=day, half=half, code=_CODES[what.reason]) for day, half in missed]
