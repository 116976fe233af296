"""What an application for a place tells the termly form of a child who waits without a school."""

from cme_desktop.records.in_year_application import InYearApplication
from cme_desktop.termly.answers import TermlyAnswers


def _reason_missing(application: InYearApplication) -> str:
    if application.accepted_on is not None:
        return "waiting_start"
    if application.offered_on is not None or application.outcome == "offered":
        return "place_not_accepted"
    return "school_preference" if application.outcome == "refused" else "application_awaiting"


TERMLY = TermlyAnswers(
    reads=("received_on", "outcome", "told_on", "accepted_on", "placed_on"),
    reason_missing=_reason_missing,
    missing_since=lambda application: application.received_on,
)
