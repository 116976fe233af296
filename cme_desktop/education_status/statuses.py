"""The statuses of education there are, and the circumstances of a child that make them."""

from enum import Enum


class EducationStatus(Enum):
    """How a child stands to education, one at a time: in words, and in few for a narrow column."""

    ON_ROLL = ("On roll", "On roll")
    HOME_UNDER_ENQUIRY = ("Home educated, under enquiry", "EHE enquiry")
    HOME_SUITABLE = ("Home educated, suitable", "EHE suitable")
    MISSING_FOUND = ("Missing education, whereabouts known", "CME known")
    MISSING_SOUGHT = ("Missing education, whereabouts unknown", "CME unknown")
    EXCLUDED_TAUGHT = ("Excluded, with provision", "Excl. taught")
    EXCLUDED_UNTAUGHT = ("Excluded, without provision", "Excluded")
    OTHER_PROVISION = ("In other provision", "Elsewhere")
    OUT_OF_AGE = ("Out of school age", "Out of age")
    GONE = ("Moved away or died", "Gone")
    NOT_KNOWN = ("Not known", "Not known")

    def __init__(self, words: str, short: str) -> None:
        self.words = words
        self.short = short


class Circumstance(Enum):
    """What a fact on file says of a child; of two that began on one day, the first here counts."""

    ON_ROLL = ("on the roll", EducationStatus.ON_ROLL)
    SUITABLE = ("home education, suitable", EducationStatus.HOME_SUITABLE)
    UNDER_ENQUIRY = ("home education, under enquiry", EducationStatus.HOME_UNDER_ENQUIRY)
    UNSUITABLE = ("home education, unsuitable", EducationStatus.MISSING_FOUND)
    ORDERED = ("school attendance order", EducationStatus.MISSING_FOUND)
    TAUGHT = ("excluded, education provided", EducationStatus.EXCLUDED_TAUGHT)
    UNTAUGHT = ("excluded, no education provided", EducationStatus.EXCLUDED_UNTAUGHT)
    SOUGHT = ("whereabouts unknown", EducationStatus.MISSING_SOUGHT)
    FOUND = ("whereabouts known, no school", EducationStatus.MISSING_FOUND)
    WAITING = ("waiting for a school place", EducationStatus.MISSING_FOUND)
    OTHER_PROVISION = ("other provision", EducationStatus.OTHER_PROVISION)
    GONE = ("moved away or died", EducationStatus.GONE)
    OUT_OF_AGE = ("not of compulsory school age", EducationStatus.OUT_OF_AGE)
    LEFT = ("left, and nothing says where to", EducationStatus.NOT_KNOWN)
    NOT_TAKEN_OFF = ("never taken off the roll", EducationStatus.NOT_KNOWN)

    def __init__(self, words: str, status: EducationStatus) -> None:
        self.words = words
        self.status = status
        self.order = len(type(self).__members__)


AT_HOME = frozenset({Circumstance.SUITABLE, Circumstance.UNDER_ENQUIRY})
NO_EDUCATION_AT_HOME = frozenset({Circumstance.UNSUITABLE, Circumstance.ORDERED})
"""Home education that makes the child one missing education."""
SOMEWHERE = frozenset(
    {Circumstance.ON_ROLL, *AT_HOME, *NO_EDUCATION_AT_HOME, Circumstance.TAUGHT, Circumstance.UNTAUGHT}
)
"""Where a child is until it is somewhere else."""
SEARCHED = frozenset({Circumstance.SOUGHT, Circumstance.FOUND})
"""What a search says while it runs."""


class AtOdds(Enum):
    """Facts about one child on one day that cannot all be so, or that leave it nowhere."""

    ON_ROLL_AND_AT_HOME = "On roll and home educated"
    TWO_ROLLS = "On two rolls at once"
    NO_ROLL_NO_ENQUIRY = "On no roll, and nobody asks where"


CONTRADICTIONS = frozenset({AtOdds.ON_ROLL_AND_AT_HOME, AtOdds.TWO_ROLLS})
"""Those that are about what several records tell."""
