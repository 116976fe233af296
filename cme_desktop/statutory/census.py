"""The Department for Education's termly census: its days, as the rule book has them."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from cme_desktop.statutory.rules import RuleBook
from cme_desktop.values.school_years import academic_year


@lru_cache(maxsize=8)
def census_days(rules: RuleBook) -> tuple[date, ...]:
    """Every census day there is, the oldest first; a manager may have moved any of them within its term.

    They are kept: each spell of home education that is counted asks for them.
    """
    found = rules.values("census.day")
    days = (rule.value for rule in found if isinstance(rule.value, date) and rule.governs(rule.value))
    return tuple(sorted(days))


def of_school_year(days: Iterable[date], on: date) -> list[date]:
    """Of census days those in the school year of a day."""
    return [day for day in days if academic_year(day) == academic_year(on)]
