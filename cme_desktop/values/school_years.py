"""Academic years and year groups in England.

The academic year runs from 1 September to 31 August and is known by the year it starts in.
"""

import re
from datetime import date

from cme_desktop.values.errors import ValueProblem, quoted
from cme_desktop.values.texts import visible

FIRST_YEAR_GROUP, LAST_YEAR_GROUP = -2, 14
_SEPTEMBER = 9
_NAMED_GROUPS = {-2: "Nursery (first year)", -1: "Nursery", 0: "Reception"}
_GROUP_WORDS = {
    "nursery(firstyear)": -2,
    "nursery": -1,
    "rec": 0,
    "reception": 0,
    "receptionyear": 0,
    "receptionclass": 0,
}
_GROUP_LETTERS = {
    "n1": -2,
    "nursery1": -2,
    "f1": -1,
    "fs1": -1,
    "n": -1,
    "n2": -1,
    "nursery2": -1,
    "f2": 0,
    "fs2": 0,
    "r": 0,
}
"""What may stand after the word Year as well. F1 and F2 are the years of the foundation stage."""
_GROUP = re.compile(rf"(?:(?:year|yr|y)(?:group)?)?({'|'.join(_GROUP_LETTERS)}|[0-9]{{1,2}})")


def academic_year(day: date) -> int:
    """Give the calendar year in which the academic year of a day starts."""
    return day.year if day.month >= _SEPTEMBER else day.year - 1


def academic_year_label(start_year: int) -> str:
    """Show an academic year, like `2026/27`."""
    return f"{start_year}/{(start_year + 1) % 100:02}"


def cohort(born: date) -> int:
    """Give the start year of the academic year of birth; children of one cohort share a year group."""
    return academic_year(born)


def year_group(born: date, on: date) -> int:
    """Give the national curriculum year expected by age: 0 for Reception, below 0 for nursery."""
    return academic_year(on) - cohort(born) - 5


def show_year_group(group: int) -> str:
    """Show a year group, like `Reception` or `Year 6`; outside them `Below nursery` or `Above Year 14`."""
    if group < FIRST_YEAR_GROUP:
        return "Below nursery"
    if group > LAST_YEAR_GROUP:
        return f"Above Year {LAST_YEAR_GROUP}"
    return _NAMED_GROUPS.get(group, f"Year {group}")


def parse_year_group(text: str) -> int:
    """Read a year group: `7`, `07`, `Y7`, `Year 7`, `R`, `Year R`, `Reception`, `N1`, `N2`, `N` or `Nursery`.

    N1 and N2 are the two nursery years of the Department for Education's codes; Nursery is the later one.
    Raises ValueProblem for anything else.
    """
    compact = re.sub(r"[\s.]", "", visible(text)).lower()
    if compact in _GROUP_WORDS:
        return _GROUP_WORDS[compact]
    found = _GROUP.fullmatch(compact)
    group = _GROUP_LETTERS.get(found[1]) if found else None
    if found and group is None:
        group = int(found[1])
    if group is None or group > LAST_YEAR_GROUP:
        raise ValueProblem(f"{quoted(text)} is not a year group. Type N1, N2, R or 1 to {LAST_YEAR_GROUP}.")
    return group
