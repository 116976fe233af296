"""What an enquiry tells of a child's past: when the child was missing education."""

from cme_desktop.records.whereabouts_enquiry import LIFE, WhereaboutsEnquiry, ended_on, gone_since
from cme_desktop.services.past import Past, Spell, SpellKind


def _missing(enquiry: WhereaboutsEnquiry) -> Spell | None:
    if enquiry.close_reason == "opened_in_error":
        return None
    end = ended_on(enquiry)
    if end is None and enquiry.status not in LIFE.open:
        end = enquiry.received_on
    return Spell(SpellKind.MISSING, gone_since(enquiry), end)


PAST = Past(_missing)
