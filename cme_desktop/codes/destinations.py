"""Where children go when they leave a school, and where they come from when they join one.

Local lists. They keep apart the cases that the children missing education guidance treats apart: another
school, another authority, abroad, home education, and nobody knows.
"""

from cme_desktop.fields.choices import Choice, Choices

DESTINATIONS = Choices(
    ("school_in_authority", "Another school in this authority"),
    Choice("school_in_england", "School in another English authority", also=("Another authority",)),
    Choice("independent", "Independent school", also=("Private school",)),
    Choice("special_or_ap", "Special school or alternative provision", also=("Special school", "PRU")),
    ("wales", "Wales"),
    ("scotland", "Scotland"),
    ("northern_ireland", "Northern Ireland"),
    Choice("abroad", "Abroad", also=("Another country",)),
    Choice("home_education", "Educated at home", also=("EHE", "Home education", "Elective home education")),
    ("custody", "Custody"),
    Choice("past_school_age", "Past compulsory school age", also=("College", "Training or work")),
    Choice("died", "Died", also=("Deceased",)),
    ("other", "Other"),
    Choice("none", "No destination", also=("No school place",)),
    Choice("not_known", "Not known", also=("Unknown", "Whereabouts unknown")),
)

ORIGINS = Choices(
    ("school_in_authority", "Another school in this authority"),
    Choice("school_in_england", "School in another English authority", also=("Another authority",)),
    ("wales", "Wales"),
    ("scotland", "Scotland"),
    ("northern_ireland", "Northern Ireland"),
    Choice("abroad", "Abroad", also=("Another country",)),
    Choice("home_education", "Educated at home", also=("EHE", "Home education", "Elective home education")),
    Choice("missing_education", "In this authority without a school", also=("CME",)),
    ("early_years", "Nursery or other early years setting"),
    ("first_school", "First school"),
    ("other", "Other"),
    Choice("not_known", "Not known", also=("Unknown",)),
)
"""Where a child who joins a school was educated before."""

OUT_OF_AREA = frozenset({"school_in_england", "wales", "scotland", "northern_ireland", "abroad"})
"""The destinations that mean the child has moved elsewhere."""
NEW_TO_AREA = OUT_OF_AREA
"""The origins that mean the child has moved in from there."""
STAYS_OR_DIED = frozenset({"school_in_authority", "died"})
"""Destinations that no authority named beside them turns into a move elsewhere."""
