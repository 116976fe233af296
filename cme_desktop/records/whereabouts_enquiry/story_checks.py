"""The checks of a search: the school's first, then the authority's, asked, chased and answered in turn."""

from datetime import date, timedelta

from cme_desktop.codes.enquiries import AUTHORITY_CHECKS, OPTIONAL_CHECKS
from cme_desktop.records.whereabouts_enquiry.fields import Check
from cme_desktop.sample.dice import Dice
from cme_desktop.sample.texts import CHECK_NOTES

_BY_SCHOOL = (
    "contact_numbers",
    "home_visit",
    "family_and_friends",
    "letter",
    "sibling_schools",
    "social_media",
)
_FIRST = (
    "council_tax", "benefits", "social_care", "early_help", "admissions", "housing", "gp", "school_nurse",
    "home_visit", "neighbours", "school2school", "other_authorities", "border_force", "police", "hmrc",
    "health_visitor",
)  # fmt: skip
"""What the authority asks first, in about this order."""
_ASKED_OF = {
    "gp": ("Canal Street Surgery", "Moss Nook Health Centre", "Dr Nwosu's practice"),
    "housing": ("Castlefold Homes", "private landlord", "City Housing Options"),
    "police": ("PC 4417", "Safeguarding desk"),
    "other_authorities": ("CME team, Bradford", "CME team, Birmingham", "all North West authorities"),
}
_SLOW = {"hmrc", "border_force", "visas_and_immigration", "gp", "other_authorities"}


def checks_of(dice: Dice, opened: date, until: date, share: float, found_by: str | None) -> list[Check]:
    """The rows as they stand on a day: `share` of the authority's checks, the successful one among them."""
    rows = [_row(dice, check, "school", opened - timedelta(days=dice.number(1, 10)), until) for check in
            dice.some_of(_BY_SCHOOL, dice.number(2, 5))]  # fmt: skip
    for place, check in enumerate(_asked(share)):
        asked = opened + timedelta(days=place * 2 + dice.number(0, 6))
        if asked <= until:
            rows.append(_row(dice, check, "authority", asked, until))
    for row in rows:
        if row.check == found_by and row.asked_on:
            row.answered_on, row.result = max(row.asked_on, until), "found"
            break
    return rows


def _asked(share: float) -> list[str]:
    if share < 1:
        return list(_FIRST[: max(1, round(share * len(_FIRST)))])
    rest = (check.code for check in AUTHORITY_CHECKS if check.code not in OPTIONAL_CHECKS)
    return [*_FIRST, *(code for code in rest if code not in _FIRST)]


def _row(dice: Dice, check: str, side: str, asked: date, until: date) -> Check:
    row = Check(check=check, made_by=side, asked_on=asked)
    if check in _ASKED_OF:
        row.agency = dice.one_of(_ASKED_OF[check])
    answered = asked + timedelta(days=dice.number(4, 45) if check in _SLOW else dice.number(0, 9))
    if (answered - asked).days > 10 and asked + timedelta(days=10) <= until:
        row.chased_on = asked + timedelta(days=10)
    if answered <= until:
        row.answered_on = answered
        row.result = dice.weighed({"no_trace": 62, "information": 25, "declined": 6, "not_applicable": 7})
        row.note = dice.one_of(CHECK_NOTES) if dice.chance(0.3) else None
    elif dice.chance(0.4):
        row.result = "no_answer"
    return row
