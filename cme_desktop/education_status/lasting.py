"""What contradicts itself about a child for as long as nobody says what has ended, whatever the day."""

from collections.abc import Iterator
from datetime import date

from cme_desktop.education_status.at_odds import Contradiction, contradictions
from cme_desktop.education_status.deciding import EducationTold
from cme_desktop.education_status.statuses import AtOdds


def lasting(told: EducationTold) -> Iterator[Contradiction]:
    """What is to be asked of somebody. Where one of the two has an end on file, nobody has to be asked.

    Nor is anybody asked of a child who has moved away or died, or was of school age on no day of it, or of
    what has no day or lawfully goes on as it is: see `EducationFact.answer`.
    """
    if told.own is not None:
        return
    going_on = [fact for fact in told.facts if fact.until is None and not fact.afterwards]
    for one in contradictions(going_on):
        if one.other.answer is not None and _has_its_day(one) and _in_school_age(told, one):
            yield one


def _has_its_day(one: Contradiction) -> bool:
    """Two rolls are told apart by their days; a spell contradicts a roll on any day."""
    return one.kind is not AtOdds.TWO_ROLLS or one.roll.began > date.min


def _in_school_age(told: EducationTold, one: Contradiction) -> bool:
    return told.school_age is None or one.since <= told.school_age[1]
