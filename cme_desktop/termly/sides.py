"""The two sides of the termly form, and which of them a child is on by its status of education."""

from enum import Enum

from cme_desktop.education_status.deciding import DayStatus
from cme_desktop.education_status.statuses import Circumstance, EducationStatus


class Side(Enum):
    """Whom a number of the form is of, by the name that the collection gives them."""

    AT_HOME = "EHE"
    MISSING = "CME"


_SIDES = {
    EducationStatus.HOME_UNDER_ENQUIRY: Side.AT_HOME,
    EducationStatus.HOME_SUITABLE: Side.AT_HOME,
    EducationStatus.MISSING_FOUND: Side.MISSING,
    EducationStatus.MISSING_SOUGHT: Side.MISSING,
    EducationStatus.EXCLUDED_UNTAUGHT: Side.MISSING,
}


def side_of(status: DayStatus) -> Side | None:
    """None for a child on neither.

    Who is excluded without provision is missing education only once off the roll: before that the child is a
    registered pupil.
    """
    if status.status is EducationStatus.EXCLUDED_UNTAUGHT:
        return None if any(fact.says is Circumstance.ON_ROLL for fact in status.others) else Side.MISSING
    return _SIDES.get(status.status)


COUNTING_RULE = {
    "Who is counted": (
        "Children of compulsory school age on the day who live in the authority, each once.",
        "Whose birth is not on file is counted; who is recorded as moved away is not.",
    ),
    "EHE": (
        "Known to be home educated, suitable or under enquiry. Found unsuitable, or under an order, is CME.",
        "Flexi-schooling is on the roll of a school, and neither.",
    ),
    "CME": (
        "On no roll and without suitable education otherwise: whereabouts unknown or known, waiting for",
        "a place, or excluded, off roll and without provision. Whereabouts unknown but on a roll is not CME.",
    ),
}
"""In words for the cover of the form, line by line."""
LOCAL_CHOICES = {
    "Time missing": (
        "14 days are “2 to 4 weeks”, and so on. It runs from the first day without education, or last at",
        "school, or last seen; from the day found unsuitable; of who waits for a place, from applying.",
    ),
    "No reason on file": ("EHE without a reason is “Unknown”, CME without one is “Not recorded”.",),
    "Address": ("Whether it lies in the authority is not tried.",),
}
"""What the Department does not settle, as it was settled here."""
