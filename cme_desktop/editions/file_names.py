"""What the files of a return are called. The marking stands in the name, as names survive e-mail."""

from datetime import date
from enum import StrEnum

from cme_desktop.returns.periods import DateRange
from cme_desktop.versions.version import period_name


class Edition(StrEnum):
    """Who a return is for."""

    COMMITTEE = "committee"
    """No child is named, and small numbers are withheld."""
    COMMITTEE_WITH_SMALL_NUMBERS = "committee-small-numbers"
    WORKING = "working"
    """Named rows behind every figure."""

    @property
    def is_sensitive(self) -> bool:
        """Whether it may not be published."""
        return self is not Edition.COMMITTEE

    @property
    def named(self) -> str:
        """What it is called in a sentence."""
        if self is Edition.COMMITTEE_WITH_SMALL_NUMBERS:
            return "committee edition with small numbers"
        return f"{self} edition"


_SENSITIVE = "-OFFICIAL-SENSITIVE"


def unsaid_marking(name: str) -> str:
    """What has to be known of a file that may not be published and is not called so; else nothing."""
    if _SENSITIVE in name:
        return ""
    return f"{name} names children or tells small numbers, and its name does not say so: OFFICIAL-SENSITIVE."


def workbook_name(period: DateRange, edition: Edition, version: str) -> str:
    """`cme-2026-10-working-v2-OFFICIAL-SENSITIVE.xlsx`; `version` as its stamp names it."""
    marking = _SENSITIVE if edition.is_sensitive else ""
    return f"cme-{_of(period)}-{edition}-{version}{marking}.xlsx"


def data_name(period: DateRange, version: str) -> str:
    """The open data of the committee edition: `cme-2026-10-data-v2.csv`."""
    return f"cme-{_of(period)}-data-{version}.csv"


def termly_name(census_day: date, version: int) -> str:
    """`cme-termly-2026-10-01-v1-OFFICIAL-SENSITIVE.xlsx`."""
    return f"cme-termly-{census_day.isoformat()}-v{version}{_SENSITIVE}.xlsx"


def _of(period: DateRange) -> str:
    return period_name(period.start, period.end).replace(" ", "-")
