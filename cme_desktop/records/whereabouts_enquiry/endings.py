"""Whether a search ended with the child found, and on which day.

A day located says so whatever else is given; without one, the reason for closing does, and the child counts
as found on the day the enquiry was closed.
"""

from datetime import date

from cme_desktop.codes.enquiries import ENDINGS, Ending
from cme_desktop.fields import reads
from cme_desktop.records.whereabouts_enquiry.fields import LIFE, WhereaboutsEnquiry


@reads("status", "located_on", "closed_on", "close_reason", "found_where")
def ending(enquiry: WhereaboutsEnquiry) -> Ending | None:
    """How the search ended; None while it goes on."""
    if enquiry.located_on is not None or enquiry.status == "located":
        return Ending.FOUND
    if enquiry.closed_on is None and enquiry.status in LIFE.open:
        return None
    if enquiry.close_reason is not None:
        return ENDINGS.get(enquiry.close_reason, Ending.NOT_FOUND)
    return Ending.FOUND if enquiry.found_where is not None else Ending.NOT_FOUND


def ended_on(enquiry: WhereaboutsEnquiry) -> date | None:
    """The day located or, where there is none, the day the enquiry was closed."""
    return enquiry.located_on or enquiry.closed_on
