"""What a search for a child tells the termly form."""

from datetime import date

from cme_desktop.fields import known
from cme_desktop.records.whereabouts_enquiry import WhereaboutsEnquiry, gone_since_by
from cme_desktop.termly.answers import TermlyAnswers


def _missing_since(enquiry: WhereaboutsEnquiry) -> date | None:
    """None where only the opening is known: by then a child may have been without education for weeks."""
    name = gone_since_by(enquiry)
    return None if name in ("", "received_on") else known(getattr(enquiry, name))


TERMLY = TermlyAnswers(
    reads=("cme_reason", "missing_since_on", "last_attended_on", "last_seen_on", "received_on"),
    reason_missing=lambda enquiry: enquiry.cme_reason,
    missing_since=_missing_since,
)
