"""Where nothing may be published, it is said of which days, and what can be made instead."""

from datetime import date

import pytest

from cme_desktop.errors import CmeError
from cme_desktop.suppression.cells import CellKey, Edition, PublishedCell, Sum
from cme_desktop.suppression.publishing import publishable

MONTHS = [
    (date(2025, 10, 1), date(2025, 10, 31)),
    (date(2026, 3, 1), date(2026, 3, 31)),
]


def test_it_is_said_of_which_days_small_numbers_are_given_away() -> None:
    wholes = [CellKey("all", None, *days) for days in MONTHS]
    ones = [key.beside("part", "a") for key in wholes]
    others = [key.beside("part", "b") for key in wholes]
    before = [PublishedCell(*key, False, 12) for key in wholes]
    before += [PublishedCell(*key, False, 10) for key in ones]
    tied = [Sum(whole, (one, other)) for whole, one, other in zip(wholes, ones, others, strict=True)]
    with pytest.raises(CmeError) as told:
        publishable(Edition(dict.fromkeys(others, 2), tied), before)
    assert str(told.value) == (
        "Nothing may be published: what was published before gives small numbers away together with it: "
        "of October 2025 and March 2026. What is not published can be made: "
        "the edition with small numbers, or the list of records."
    )
