"""No day that brings a record back lies so far ahead that nobody would see it again."""

from datetime import date, timedelta
from typing import Any

import pytest

from cme_desktop.drafts import Draft
from cme_desktop.fields import DateField, Reading
from cme_desktop.registry import CASEWORK, record_type
from cme_desktop.values.dates import show_day

TODAY, LAST = date(2026, 11, 27), date(2027, 11, 27)
DAYS = sorted(
    {
        (kind.key, clock.starts)
        for kind in CASEWORK
        for clock in kind.clocks
        if isinstance(clock.starts, str) and isinstance(kind.plain.get(clock.starts), DateField)
    }
)


def said(key: str, name: str, day: date, base: Any = None) -> list[str]:
    """The refusals of a day; what is not asked for is refused at once, as it is not kept."""
    draft = Draft(record_type(key), Reading(TODAY), base)
    draft.type_in(name, f"{day:%d/%m/%Y}")
    hidden = [] if name in draft.shown() else ["not asked for"]
    return hidden + [issue.text for issue in draft.refusals() if issue.path == name]


@pytest.mark.parametrize(("key", "name"), DAYS)
def test_each_day_from_which_a_duty_runs_is_refused_beyond_a_year(key: str, name: str) -> None:
    assert said(key, name, LAST + timedelta(days=1))
    assert said(key, name, date(2100, 10, 1))
    kept = record_type(key).cls(**{name: date(2100, 10, 1)})
    ahead = "is the latest day: a day on which a record comes back"
    assert not any(ahead in text for text in said(key, name, date(2100, 10, 1), kept)), "it was there before"


def test_a_review_is_set_within_a_year() -> None:
    assert said("home_education", "next_review_on", LAST) == []
    (text,) = said("home_education", "next_review_on", LAST + timedelta(days=1))
    why = "a day on which a record comes back is set at most twelve months ahead. Local practice."
    assert text == f"{show_day(LAST)} is the latest day: {why}"
