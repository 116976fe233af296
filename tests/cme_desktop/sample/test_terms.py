"""The terms of the made-up city are ones a school would keep."""

from datetime import date

import pytest

from cme_desktop.sample.terms import calendar_entries

_SATURDAY = 5


@pytest.mark.parametrize("as_of", [date(2024, 2, 29), date(2026, 8, 31), date(2026, 11, 20)])
def test_no_term_begins_or_ends_at_a_weekend(as_of: date) -> None:
    entries = list(calendar_entries(as_of))
    assert len(entries) == 7 * 6 + 1
    for entry in entries:
        assert entry.first_on is not None
        assert entry.last_on is not None
        assert max(entry.first_on.weekday(), entry.last_on.weekday()) < _SATURDAY
        assert entry.first_on < entry.last_on
