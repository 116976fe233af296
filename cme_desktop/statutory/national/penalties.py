"""Penalty notices: amounts, days to pay and the limit of two, by scheme.

Education (Penalty Notices) (England) Regulations 2004 (SI 2004/181) and 2007 (SI 2007/1867), and what
amended them in 2012, 2013 and 2024. The day on which the offence began decides which scheme it is: none of
these touches an offence any part of which fell before it (SI 2012/1046, reg 3; SI 2013/757, reg 3;
SI 2024/210, reg 4(3), with SI 2024/717, reg 5).
Days to pay are counted from the day of receipt, which is itself day 1.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cme_desktop.statutory.periods import Period, Unit
from cme_desktop.statutory.rules import LegalRule, Value

ABSENCE = "irregular_attendance"
EXCLUDED = "excluded_in_public"


@dataclass(frozen=True)
class Named:
    """A scheme by the code that notices keep, its name, and the offence that it is for."""

    code: str
    label: str
    kind: str = ABSENCE

    def key(self, name: str) -> str:
        """The key of its rule of that name."""
        return f"penalty.{self.code}.{name}"


PN_A = Named("PN_A", "£50 / £100 (2004 to 2012)")
PN_B = Named("PN_B", "£60 / £120 (2012/13)")
PN_C = Named("PN_C", "£60 / £120 (2013 to 2024)")
PN_D = Named("PN_D", "£80 / £160, national framework")
PN_X = Named("PN_X", "£60 / £120, excluded child in a public place", EXCLUDED)
SCHEMES = (PN_A, PN_B, PN_C, PN_D, PN_X)
"""Every scheme, by which older notices are read too; what each sets, its rules say."""

NATIONAL_FROM = date(2024, 8, 19)
"""The first day of an offence under the national framework."""

_REGS = "SI 2007/1867"
_FIRST_REGS = "SI 2004/181, then SI 2007/1867"
_OF_2012 = "as amended by SI 2012/1046"
_OF_2013 = "as amended by SI 2013/757"
_OF_2024 = "as amended by SI 2024/210"
_COUNTED = "as amended by SI 2024/210 and SI 2024/717"
_UPRATING = "no change of the amounts has been found since 2024"


@dataclass(frozen=True)
class _Sources:
    """Where a scheme is written: its amounts, the days of its lower rate, its days to pay at all.

    Each names the instrument that set it; what a later one left alone is not credited to that.
    """

    amounts: str
    lower_days: str
    days: str


def _scheme(
    scheme: Named, since: date, until: date | None, pounds: tuple[int, int], days: tuple[int, int],
    sources: _Sources, *, second: int | None = None, doubt: str = "",
) -> Iterator[LegalRule]:  # fmt: skip
    """Its amounts in pounds, the lower rate first, and its days to pay; the flat rate of a second notice."""

    def rule(name: str, label: str, value: Value, source: str, words: str = "", unit: str = "") -> LegalRule:
        return LegalRule(
            set=scheme.code.replace("_", "-"), key=scheme.key(name), label=f"{label}, {scheme.label}",
            value=value, words=words, unit=unit, source=source, since=since, until=until,
            unconfirmed=doubt if unit == "pence" else "",
        )  # fmt: skip

    yield rule("first_lower", "First notice, lower rate", pounds[0] * 100, sources.amounts, unit="pence")
    yield rule("first_higher", "First notice", pounds[1] * 100, sources.amounts, unit="pence")
    if second is not None:
        yield rule("second", "Second notice, flat rate", second * 100, sources.amounts, unit="pence")
    yield rule(
        "pay_lower",
        "Days to pay the lower rate",
        Period(days[0], Unit.DAYS_BEGINNING_WITH),
        sources.lower_days,
        "the lower rate is for payment within {n} days beginning with the day of receipt",
    )
    yield rule(
        "pay",
        "Days to pay",
        Period(days[1], Unit.DAYS_BEGINNING_WITH),
        sources.days,
        "a notice is paid, and nobody is prosecuted, within {n} days beginning with the day of receipt",
    )
    yield rule(
        "decide",
        "Prosecute or withdraw",
        Period(days[1], Unit.DAYS_AFTER),
        f"{_REGS}, reg 9, which sets no day: this is the first after the days to pay",
        "if unpaid after {n} days beginning with the day of receipt, the notice is withdrawn, unless "
        "proceedings are begun or contemplated",
    )


RULES = (
    *_scheme(
        PN_A, date(2004, 2, 27), date(2012, 8, 31), (50, 100), (28, 42),
        _Sources(f"{_FIRST_REGS}, reg 4", f"{_FIRST_REGS}, reg 4", f"{_FIRST_REGS}, regs 5 to 7"),
    ),
    *_scheme(
        PN_B, date(2012, 9, 1), date(2013, 8, 31), (60, 120), (28, 42),
        _Sources(f"{_REGS}, reg 4, {_OF_2012}", f"{_REGS}, reg 4", f"{_REGS}, regs 5 to 7"),
    ),
    *_scheme(
        PN_C, date(2013, 9, 1), date(2024, 8, 18), (60, 120), (21, 28),
        _Sources(
            f"{_REGS}, reg 4, {_OF_2012}", f"{_REGS}, reg 4, {_OF_2013}", f"{_REGS}, regs 5 to 7, {_OF_2013}"
        ),
    ),
    *_scheme(
        PN_D, NATIONAL_FROM, None, (80, 160), (21, 28),
        _Sources(
            f"{_REGS}, reg 4, {_OF_2024}", f"{_REGS}, reg 4, {_OF_2024}", f"{_REGS}, regs 5 to 7, {_OF_2013}"
        ),
        second=160, doubt=_UPRATING,
    ),
    *_scheme(
        PN_X, date(2013, 9, 1), None, (60, 120), (21, 28),
        _Sources(
            f"Education and Inspections Act 2006, s105; {_REGS}, reg 4, {_OF_2012}",
            f"{_REGS}, reg 4, {_OF_2013}",
            f"{_REGS}, regs 5 to 7, {_OF_2013}",
        ),
    ),
    LegalRule(
        set="PN-A", key="penalty.payment_day", label="Day of payment", value="without a day",
        source=f"{_REGS}, reg 20", since=date(2004, 2, 27),
        words="the authority’s record of a notice holds the day of each payment",
    ),
    LegalRule(
        set="PN-D", key="penalty.limit", label="Notices to one parent for one child", value=2,
        unit="in three years", source=f"{_REGS}, reg 12A, {_COUNTED}", since=NATIONAL_FROM,
    ),
    LegalRule(
        set="PN-D", key="penalty.span", label="Years over which notices are counted", value=3, unit="years",
        source=f"{_REGS}, regs 4(4A) and 12A, {_COUNTED}", since=NATIONAL_FROM,
    ),
    LegalRule(
        set="PN-D", key="penalty.threshold", label="Sessions from which a notice is considered",
        value=10, unit="unauthorised sessions", source=f"{_REGS}, reg 9A, {_OF_2024}", since=NATIONAL_FROM,
    ),
    LegalRule(
        set="PN-D", key="penalty.window", label="School weeks in which sessions are counted", value=10,
        unit="school weeks", source=f"{_REGS}, reg 9A, {_OF_2024}", since=NATIONAL_FROM,
    ),
    LegalRule(
        set="PN", key="penalty.deemed_service", label="Post is deemed to arrive",
        value=Period(2, Unit.WORKING_DAYS_AFTER), source=f"{_REGS}, reg 22", since=date(2007, 9, 1),
        words="a notice sent by first-class post is deemed received {n} working days after it was posted, "
        "unless it is shown to have come on another day",
        unconfirmed="the day from which it has applied",
    ),
    LegalRule(
        set="PN-X", key="penalty.exclusion_days", label="School days of an exclusion spent out of public",
        value=Period(5, Unit.SCHOOL_DAYS_BEGINNING_WITH),
        source="Education and Inspections Act 2006, ss 103 and 105", since=date(2007, 9, 1),
        words="an excluded child is kept out of public places on the first {n} school days of the exclusion",
        unconfirmed="the day from which it has applied",
    ),
)  # fmt: skip
