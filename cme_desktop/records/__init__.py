"""The record types, each described once in a module of its own; the registry names them all."""

from typing import Any

from cme_desktop.errors import CmeError
from cme_desktop.records.base import RecordType
from cme_desktop.records.calendar_entry import CALENDAR_ENTRY
from cme_desktop.records.child import CHILD
from cme_desktop.records.home_education import HOME_EDUCATION
from cme_desktop.records.hub import HUB
from cme_desktop.records.in_year_application import IN_YEAR_APPLICATION
from cme_desktop.records.local_rule import LOCAL_RULE
from cme_desktop.records.missing_episode import MISSING_EPISODE
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.officer import OFFICER
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE
from cme_desktop.records.pace_interview import PACE_INTERVIEW
from cme_desktop.records.penalty_notice import PENALTY_NOTICE
from cme_desktop.records.person import PERSON
from cme_desktop.records.school import SCHOOL
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY

__all__ = [
    "CALENDAR_ENTRY",
    "CHILD",
    "HOME_EDUCATION",
    "HUB",
    "IN_YEAR_APPLICATION",
    "LOCAL_RULE",
    "MISSING_EPISODE",
    "NOTICES",
    "OFFICER",
    "OFF_ROLL_NOTICE",
    "ON_ROLL_NOTICE",
    "PACE_INTERVIEW",
    "PENALTY_NOTICE",
    "PERSON",
    "REGISTRY",
    "SCHOOL",
    "TEN_DAY_NOTIFICATION",
    "WHEREABOUTS_ENQUIRY",
    "RecordType",
    "UnknownRecordType",
    "record_type",
]

REGISTRY: tuple[RecordType[Any], ...] = (
    CHILD,
    PERSON,
    SCHOOL,
    OFFICER,
    HUB,
    CALENDAR_ENTRY,
    LOCAL_RULE,
    TEN_DAY_NOTIFICATION,
    OFF_ROLL_NOTICE,
    ON_ROLL_NOTICE,
    WHEREABOUTS_ENQUIRY,
    PACE_INTERVIEW,
    PENALTY_NOTICE,
    HOME_EDUCATION,
    MISSING_EPISODE,
    IN_YEAR_APPLICATION,
)
"""Every record type, the registers first."""

NOTICES = tuple(record_type for record_type in REGISTRY if record_type.notice)
"""The team's own records, as against entries of a register."""


class UnknownRecordType(CmeError, KeyError):
    """No record type goes by that name."""

    __str__ = CmeError.__str__


def record_type(name: str) -> RecordType[Any]:
    """The record type by its key (`ten_day_notification`) or its name (`ten-day-notification`).

    Raises UnknownRecordType, a KeyError, naming the types there are.
    """
    key = name.replace("-", "_")
    for candidate in REGISTRY:
        if candidate.key == key:
            return candidate
    names = ", ".join(candidate.name for candidate in REGISTRY)
    raise UnknownRecordType(f"“{name}” is not a record type. The record types are: {names}.")
