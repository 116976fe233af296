"""In-year admissions and the Fair Access Protocol."""

from datetime import date

from cme_desktop.statutory.periods import Period, Unit
from cme_desktop.statutory.rules import LegalRule

_SINCE = date(2021, 9, 1)
_CODE = "School Admissions Code 2021"
_NEWER = "whether a newer Code is in force"

RULES = (
    LegalRule(
        set="ADM-2021", key="in_year.aim", label="Aim for the outcome of an in-year application",
        value=Period(10, Unit.SCHOOL_DAYS_AFTER), source=_CODE, since=_SINCE, unconfirmed=_NEWER,
        words="the aim is an outcome in writing within {n} school days of the application",
    ),
    LegalRule(
        set="ADM-2021", key="in_year.outcome", label="Outcome of an in-year application",
        value=Period(15, Unit.SCHOOL_DAYS_AFTER), source=_CODE, since=_SINCE, unconfirmed=_NEWER,
        words="the outcome is told in writing at most {n} school days after the application",
    ),
    LegalRule(
        set="ADM-2021", key="in_year.vacancies", label="Vacancies told to the authority",
        value=Period(2, Unit.SCHOOL_DAYS_AFTER), source=_CODE, since=_SINCE, unconfirmed=_NEWER,
        words="schools tell the authority of vacancies within {n} school days of being asked",
        unread="Schools and other admission authorities owe it.",
    ),
    LegalRule(
        set="ADM-2021", key="fair_access.place", label="Place under the Fair Access Protocol",
        value=Period(20, Unit.SCHOOL_DAYS_AFTER), source=_CODE, since=_SINCE, unconfirmed=_NEWER,
        words="a Fair Access place is allocated within {n} school days of the referral",
    ),
)  # fmt: skip
