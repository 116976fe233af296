"""Penalty notice schemes: what was to be paid, and by when, as the rule book has it for each day.

Sums are whole pence.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from operator import itemgetter

from cme_desktop.statutory.national.penalties import ABSENCE, EXCLUDED, SCHEMES, Named
from cme_desktop.statutory.periods import Period
from cme_desktop.statutory.rules import LegalRule, RuleBook

__all__ = [
    "ABSENCE",
    "EXCLUDED",
    "KINDS_WITH_SCHEME",
    "Amounts",
    "Scheme",
    "always_a_scheme_since",
    "amounts",
    "longest_to_pay",
    "scheme_for",
    "scheme_named",
]


_KEPT = 1000
"""Days of which the scheme is kept: each clock of a notice asks for it, and a batch has few days."""


@dataclass(frozen=True)
class Amounts:
    """What one notice asks for, in pence; `lower` is None where there is no lower rate."""

    lower: int | None
    higher: int


@dataclass(frozen=True, kw_only=True)
class Scheme:
    """What one scheme sets for an offence that began on a day, and the days on which one may begin."""

    code: str
    label: str
    kind: str
    since: date
    until: date | None
    """The last day; None while it is in force."""
    first: Amounts
    second: Amounts
    """For the second notice to the same parent for the same child, where the number is limited."""
    pay_lower: LegalRule
    """The rule of the days to pay the lower rate."""
    pay: LegalRule
    """The rule of the days to pay at all."""
    decide: LegalRule
    """The rule of what follows when it is not paid."""
    national: bool
    """Whether its notices are limited, and counted towards the limit, by the national framework."""
    rule: LegalRule
    """The rule of its amounts, which names the source."""

    @property
    def to_pay_lower(self) -> Period:
        return self.pay_lower.period

    @property
    def to_pay(self) -> Period:
        return self.pay.period


@lru_cache(maxsize=_KEPT)
def scheme_for(rules: RuleBook, offence_day: date, kind: str) -> Scheme | None:
    """The scheme for an offence of that kind that began on that day; None before there was one.

    The first day decides, not the notice nor the last: see the rules of the schemes.
    """
    of_kind = (named for named in SCHEMES if named.kind == kind)
    found = next((named for named in of_kind if _set(rules, named, offence_day) is not None), None)
    return None if found is None else _scheme(rules, found, offence_day)


def scheme_named(rules: RuleBook, code: str, offence_day: date | None) -> Scheme | None:
    """The scheme of that code, whatever the day: beyond its days, as it was on the nearest of them.

    Without a day it is as it was on its last. None where the code is of no scheme.
    """
    named = next((one for one in SCHEMES if one.code == code), None)
    if named is None:
        return None
    first, last = _span(rules, named)
    day = max(first, min(offence_day or date.max, last or date.max))
    return _scheme(rules, named, day)


def amounts(scheme: Scheme, sequence: str) -> Amounts:
    """What the scheme asks for in the `first` or the `second` notice within three years."""
    return scheme.second if sequence == "second" else scheme.first


def longest_to_pay(rules: RuleBook) -> timedelta:
    """The longest that any scheme has ever given to pay."""
    of_schemes = (rule for named in SCHEMES for rule in rules.values(named.key("pay")))
    return max(rule.period.at_most for rule in of_schemes)


KINDS_WITH_SCHEME = frozenset(named.kind for named in SCHEMES)
"""The kinds of notice that some scheme is for."""


def always_a_scheme_since(rules: RuleBook) -> date | None:
    """The day from which there has been a scheme for each of these kinds, without a break.

    None where one has ended and no other followed.
    """
    since = []
    for kind in KINDS_WITH_SCHEME:
        spans = sorted(
            (_span(rules, named) for named in SCHEMES if named.kind == kind), key=itemgetter(0), reverse=True
        )
        first, last = spans[0]
        if last is not None:
            return None
        for earlier, ended in spans[1:]:
            if ended is not None and ended < first - timedelta(days=1):
                break
            first = earlier
        since.append(first)
    return max(since)


def _scheme(rules: RuleBook, named: Named, on: date) -> Scheme:
    def set_by(name: str) -> LegalRule:
        rule = _set(rules, named, on, name)
        assert rule is not None, f"{named.code} sets no {name} on {on}"
        return rule

    lower, flat = _set(rules, named, on, "first_lower"), _set(rules, named, on, "second")
    first = Amounts(lower.number if lower is not None else None, set_by("first_higher").number)
    since, until = _span(rules, named)
    return Scheme(
        code=named.code,
        label=named.label,
        kind=named.kind,
        since=since,
        until=until,
        first=first,
        second=first if flat is None else Amounts(None, flat.number),
        pay_lower=set_by("pay_lower"),
        pay=set_by("pay"),
        decide=set_by("decide"),
        national=named.kind == ABSENCE and rules.at("penalty.limit", on) is not None,
        rule=set_by("first_higher"),
    )


def _set(rules: RuleBook, named: Named, on: date, name: str = "first_higher") -> LegalRule | None:
    """The rule of a scheme on a day; not every scheme has each of them."""
    key = named.key(name)
    return rules.at(key, on) if key in rules else None


def _span(rules: RuleBook, named: Named) -> tuple[date, date | None]:
    """The first and the last day on which the scheme is any."""
    values = rules.values(named.key("first_higher"))
    assert values[0].since is not None
    return values[0].since, values[-1].until
