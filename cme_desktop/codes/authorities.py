"""Local authorities with education duties, by the three-figure code of the Department for Education.

The code outlives boundaries and statistical codes, so it alone identifies an authority. Retired codes are
kept with their last day, because old records and pupil numbers carry them.
"""

import csv
from datetime import date

from cme_desktop.fields.choices import Choice, Choices
from resources import read_text


def _choice(row: dict[str, str]) -> Choice:
    return Choice(
        row["code"], row["name"], _day(row["valid_from"]), _day(row["valid_to"]), note=row["region"]
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


AUTHORITIES = Choices(*map(_choice, csv.DictReader(read_text("authorities.csv").splitlines())))
"""Current authorities by code, then the retired ones; `note` is the region."""
