"""The blocks of the 2026 Act: each comes into force with its own day, and its parts with it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cme_desktop.statutory.national import SHIPPED
from cme_desktop.statutory.national.not_in_school import ORDERS
from cme_desktop.statutory.rules import IN_FORCE, LocalChange, RuleBook

BLOCKS = sorted(rule.key for rule in SHIPPED if rule.key.startswith("cnis."))
PARTS = {rule.key: rule.within for rule in SHIPPED if rule.within}
_days = st.dates(date(2026, 5, 1), date(2040, 1, 1))


def test_each_part_is_of_a_block_and_in_force_on_no_day_as_shipped() -> None:
    assert set(PARTS.values()) <= set(BLOCKS)
    assert sum(block == ORDERS for block in PARTS.values()) == 9
    shipped = RuleBook(SHIPPED)
    assert all(rule.since is None for key in PARTS for rule in shipped.values(key))


@pytest.mark.parametrize("block", BLOCKS)
@given(since=_days, day=_days)
def test_a_part_is_in_force_exactly_from_the_day_of_its_block(block: str, since: date, day: date) -> None:
    book = RuleBook(SHIPPED, [LocalChange(block, IN_FORCE, since)])
    for key in (*PARTS, *BLOCKS):
        whole = PARTS.get(key, key)
        for asked in (day, since - timedelta(days=1), since):
            found = book.at(key, asked)
            assert (found is not None) == (whole == block and asked >= since), (key, asked)


def test_a_part_says_what_it_is_from_where_whatever_the_day() -> None:
    """The day alone comes from the block: number, words and source stay those of the Act."""
    begun = RuleBook(SHIPPED, [LocalChange(ORDERS, IN_FORCE, date(2027, 1, 1), "Cabinet")])
    for rule in SHIPPED:
        if rule.within == ORDERS:
            (now,) = begun.values(rule.key)
            assert (now.value, now.words, now.source) == (rule.value, rule.words, rule.source)
