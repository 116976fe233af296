"""The Department for Education's termly census: its days, as the rule book has them."""

from datetime import date

from cme_desktop.statutory.rules import RuleBook


def census_days(rules: RuleBook) -> list[date]:
    """Every census day there is, the oldest first; a manager may have moved any of them within its term."""
    found = rules.values("census.day")
    return sorted(rule.value for rule in found if isinstance(rule.value, date) and rule.governs(rule.value))
