"""Children missing education, and children missing from home or care."""

from datetime import date

from cme_desktop.statutory.periods import Period, Unit
from cme_desktop.statutory.rules import LegalRule

_MISSING = "Department for Education, Children who run away or go missing from home or care (January 2014)"
_CME = "Department for Education, Children missing education: statutory guidance"

RULES = (
    *(
        LegalRule(
            set="CMEGUIDE", key="cme.guidance", label="Edition of the statutory guidance", value=edition,
            source=f"{_CME}; Education Act 1996, s436A(2)", since=since, until=until,
        )
        for edition, since, until in (
            ("January 2015", date(2015, 1, 1), date(2016, 9, 4)),
            ("5 September 2016", date(2016, 9, 5), date(2024, 7, 31)),
            ("August 2024", date(2024, 8, 1), date(2025, 9, 7)),
            ("8 September 2025", date(2025, 9, 8), None),
        )
    ),
    LegalRule(
        set="CMEGUIDE", key="cme.cooperation", label="Schools co-operate with the authority",
        value="continuous", source="Education Act 1996, s19B", since=date(2026, 6, 29),
        unread="Governing bodies, academy proprietors and management committees of pupil referral units owe "
        "it, where what a school decides touches the authority’s duties under ss 14 and 19(1).",
    ),
    LegalRule(
        set="MISSING-2014", key="return_interview.due", label="Return interview",
        value=Period(72, Unit.HOURS_AFTER), source=_MISSING, since=date(2014, 1, 1),
        words="an independent return interview is carried out within {n} hours of the child’s return",
        unconfirmed="whether a later edition has replaced the guidance",
    ),
    LegalRule(
        set="MISSING-2014", key="return_interview.from_notice", label="Return interview, from notification",
        value=Period(72, Unit.HOURS_AFTER), source="Local practice beside the guidance of January 2014",
        since=date(2014, 1, 1), words="some areas count {n} hours from being told of the return", local=True,
    ),
    LegalRule(
        set="MISSING-2014", key="return_interview.days", label="Return interview, in whole days",
        value=Period(3, Unit.DAYS_AFTER), source="Local practice beside the guidance of January 2014",
        since=date(2014, 1, 1), words="some areas count {n} calendar days", local=True,
    ),
)  # fmt: skip
