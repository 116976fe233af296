"""Lists for tracing a child whose whereabouts are unknown.

The checks are those of the children missing education guidance and the councils' forms; the list is
neither complete nor binding, so each check may also be answered "not applicable".
"""

from enum import Enum

from cme_desktop.fields.choices import Choice, Choices

SIDES = Choices(
    ("school", "School"),
    ("authority", "Authority"),
)
"""Who made a check; the duty to enquire is shared."""

TIMES_OF_DAY = Choices(
    Choice("morning", "Morning", also=("am",)),
    Choice("afternoon", "Afternoon", also=("pm",)),
    ("evening", "Evening"),
)
"""When a call or a visit was made: the next one is better made at another time."""

_CHECKS = (
    ("first_day_call", "Call on the first day of absence", "school"),
    ("contact_numbers", "Parents and emergency contacts, at different times", "school authority"),
    ("family_and_friends", "Brothers, sisters, relatives, friends and staff", "school authority"),
    ("sibling_schools", "Schools of brothers and sisters", "school authority"),
    ("letter", "Letter to the last address", "school"),
    ("home_visit", "Home visit", "school authority"),
    ("neighbours", "Neighbours", "school authority"),
    ("housing", "Landlord or housing provider", "school authority"),
    ("social_media", "Social media", "school authority"),
    ("destination", "Authority or school the child may have gone to", "school authority"),
    ("school2school", "School2school (s2s) search", "school authority"),
    ("council_tax", "Council tax", "authority"),
    ("benefits", "Revenues and benefits", "authority"),
    ("social_care", "Children’s social care", "authority"),
    ("early_help", "Early Help", "authority"),
    ("mash", "MASH", "authority"),
    ("youth_justice", "Youth justice", "authority"),
    ("admissions", "School admissions", "authority"),
    ("gp", "GP", "school authority"),
    ("health_visitor", "Health visitor", "school authority"),
    ("school_nurse", "School nurse", "school authority"),
    ("police", "Police", "authority"),
    ("refuges", "Refuges", "authority"),
    ("hmrc", "HMRC (child benefit)", "authority"),
    ("visas_and_immigration", "UK Visas and Immigration", "authority"),
    ("border_force", "Border Force", "authority"),
    ("other_authorities", "Other authorities", "authority"),
    ("ministry_of_defence", "Ministry of Defence (service families)", "authority"),
    ("other_agency", "Another agency", "school authority"),
)


def _checks_of(side: str) -> Choices:
    return Choices(*((code, label) for code, label, sides in _CHECKS if side in sides.split()))


ALL_CHECKS = Choices(*((code, label) for code, label, _ in _CHECKS))
SCHOOL_CHECKS = _checks_of("school")
"""What a school can do before and after it refers a child."""
AUTHORITY_CHECKS = _checks_of("authority")
"""What the authority can do, or can see that the school has done."""

OPTIONAL_CHECKS = frozenset({"other_agency", "ministry_of_defence"})
"""Checks for some children only: leaving them out needs no reason."""

CHECK_RESULTS = Choices(
    ("found", "Child found"),
    ("information", "Information received"),
    ("no_trace", "No trace"),
    ("no_answer", "No answer yet"),
    ("declined", "Would not say"),
    ("not_applicable", "Not applicable"),
)

REFERRAL_REASONS = Choices(
    ("contact_failed", "Contact with the family failed"),
    ("moved", "Known to have moved, destination unknown"),
    ("never_started", "Never took up a school place"),
)

ENQUIRY_SOURCES = Choices(
    ("ten_day_notification", "10-day notification"),
    ("off_roll_notice", "Off-roll notice"),
    ("school", "Referral by a school"),
    ("another_authority", "Referral by another authority"),
    ("admissions", "School admissions"),
    Choice("home_education", "Home education found unsuitable", also=("Unsuitable EHE",)),
    ("social_care", "Social care"),
    ("health", "Health service"),
    ("police", "Police"),
    ("public", "Member of the public"),
    ("other", "Other"),
)

EDUCATION_NOW = Choices(
    ("missing_education", "Missing from education (whereabouts unknown)"),
    ("out_of_education", "Out of education (whereabouts known, no place)"),
)

FOUND_WHERE = Choices(
    ("same_address", "At the address we had"),
    ("other_address", "Another address in this authority"),
    ("school_in_area", "On the roll of a school in the area"),
    ("home_education", "Educated at home in the area"),
    ("another_authority", "Another English authority"),
    ("rest_of_uk", "Wales, Scotland or Northern Ireland"),
    ("abroad", "Abroad"),
    ("other", "Elsewhere"),
)

FOUND_HOW = Choices(
    *ALL_CHECKS,
    ("family", "The family got in touch"),
    ("came_back", "The child came back to school"),
    ("lost_pupil_claimed", "Claimed from the lost pupil database"),
    ("other", "Other"),
)

EDUCATION_AT_CLOSE = Choices(
    ("school", "On roll at a school"),
    ("home_education", "Educated at home"),
    ("other_provision", "Other provision"),
    ("awaiting_place", "Waiting for a school place"),
    ("none", "No education"),
    ("not_of_age", "Not of compulsory school age"),
    ("not_known", "Not known"),
)

CLOSE_REASONS = Choices(
    ("in_education", "Found, in education"),
    ("found_no_place", "Found, place being sought"),
    Choice(
        "passed_on",
        "Passed on, confirmed by the other authority",
        also=("Passed to another authority",),
    ),
    ("left_country", "Confirmed to have left the country"),
    ("checks_exhausted", "Not found, every check tried"),
    ("over_age", "No longer of compulsory school age"),
    ("died", "Child has died"),
    ("opened_in_error", "Opened in error"),
)


class Ending(Enum):
    """How a search ended, whatever the reason it was closed for."""

    FOUND = "found"
    NOT_FOUND = "not found"
    NEITHER = "neither"
    """There was nobody to look for any longer, or never had been."""


ENDINGS = {
    "in_education": Ending.FOUND,
    "found_no_place": Ending.FOUND,
    "left_country": Ending.FOUND,
    "passed_on": Ending.FOUND,
    "checks_exhausted": Ending.NOT_FOUND,
    "over_age": Ending.NEITHER,
    "died": Ending.NEITHER,
    "opened_in_error": Ending.NEITHER,
}
"""What each reason for closing says of the search. It is asked in many places, and this is the one answer."""
