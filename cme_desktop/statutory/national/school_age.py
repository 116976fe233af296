"""Compulsory school age: Education Act 1996, s8, with the orders of 1997 and 1998 made under it."""

from datetime import date

from cme_desktop.statutory.rules import LegalRule, Value

_ACT = date(1996, 11, 1)
_STARTS = "Education Act 1996, s8(2); Education (Start of Compulsory School Age) Order 1998"
_LEAVES = "Education Act 1996, s8(3)-(4); Education (School Leaving Date) Order 1997"


def _rule(key: str, label: str, value: Value, source: str, unit: str = "") -> LegalRule:
    return LegalRule(
        set="EA-1996", key=f"school_age.{key}", label=label, value=value, unit=unit, source=source,
        since=_ACT, unconfirmed="the day from which it has applied",
    )  # fmt: skip


RULES = (
    _rule("begins", "Birthday on or after which compulsory school age begins", 5, _STARTS, "years"),
    _rule(
        "begins_on", "Days on which compulsory school age begins", "31 March, 31 August, 31 December", _STARTS
    ),
    _rule("ends", "Birthday in the school year in which compulsory school age ends", 16, _LEAVES, "years"),
    _rule("ends_in", "Month on the last Friday of which compulsory school age ends", "June", _LEAVES),
)
