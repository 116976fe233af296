"""Lists of the Department for Education's children missing education (CME) collection.

Reasons and times missing have been collected since autumn 2023; these are the twenty published labels of
autumn 2025. Five of them were new then, but which five is not confirmed, so none is dated. "Unknown", "Not
recorded" and "Other" are three different answers.
"""

from dataclasses import dataclass
from datetime import date

from cme_desktop.fields.choices import Choice, Choices

CME_REASONS = Choices(
    ("moved_in_authority", "Moved in from another local authority"),
    ("moved_in_country", "Moved in from another country"),
    ("application_awaiting", "School application awaiting outcome"),
    ("place_not_accepted", "Offered school place but not yet accepted"),
    ("waiting_start", "Waiting school start"),
    ("school_preference", "Did not get school preference"),
    Choice("unsuitable_ehe", "Unsuitable elective home education", also=("Unsuitable EHE",)),
    ("difficulty_finding_place", "Difficulty accessing suitable school place"),
    ("dissatisfaction_general", "School dissatisfaction general"),
    ("dissatisfaction_send", "School dissatisfaction SEND"),
    ("mental_health", "Mental health"),
    ("physical_health", "Physical health"),
    ("parental_decision", "Parental decision not to register at school"),
    ("did_not_apply", "Did not apply for school place at compulsory school age"),
    Choice("challenging_order", "Challenging school attendance order", also=("Challenging SAO",)),
    ("moved_to_authority", "Believed to have moved to another local authority"),
    ("moved_to_country", "Believed to have moved to another country"),
    ("unknown", "Unknown"),
    ("not_recorded", "Not recorded"),
    ("other", "Other"),
)


@dataclass(frozen=True)
class Band:
    """A length of time missing, from so many days up to the next band's first day."""

    code: str
    label: str
    from_days: int


DURATION_BANDS = (
    Band("under_2_weeks", "Less than 2 weeks", 0),
    Band("2_to_4_weeks", "2 to 4 weeks", 14),
    Band("4_to_8_weeks", "4 to 8 weeks", 28),
    Band("8_to_12_weeks", "8 to 12 weeks", 56),
    Band("12_to_26_weeks", "12 to 26 weeks", 84),
    Band("26_to_52_weeks", "26 to 52 weeks", 182),
    Band("over_52_weeks", "Over 52 weeks", 364),
)
"""The collection's bands by their lower edges: 14 days is "2 to 4 weeks". The edges are unconfirmed."""

DURATIONS = Choices(*((band.code, band.label) for band in DURATION_BANDS), ("unknown", "Unknown"))


def duration(since: date | None, on: date) -> str:
    """The code of the time missing on a day; "unknown" without a first day or with a later one."""
    if since is None or since > on:
        return "unknown"
    days = (on - since).days
    return next(band.code for band in reversed(DURATION_BANDS) if band.from_days <= days)
