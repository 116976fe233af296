"""What people write into boxes, tidy or not."""

from typing import TypeVar

from cme_desktop.fields import Unanswered
from cme_desktop.sample.dice import Dice

T = TypeVar("T")

NOTES = (
    "Rang mum ×3 – no answer. Left voicemail.",
    "Parent says “he’s at his nan’s” but won’t give the address.",
    "School to send register print; chased 2/3.",
    "=see e-mail of Tuesday, not the one before",
    "Neighbour (no. 14) thinks they've gone back to Łódź … not confirmed.",
    "Two lines:\n\t- visit agreed for Thursday\n\t- interpreter booked (Română)",
    "Attendance 61.4% → 58.0%; 20/34 sessions.",
    "@office: please don’t write to the old address!",
    "La famille est partie à Lyon en août, selon la tante.",
    "Mum upset on the phone. Be kind 🙂",
    "-- duplicate of paper form, see file --",
    "Sibling at another school has 97% attendance.",
    "Dad works nights; ring after 14:00.",
    "Landlord confirms tenancy ended. Keys handed back.",
)

STAFF = (
    "Attendance lead", "School office", "Designated safeguarding lead", "Head of Year", "Business manager",
    "Pastoral support worker", "Deputy head",
)  # fmt: skip

CHECK_NOTES = (
    "Number not in service.",
    "House empty, post behind the door.",
    "Spoke to an aunt, who would not say.",
    "Record last changed before the absence.",
    "Deregistered; new surgery asked for the notes.",
    "Nothing held under either spelling of the name.",
)


def a_note(dice: Dice, share: float = 0.35) -> str | None:
    """A note on every so many records."""
    return dice.one_of(NOTES) if dice.chance(share) else None


def or_not(dice: Dice, value: T, share: float = 0.08) -> T | Unanswered:
    """The value, or in a few cases the school's word that it could not get it."""
    if not dice.chance(share):
        return value
    return dice.weighed({Unanswered.NOT_OBTAINED: 5, Unanswered.REFUSED: 2, Unanswered.NOT_KNOWN: 3})
