"""A status gives way to the facts typed after it, in every type."""

from datetime import date
from typing import Any

import pytest

from cme_desktop.description.record_type import RecordType
from cme_desktop.fields import Reading
from cme_desktop.issues import Severity
from cme_desktop.registry import CASEWORK, record_type
from tests.cme_desktop.records.rules import STANDING

DAY = date(2026, 11, 2)


def asked_for(kind: RecordType[Any], **facts: Any) -> list[str]:
    """What is said of the status."""
    record = kind.cls(**facts)
    reading = Reading(date(2026, 11, 23))
    rules = [rule for rule in kind.rules if rule.__name__ == STANDING]
    issues = [issue for rule in rules for issue in rule(record, reading)]
    assert all((issue.path, issue.severity) == ("status", Severity.OUTSTANDING) for issue in issues)
    return [issue.text for issue in issues]


@pytest.mark.parametrize("kind", CASEWORK, ids=lambda kind: kind.key)
def test_a_new_record_has_the_status_of_a_new_record(kind: RecordType[Any]) -> None:
    assert asked_for(kind) == []


@pytest.mark.parametrize(
    ("key", "status", "facts", "said"),
    [
        ("ten_day_notification", "received", {"outcome": "mash"}, "it has an outcome"),
        ("off_roll_notice", "accepted", {"on_roll": 9}, "an on-roll notice is matched with it"),
        ("on_roll_notice", "received", {"closed_on": DAY}, "it was closed"),
        ("whereabouts_enquiry", "checks_running", {"located_on": DAY}, "the child was located"),
        ("pace_interview", "invited", {"held_on": DAY}, "it was held"),
        ("penalty_notice", "requested", {"issued_on": DAY}, "the notice was issued"),
        ("penalty_notice", "issued", {"withdrawn_on": DAY}, "it was withdrawn"),
        ("home_education", "notified", {"s437_notice_on": DAY}, "notice was served"),
        ("in_year_application", "received", {"told_on": DAY}, "the outcome was told"),
    ],
)
def test_what_was_done_since_asks_for_another_status(
    key: str, status: str, facts: dict[str, Any], said: str
) -> None:
    kind = record_type(key)
    label = kind.life.statuses.label(status)
    assert asked_for(kind, status=status, **facts) == [
        f"The status is “{label}”, yet {said}; choose the status that it has now."
    ]
    for later in kind.life.statuses:
        if later.code not in kind.life.open:
            fitting = asked_for(kind, status=later.code, **facts)
            assert fitting == [] or "refused" in later.code or "warning" in later.code
