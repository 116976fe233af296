"""Local authorities with education duties, by the three-figure code of the Department for Education.

The code outlives boundaries and statistical codes, so it alone identifies an authority. Retired codes are
kept with their last day, because old records and pupil numbers carry them.
"""

import csv
from collections import Counter
from collections.abc import Iterator
from datetime import date

from cme_desktop.fields.choices import Choice, Choices
from cme_desktop.values.dates import show_day_short
from resources import read_text


def _choices(rows: list[dict[str, str]]) -> Iterator[Choice]:
    """A retired one that another took its name from says until when it had it: no two are called alike."""
    named = Counter(row["name"] for row in rows)
    for row in rows:
        since, until = _day(row["valid_from"]), _day(row["valid_to"])
        label, also = row["name"], tuple[str, ...]()
        if until is not None and named[label] > 1:
            label, also = f"{label} (to {show_day_short(until)})", (label,)
        yield Choice(row["code"], label, since, until, row["region"], also)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


AUTHORITIES = Choices(*_choices(list(csv.DictReader(read_text("authorities.csv").splitlines()))))
"""Current authorities by code, then the retired ones; `note` is the region."""
