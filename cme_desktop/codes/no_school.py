"""Numbers that stand in a school's place in pupil lists, and are no school's.

The lists of the immunisation services give a home-educated child the URN 999999, and one whose school nobody
knows 888888 (NHS England, “Manage vaccinations in schools”: `app/datasets/schools.js` of
NHSDigital/manage-vaccinations-in-schools-prototype); lists of pupils took them over.
"""

from cme_desktop.fields.choices import Choices
from cme_desktop.values.identifiers import compact

NO_SCHOOL = Choices(
    ("999999", "Home-educated"),
    ("888888", "School not known"),
)


def stands_for(number: str) -> str:
    """What a number says in a school's place; empty for one that may be a school's."""
    digits = compact(number)
    return NO_SCHOOL.label(digits) if digits in NO_SCHOOL else ""
