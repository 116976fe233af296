"""Penalty notice schemes: what was to be paid, and by when, under the rules of each day.

Education (Penalty Notices) (England) Regulations 2004 and 2007 and their amendments of 2012, 2013 and 2024.
Sums are whole pence. Days to pay are counted from the day of receipt, which is itself day 1.
"""

from dataclasses import dataclass
from datetime import date

ABSENCE = "irregular_attendance"
EXCLUDED = "excluded_in_public"


NATIONAL_FROM = date(2024, 8, 19)
"""The first day of an offence under the national framework, which limits notices to two in three years."""
THRESHOLD = 10
"""Unauthorised sessions in ten school weeks from which a school considers a notice, since NATIONAL_FROM."""


@dataclass(frozen=True)
class Amounts:
    """What one notice asks for, in pence; `lower` is None where there is no lower rate."""

    lower: int | None
    higher: int


@dataclass(frozen=True, kw_only=True)
class Scheme:
    """Amounts, days to pay, and the days of the offence they govern; without `until` still in force."""

    code: str
    label: str
    kind: str
    since: date
    until: date | None
    first: Amounts
    second: Amounts
    """For the second notice to the same parent for the same child within three years."""
    days_lower: int
    days_higher: int

    def governs(self, offence_day: date) -> bool:
        """Whether it was the scheme for an offence on that day."""
        return self.since <= offence_day and (self.until is None or offence_day <= self.until)

    @property
    def national(self) -> bool:
        """Whether its notices are limited, and counted towards the limit, by the national framework."""
        return self.kind == ABSENCE and self.since >= NATIONAL_FROM


def _scheme(
    code: str, label: str, since: date, until: date | None, pounds: tuple[int, int], days: tuple[int, int],
    *, kind: str = ABSENCE, second: Amounts | None = None,
) -> Scheme:  # fmt: skip
    first = Amounts(pounds[0] * 100, pounds[1] * 100)
    return Scheme(
        code=code,
        label=label,
        kind=kind,
        since=since,
        until=until,
        first=first,
        second=second or first,
        days_lower=days[0],
        days_higher=days[1],
    )


SCHEMES = (
    _scheme("PN_A", "£50 / £100 (2004 to 2012)", date(2004, 2, 27), date(2012, 8, 31), (50, 100), (28, 42)),
    _scheme("PN_B", "£60 / £120 (2012/13)", date(2012, 9, 1), date(2013, 8, 31), (60, 120), (28, 42)),
    _scheme("PN_C", "£60 / £120 (2013 to 2024)", date(2013, 9, 1), date(2024, 8, 18), (60, 120), (21, 28)),
    _scheme(
        "PN_D", "£80 / £160, national framework", NATIONAL_FROM, None, (80, 160), (21, 28),
        second=Amounts(None, 160_00),
    ),
    _scheme(
        "PN_X", "£60 / £120, excluded child in a public place", date(2013, 9, 1), None, (60, 120), (21, 28),
        kind=EXCLUDED,
    ),
)  # fmt: skip


def scheme_for(offence_day: date, kind: str) -> Scheme | None:
    """The scheme for an offence of that kind on that day; None before there was one."""
    return next((scheme for scheme in SCHEMES if scheme.kind == kind and scheme.governs(offence_day)), None)


def amounts(scheme: Scheme, sequence: str) -> Amounts:
    """What the scheme asks for in the `first` or the `second` notice within three years."""
    return scheme.second if sequence == "second" else scheme.first
