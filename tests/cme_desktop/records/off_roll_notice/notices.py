"""Off-roll notices for the tests, and what is said of them."""

from datetime import date
from typing import Any

from cme_desktop.fields import Reading
from cme_desktop.issues import Issue, Severity
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.off_roll_notice.fields import OffRollNotice
from cme_desktop.statutory.clocks import Deadline, deadlines
from tests.builders import LAW

TODAY = date(2026, 11, 9)
MET = date(2026, 11, 2)


EXCLUDED = {
    "excluded_on": date(2026, 10, 5),
    "review_closed": "time_expired",
    "review_closed_on": date(2026, 10, 30),
}


def notice(**answers: Any) -> OffRollNotice:
    """A notice without fault, but for the answers given."""
    usual: dict[str, Any] = {
        "child": 1,
        "school": 2,
        "received_on": MET,
        "ground": "2024-9-1-k",
        "ground_met_on": MET,
        "deleted_on": MET,
        "last_attended_on": date(2026, 10, 23),
        "parent_with": 3,
        "attends_until": date(2026, 10, 23),
        "search_ended": "not_found",
    }
    return OffRollNotice(**(usual | answers))


def issues(record: OffRollNotice) -> list[Issue]:
    reading = Reading(today=TODAY)
    return [issue for rule in OFF_ROLL_NOTICE.rules for issue in rule(record, reading)]


def found(record: OffRollNotice) -> list[tuple[str, Severity]]:
    return [(issue.path, issue.severity) for issue in issues(record)]


def due(record: OffRollNotice) -> list[Deadline]:
    return deadlines(record, [clock for clock in OFF_ROLL_NOTICE.clocks if not clock.stands_in], LAW)
