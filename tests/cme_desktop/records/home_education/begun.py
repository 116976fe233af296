"""Spells of home education under blocks of the 2026 Act that have begun."""

from datetime import date
from typing import Any

from cme_desktop.fields import Reading
from cme_desktop.issues import Severity
from cme_desktop.records.home_education import HOME_EDUCATION
from cme_desktop.records.home_education.fields import HomeEducation
from cme_desktop.statutory.clocks import deadlines
from cme_desktop.statutory.law import Law, law_of
from cme_desktop.statutory.rules import LocalChange

DAY = date(2027, 9, 1)
TODAY = date(2028, 1, 10)


def begun(*blocks: str, since: date = DAY) -> Law:
    """The law with these blocks in force from a day on."""
    return law_of((), [LocalChange(block, "in force", since) for block in blocks], {})


def spell(**answers: Any) -> HomeEducation:
    """One that began just after that day."""
    usual: dict[str, Any] = {"child": 1, "received_on": date(2027, 9, 6), "started_on": date(2027, 9, 6)}
    return HomeEducation(**(usual | answers))


def due(law: Law, record: HomeEducation) -> dict[str, tuple[date | None, date | None]]:
    """When each duty is due, and when it was met."""
    return {one.duty: (one.due_on, one.met_on) for one in deadlines(record, HOME_EDUCATION.clocks, law)}


def said(law: Law, record: HomeEducation) -> dict[str, tuple[Severity, str]]:
    """What the rules say, by field; the last where they say more of one."""
    found = (issue for rule in HOME_EDUCATION.rules for issue in rule(record, Reading(TODAY, law)))
    return {issue.path: (issue.severity, issue.text) for issue in found}
