"""Sums of money as whole pence; never a float, so that totals add up."""

import re

from cme_desktop.values.errors import ValueProblem, quoted
from cme_desktop.values.texts import visible

MOST_PENCE = 999_999_999
"""£9,999,999.99: more than any penalty or fine; above it a figure was mistyped."""

_POUNDS = re.compile(r"£?\s*(?P<pounds>[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.(?P<pence>[0-9]+))?")
_PENCE = re.compile(r"(?P<pence>[0-9]+)\s*p", re.IGNORECASE)


def parse_pence(text: str) -> int:
    """Give the pence in `£80`, `80.00`, `80.5`, `1,234.50` or `80p`.

    Raises ValueProblem for negative sums, parts of a penny, misplaced commas and sums over £9,999,999.99.
    """
    typed = visible(text).strip()
    if re.match(r"£?\s*[-\u2212]", typed):
        raise ValueProblem("A sum of money cannot be negative. Type it like £80 or 80.00.")
    if pence := _PENCE.fullmatch(typed):
        return _within_limit(pence["pence"])
    found = _POUNDS.fullmatch(typed)
    if found is None:
        raise ValueProblem(f"{quoted(text)} is not a sum of money. Type it like £80, 80.00 or 1,234.50.")
    part = found["pence"] or ""
    if len(part) > 2:
        raise ValueProblem("A sum of money has at most two figures after the point, like 80.00.")
    return _within_limit(found["pounds"].replace(",", "") + part.ljust(2, "0"))


def show_pence(pence: int) -> str:
    """Show pence as pounds, like `£80.00` or `£1,234.50`; a negative difference as `-£5.00`."""
    pounds, rest = divmod(abs(pence), 100)
    return f"{'-' if pence < 0 else ''}£{pounds:,}.{rest:02}"


def _within_limit(figures: str) -> int:
    significant = figures.lstrip("0") or "0"
    if len(significant) > len(str(MOST_PENCE)):
        raise ValueProblem(f"The sum is too large. The most is {show_pence(MOST_PENCE)}.")
    return int(significant)
