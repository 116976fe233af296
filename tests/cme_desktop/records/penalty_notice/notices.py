"""Penalty notices for the tests, and what is said of them."""

from datetime import date
from typing import Any

from cme_desktop.codes.penalties import LEGALITY_CHECKS
from cme_desktop.fields import Reading
from cme_desktop.issues import Issue, Severity
from cme_desktop.records.penalty_notice import PENALTY_NOTICE, PenaltyNotice
from cme_desktop.statutory.clocks import Deadline, deadlines
from tests.builders import LAW
from tests.cme_desktop.records.rules import but_standing

TODAY = date(2026, 11, 22)
ISSUED: dict[str, Any] = {
    "status": "issued",
    "issued_on": date(2026, 10, 30),
    "deemed_received_on": date(2026, 11, 2),
    "receipt_shown": "Signed for",
    "sequence": "first",
    "copy_kept": True,
    "legality_checks": tuple(check.code for check in LEGALITY_CHECKS),
}
WITHDRAWN: dict[str, Any] = {
    "withdrawn_on": date(2026, 11, 16),
    "withdrawal_ground": "wrong_person",
    "withdrawal_told_on": date(2026, 11, 17),
}
PAID_IN_2024: dict[str, Any] = {
    "status": "paid_higher",
    "received_on": date(2024, 9, 16),
    "issued_on": date(2024, 9, 20),
    "deemed_received_on": date(2024, 9, 24),
    "paid_in_full_on": date(2024, 10, 18),
}
COURT: dict[str, Any] = {"supervision_considered_on": date(2026, 9, 1), "prosecution_offence": "s444_1"}


def notice(**facts: Any) -> PenaltyNotice:
    basis: dict[str, Any] = {
        "child": 1,
        "received_on": date(2026, 10, 12),
        "offence_from": date(2026, 9, 7),
        "offence_to": date(2026, 9, 25),
    }
    return PenaltyNotice(**basis | facts)


def issues(record: PenaltyNotice) -> list[Issue]:
    return [issue for rule in but_standing(PENALTY_NOTICE) for issue in rule(record, Reading(today=TODAY))]


def said(record: PenaltyNotice) -> list[tuple[str, Severity]]:
    return [(issue.path, issue.severity) for issue in issues(record)]


def due(record: PenaltyNotice) -> dict[str, Deadline]:
    found = deadlines(record, PENALTY_NOTICE.clocks, LAW)
    assert len({deadline.duty for deadline in found}) == len(found)
    return {deadline.duty: deadline for deadline in found}
