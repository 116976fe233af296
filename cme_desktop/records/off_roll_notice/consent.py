"""Leaving a school to be taught at home under the 2026 Act: what has to come before the deletion.

Education Act 1996, ss 434A and 434B; each is in force from the day of its block in the area.
"""

from collections.abc import Iterable, Iterator

from cme_desktop.codes.grounds import Need
from cme_desktop.fields import Reading, reads
from cme_desktop.issues import Issue, warn
from cme_desktop.records.off_roll_notice.fields import OffRollNotice, ground_needs
from cme_desktop.statutory.law import Law
from cme_desktop.statutory.national.not_in_school import CONSENT, MEETING
from cme_desktop.values.dates import show_day

to_be_taught_at_home = ground_needs(Need.PARENT_NOTICE)
"""Whether the name is deleted because the parent means to educate the child otherwise."""

BEFORE_CONSENT = (
    "The name was deleted on {day}, before the school had notice of consent (s434A(9)); ask the school."
)


@reads("ground", "ground_met_on", "deleted_on", "placed_by_authority", "consent_on")
def deleted_with_consent(notice: OffRollNotice, reading: Reading) -> Iterable[Issue]:
    """A special school has notice of consent before it deletes a name for home education (s 434A(9))."""
    deleted, told = notice.deleted_on, notice.consent_on
    barred = notice.placed_by_authority and bars(CONSENT, notice, reading.law)
    if barred and deleted and (told is None or deleted < told):
        yield warn("deleted_on", BEFORE_CONSENT.format(day=show_day(deleted)))


def bars(block: str, notice: OffRollNotice, law: Law) -> bool:
    """Whether a block has a say in this deletion."""
    day = notice.deleted_on or notice.ground_met_on
    return day is not None and to_be_taught_at_home(notice) and law.rules.at(block, day) is not None


def guidance(notice: OffRollNotice, law: Law) -> Iterator[str]:
    """What has to come before a deletion for home education, by the law of its day."""
    if bars(CONSENT, notice, law):
        yield "The school had to tell the authority of the parent’s intention. Education Act 1996, s434A(5)."
        yield (
            "A child placed in a special school by an authority, or with section 47 enquiries or action, "
            "stays on the roll until the school has notice of consent. Education Act 1996, s434A(9)."
        )
    if bars(MEETING, notice, law):
        yield (
            "Pilot area: the name stays on the roll until the authority says that the meeting took place. "
            "Education Act 1996, s434B(1)(e)."
        )
