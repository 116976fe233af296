"""Whether a search fits the others for the child."""

from collections.abc import Iterator

from cme_desktop.issues import warn
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY, WhereaboutsEnquiry
from cme_desktop.services.contradictions.facts import Clash, Facts
from cme_desktop.services.contradictions.questions import asked_of


def open_enquiry(facts: Facts[WhereaboutsEnquiry]) -> Iterator[Clash]:
    """Nobody is looked for twice at one time."""
    if not facts.new:
        return
    for other in facts.others(WHEREABOUTS_ENQUIRY):
        if other.status in WHEREABOUTS_ENQUIRY.life.open:
            yield Clash(
                warn(
                    "child",
                    f"{other.reference} is an open enquiry about this child; go on with that one.",
                ),
                other.id,
            )
            return


CONTRADICTIONS = asked_of(WHEREABOUTS_ENQUIRY, open_enquiry)
