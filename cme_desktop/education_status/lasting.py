"""What is to be asked of a child for as long as nobody answers it, whatever the day."""

from collections.abc import Iterator
from datetime import date

from cme_desktop.education_status.at_odds import Contradiction, Nowhere, contradictions, leaves_nowhere
from cme_desktop.education_status.deciding import EducationTold, last_of_all
from cme_desktop.education_status.statuses import AtOdds

Lasting = Contradiction | Nowhere


def lasting(told: EducationTold) -> Iterator[Lasting]:
    """What is to be asked of somebody. Where one of two facts has an end on file, nobody has to be asked.

    Nor is anybody asked of a child whose own record says that it has moved away, died or is over age, or who
    was of school age on no day of it, or of what has no day or lawfully goes on as it is: see
    `EducationFact.answer`.
    """
    if not told.is_current:
        return
    going_on = [fact for fact in told.facts if fact.until is None and not fact.afterwards]
    for one in contradictions(going_on):
        if one.answer is not None and _has_its_day(one) and _in_school_age(told, one.since):
            yield one
    yield from _nowhere(told)


def _nowhere(told: EducationTold) -> Iterator[Nowhere]:
    """That the child is on no roll and nobody asks where, from the first day of school age on."""
    last = last_of_all(told)
    if last is None or last.answer is None or not leaves_nowhere(last):
        return
    since = max(last.began, told.school_age[0]) if told.school_age is not None else last.began
    if _in_school_age(told, since):
        yield Nowhere(last, since)


def _has_its_day(one: Contradiction) -> bool:
    """Two rolls are told apart by their days; a spell contradicts a roll on any day."""
    return one.kind is not AtOdds.TWO_ROLLS or one.roll.began > date.min


def _in_school_age(told: EducationTold, since: date) -> bool:
    return told.school_age is None or since <= told.school_age[1]
