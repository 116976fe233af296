"""A row whose sign alone would give a small number away is left out, and the edition is made all the same."""

from datetime import date

from cme_desktop.editions.as_shown import Sign
from cme_desktop.editions.committee.published import published
from cme_desktop.records.home_education import HomeEducation
from cme_desktop.returns.periods import month_of
from cme_desktop.standing_records.child import Child
from tests.cme_desktop.returns.filed import Filed
from tests.told import told

ENDED = "home_education.closed"
NOVEMBER, SEPTEMBER = month_of(date(2025, 11, 1)), month_of(date(2026, 9, 1))
TODAY = date(2026, 11, 30)


def filed():
    days = [date(2025, 9, 8)] + [date(2025, 10, 8)] * 3 + [date(2025, 11, 8)] * 7 + [date(2026, 9, 8)] * 6
    begun = date(2024, 9, 2)
    spells = [
        HomeEducation(child=1, received_on=begun, started_on=begun, ended_on=day, status="closed")
        for day in days
    ]
    return Filed(Child(surname="Okafor"), *spells)


def shown(made):
    return {(key.start, key.end): cell for key, cell in made.cells.items() if key.measure == ENDED}


def test_the_row_is_withheld_in_every_column_and_never_registered():
    """By November’s return the two months before it came to 4: a sign for each of them says neither is 0."""
    first = published(told(filed(), NOVEMBER, TODAY), [])
    of_november = shown(first)
    assert of_november[NOVEMBER.start, NOVEMBER.end] == 7
    assert of_november[date(2025, 9, 1), NOVEMBER.end] == 11
    later = published(told(filed(), SEPTEMBER, TODAY), first.register)
    assert {*shown(later).values()} == {Sign.WITHHELD}
    assert not [cell for cell in later.register if cell.key.measure == ENDED]
    assert [cell for cell in later.register if cell.key.measure != ENDED]
