"""Penalty notices: amounts, days to pay and the limit of two, by scheme."""

from collections.abc import Iterator
from datetime import date

from cme_desktop.statutory.penalties import NATIONAL_FROM, SCHEMES, THRESHOLD, Scheme
from cme_desktop.statutory.periods import Period, Unit
from cme_desktop.statutory.rules import Rule, Value

_NATIONAL = "Education (Penalty Notices) (England) Regulations 2007, as amended by SI 2024/210"
_SOURCES = {
    "PN_A": "Education (Penalty Notices) (England) Regulations 2004, then 2007",
    "PN_B": "Education (Penalty Notices) (England) Regulations 2007, as amended in 2012",
    "PN_C": "Education (Penalty Notices) (England) Regulations 2007, as amended in 2013",
    "PN_D": _NATIONAL,
    "PN_X": "Education and Inspections Act 2006, s105; SI 2024/210, reg 4",
}
_UPRATING = "no change of the amounts has been found since 2024"


def _of(scheme: Scheme) -> Iterator[Rule]:
    name = scheme.code.replace("_", "-")

    def rule(key: str, label: str, value: Value, words: str = "", unit: str = "") -> Rule:
        return Rule(
            set=name, key=f"penalty.{scheme.code}.{key}", label=f"{label}, {scheme.label}", value=value,
            words=words, unit=unit, source=_SOURCES[scheme.code], since=scheme.since, until=scheme.until,
            unconfirmed=_UPRATING if unit == "pence" and scheme.code == "PN_D" else "",
        )  # fmt: skip

    if scheme.first.lower is not None:
        yield rule("first_lower", "First notice, lower rate", scheme.first.lower, unit="pence")
    yield rule("first_higher", "First notice", scheme.first.higher, unit="pence")
    if scheme.second != scheme.first:
        yield rule("second", "Second notice, flat rate", scheme.second.higher, unit="pence")
    yield rule(
        "pay_lower",
        "Days to pay the lower rate",
        Period(scheme.days_lower, Unit.DAYS_BEGINNING_WITH),
        "the lower rate is for payment within {n} days beginning with the day of receipt",
    )
    yield rule(
        "pay",
        "Days to pay",
        Period(scheme.days_higher, Unit.DAYS_BEGINNING_WITH),
        "a notice is paid within {n} days beginning with the day of receipt",
    )
    yield rule(
        "decide",
        "Prosecute or withdraw",
        Period(scheme.days_higher, Unit.DAYS_AFTER),
        "if unpaid after {n} days beginning with the day of receipt, prosecute or withdraw",
    )


RULES = (
    *(rule for scheme in SCHEMES for rule in _of(scheme)),
    Rule(
        set="PN-D", key="penalty.limit", label="Notices to one parent for one child", value=2,
        unit="in three years", source=_NATIONAL, since=NATIONAL_FROM,
    ),
    Rule(
        set="PN-D", key="penalty.span", label="Years over which notices are counted", value=3, unit="years",
        source=_NATIONAL, since=NATIONAL_FROM,
    ),
    Rule(
        set="PN-D", key="penalty.threshold", label="Sessions from which a notice is considered",
        value=THRESHOLD, unit="unauthorised sessions", source=_NATIONAL, since=NATIONAL_FROM,
    ),
    Rule(
        set="PN-D", key="penalty.window", label="School weeks in which sessions are counted", value=10,
        unit="school weeks", source=_NATIONAL, since=NATIONAL_FROM,
    ),
    Rule(
        set="PN-X", key="penalty.exclusion_days", label="School days of an exclusion spent out of public",
        value=5, unit="school days", source="Education and Inspections Act 2006, ss 103 and 105",
        since=date(2007, 9, 1), unconfirmed="the day from which it has applied",
    ),
)  # fmt: skip
