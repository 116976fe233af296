"""Which of the facts about a child decides on a day: the order of precedence, as the package publishes it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from cme_desktop.education_status.at_odds import contradictions, leaves_nowhere
from cme_desktop.education_status.facts import EducationFact, Source
from cme_desktop.education_status.statuses import (
    NO_EDUCATION_AT_HOME,
    SEARCHED,
    SOMEWHERE,
    AtOdds,
    Circumstance,
    EducationStatus,
)

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class DayStatus:
    """The status of education of a child on a day, and what it comes from."""

    status: EducationStatus
    decided_by: EducationFact | None = None
    """The fact that makes it; None where nothing on file says anything."""
    others: tuple[EducationFact, ...] = ()
    """What else holds on the day."""
    at_odds: tuple[AtOdds, ...] = ()
    """What cannot be so all at once, and is a question."""

    @property
    def because(self) -> tuple[EducationFact, ...]:
        """What decides, then whatever else holds."""
        return self.others if self.decided_by is None else (self.decided_by, *self.others)


@dataclass(frozen=True)
class EducationTold:
    """All that is on file of the education of one child, without the records merged into hers apart."""

    facts: Sequence[EducationFact]
    own: EducationFact | None = None
    """That the child has moved away or died, by the child's own record, which gives no day."""
    school_age: tuple[date, date] | None = None
    """The first and the last day of it; None while the birth is not known."""
    birth: Source | None = None
    """Where the birth stands."""
    is_current: bool = True
    """Whether the child's own record tells of one who is here, and not moved away, over age or dead."""


def status_on(told: EducationTold, day: date) -> DayStatus:
    """The status of education on a day."""
    holding = [fact for fact in told.facts if fact.holds_on(day) and not fact.afterwards]
    over = _outside_age(told, day) or _by_own_record(told, day)
    decides = over or _by_facts(told, day)
    return DayStatus(
        decides.says.status if decides is not None else EducationStatus.NOT_KNOWN,
        decides,
        tuple(fact for fact in holding if fact is not decides),
        () if over is not None else tuple(_at_odds(decides, holding)),
    )


def statuses_between(told: EducationTold, first: date, last: date) -> Iterator[tuple[date, DayStatus]]:
    """The status of the first of some days in a row, and of each after it on which it may be another."""
    for day in sorted({first} | {turn for turn in _turns(told, last) if turn > first}):
        yield day, status_on(told, day)


def last_of_all(told: EducationTold) -> EducationFact | None:
    """What decides once all that is on file has come about, at whatever age."""
    return _by_facts(replace(told, school_age=None), date.max)


def since(told: EducationTold, day: date) -> date | None:
    """From when on the status has been what it is on a day, at the same school; None where nobody knows."""
    now = _answer(told, day)
    for turn in sorted(_turns(told, day), reverse=True):
        if _answer(told, turn - _DAY) != now:
            return turn
    return None


def _answer(told: EducationTold, day: date) -> tuple[EducationStatus, int | None]:
    found = status_on(told, day)
    return found.status, found.decided_by.school if found.decided_by else None


def _turns(told: EducationTold, until: date) -> set[date]:
    """The days on which the status may have become another."""
    days = {fact.since for fact in told.facts} | {fact.spell_from for fact in told.facts}
    days |= {fact.until + _DAY for fact in told.facts if fact.until is not None}
    if told.school_age is not None:
        days |= {told.school_age[0], told.school_age[1] + _DAY}
    return {day for day in days if day is not None and date.min < day <= until}


def _outside_age(told: EducationTold, day: date) -> EducationFact | None:
    if told.school_age is None or told.birth is None or told.school_age[0] <= day <= told.school_age[1]:
        return None
    return EducationFact(says=Circumstance.OUT_OF_AGE, source=told.birth, since=None)


def _by_own_record(told: EducationTold, day: date) -> EducationFact | None:
    begins_later = any(fact.since is not None and fact.since > day for fact in told.facts)
    return None if begins_later else told.own


def _by_facts(told: EducationTold, day: date) -> EducationFact | None:
    running = [fact for fact in told.facts if fact.holds_on(day) and not fact.afterwards]
    place = _last([fact for fact in running if fact.says in SOMEWHERE])
    search = _last([fact for fact in running if fact.says in SEARCHED])
    if search is not None and _goes_before(search, place):
        return search
    waiting = _last([fact for fact in running if fact.says is Circumstance.WAITING])
    return place or waiting or _left_behind(told, day)


def _goes_before(search: EducationFact, place: EducationFact | None) -> bool:
    """Whether a search says more than where the child was last."""
    if place is None or place.says in NO_EDUCATION_AT_HOME:
        return True
    return place.says is not Circumstance.ON_ROLL and place.began <= search.began


def _left_behind(told: EducationTold, day: date) -> EducationFact | None:
    """What the last record that ended says, unless the child was somewhere since."""
    ended = [fact for fact in told.facts if fact.afterwards and fact.holds_on(day)]
    if told.school_age is not None:  # then the birth says it
        ended = [fact for fact in ended if fact.says is not Circumstance.OUT_OF_AGE]
    last = max(ended, key=lambda fact: (fact.since or date.min, -fact.says.order), default=None)
    return None if last is None or _was_somewhere(told, last, day) else last


def _was_somewhere(told: EducationTold, ended: EducationFact, day: date) -> bool:
    """Whether by other records the child came to be somewhere from that day on, be it over again."""
    first = ended.since or date.min
    others = (fact for fact in told.facts if fact.says in SOMEWHERE and fact.source.id != ended.source.id)
    return any(
        first <= fact.began <= day and (fact.until is None or first <= fact.until)
        for fact in others
        if not fact.afterwards
    )


def _last(facts: Sequence[EducationFact]) -> EducationFact | None:
    """The one of the spell that began last; of two on one day, the weightier."""
    return max(facts, key=lambda fact: (fact.began, -fact.says.order), default=None)


def _at_odds(decides: EducationFact | None, holding: Sequence[EducationFact]) -> Iterator[AtOdds]:
    yield from (one.kind for one in contradictions(holding))
    if decides is not None and leaves_nowhere(decides):
        yield AtOdds.NO_ROLL_NO_ENQUIRY
