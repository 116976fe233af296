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

CAUSES = (
    "No contact from home since the first day.",
    "Family thought to be on an extended visit to relatives.",
    "Parent says the child is anxious and refuses to come in.",
    "Moving house; no transport to school.",
    "Holiday not granted; not back on the agreed day.",
    "Dispute with the school about uniform and detentions.",
    "Child says they are being picked on.",
    "Evicted; staying with friends across the city.",
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

MITIGATION = (
    "Parent was in hospital for part of the period; letter to follow.",
    "Two children at schools at opposite ends of the city.",
    "Says the school agreed to the leave by telephone; the school denies it.",
    "Child will not get up; parent asks for help.",
    "Funeral abroad, flights could not be changed.",
)

EHE_WORDS = (
    "We want her to learn at her own pace.",
    "School did nothing about the bullying.",
    "He can’t cope with the noise – waiting for CAMHS since spring.",
    "We follow our own curriculum & values.",
    "They told us it was this or exclusion.",
    "Travelling for most of the year.",
)


def a_note(dice: Dice, share: float = 0.35) -> str | None:
    """A note on every so many records."""
    return dice.one_of(NOTES) if dice.chance(share) else None


def or_not(dice: Dice, value: T, share: float = 0.08) -> T | Unanswered:
    """The value, or in a few cases the school's word that it could not get it."""
    if not dice.chance(share):
        return value
    return dice.weighed({Unanswered.NOT_OBTAINED: 5, Unanswered.REFUSED: 2, Unanswered.NOT_KNOWN: 3})
