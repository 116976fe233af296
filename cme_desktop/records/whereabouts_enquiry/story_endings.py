"""How searches end: where the child was found, or what was left untried when nobody found it."""

from datetime import date

from cme_desktop.records.whereabouts_enquiry.fields import WhereaboutsEnquiry
from cme_desktop.sample.places import a_country
from cme_desktop.sample.pupils import Pupil
from cme_desktop.sample.world import World
from cme_desktop.statutory.school_age import school_age_of

_FOUND = {
    "same_address": 18, "other_address": 16, "school_in_area": 22, "another_authority": 24, "abroad": 14,
    "rest_of_uk": 3, "home_education": 2, "other": 1,
}  # fmt: skip
_HOW = {
    "home_visit": 22, "family": 16, "contact_numbers": 10, "admissions": 12, "other_authorities": 14,
    "police": 3, "border_force": 5, "came_back": 8, "lost_pupil_claimed": 4, "housing": 4, "other": 2,
}  # fmt: skip
AWAY = {"another_authority", "abroad", "rest_of_uk"}
"""Found where another authority, or nobody, answers for the child."""


def found(world: World, pupil: Pupil, enquiry: WhereaboutsEnquiry, day: date) -> None:
    """Where and how the child was found on that day."""
    dice = world.dice
    enquiry.located_on, enquiry.found_where = day, dice.weighed(_FOUND)
    enquiry.found_how = dice.weighed(_HOW)
    if enquiry.found_where == "another_authority":
        enquiry.found_authority = dice.one_of(("380", "330", "356", "383", "316", "892", "889"))
    elif enquiry.found_where == "abroad":
        enquiry.found_place = a_country(dice)[0]
    elif enquiry.found_where == "rest_of_uk":
        enquiry.found_place = dice.one_of(("Glasgow", "Cardiff", "Belfast"))
    elif enquiry.found_where == "school_in_area":
        enquiry.found_school = world.another_school(pupil, day).id


def closed(world: World, pupil: Pupil, enquiry: WhereaboutsEnquiry, day: date) -> None:
    """Why the search was closed on that day, and what education the child had then."""
    dice = world.dice
    enquiry.closed_on = day
    if enquiry.located_on is None:
        _, leaves = school_age_of(pupil.born, world.rules, day)
        over_age = leaves < day
        enquiry.close_reason = "over_age" if over_age else "checks_exhausted"
        enquiry.education_at_close = "not_of_age" if over_age else "not_known"
        if dice.chance(0.92):
            enquiry.untried_reason = "Not thought likely to know the family; agreed at case review."
    elif enquiry.found_where == "abroad":
        enquiry.close_reason, enquiry.education_at_close = "left_country", "not_known"
    elif enquiry.found_where in AWAY:
        enquiry.close_reason = "passed_on"
        enquiry.education_at_close = dice.weighed({"school": 60, "awaiting_place": 25, "not_known": 15})
    elif enquiry.found_where == "home_education":
        enquiry.close_reason, enquiry.education_at_close = "in_education", "home_education"
    elif enquiry.found_school or dice.chance(0.75):
        enquiry.close_reason, enquiry.education_at_close = "in_education", "school"
    else:
        enquiry.close_reason, enquiry.education_at_close = "found_no_place", "awaiting_place"
