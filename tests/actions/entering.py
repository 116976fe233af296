"""What an officer enters to close a record, and what to open it again."""

from tests.actions.deeds import Line
from tests.actions.office import Values
from tests.builders import NOON

TODAY = NOON.date()
_REASONS = {
    "off_roll_notice": ("kept_on_roll", "left_country"),
    "on_roll_notice": ("never_came", "entered_in_error", "answered"),
    "home_education": ("opened_in_error", "moved_away"),
    "whereabouts_enquiry": ("opened_in_error", "left_country"),
}
OF_A_CHILD = ("on_roll", "enquiry", "off_roll", "home_education")
_STATUS_AT_WORK = {"home_education": "enquiries", "whereabouts_enquiry": "checks_running"}


def closed(why: int, kind: str, _: Line) -> Values:
    """What an officer enters who closes a record."""
    reason = _REASONS[kind][why % len(_REASONS[kind])]
    if kind == "home_education":
        return {"status": "ended", "end_reason": reason, "ended_on": TODAY}
    named = "close_reason" if kind == "whereabouts_enquiry" else "closing_reason"
    return {"status": "closed", named: reason, "closed_on": TODAY}


def reopened(kind: str, line: Line) -> Values:
    """What an officer enters, and takes out, who opens a closed record again."""
    if line["status"] not in ("closed", "ended", "located", "returned"):
        return {}
    ends = (
        "close_reason",
        "closing_reason",
        "closed_on",
        "answered_on",
        "ended_on",
        "end_reason",
        "end_school",
    )
    found = ("located_on", "found_where", "found_how", "found_school")
    emptied = {name: None for name in (*ends, *found) if name in line}
    return {"status": _STATUS_AT_WORK.get(kind, "accepted"), **emptied}
