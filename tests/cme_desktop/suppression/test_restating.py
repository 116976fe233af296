"""Late entries are told together or not at all."""

from datetime import date

import pytest

from cme_desktop.suppression.cells import CellKey, PublishedCell
from cme_desktop.suppression.restating import restated
from cme_desktop.suppression.sums import Definitions, Flow, sums

OCT = (date(2026, 10, 1), date(2026, 10, 31))
NOV = (date(2026, 11, 1), date(2026, 11, 30))
TO_OCT, TO_NOV = (date(2026, 9, 1), OCT[1]), (date(2026, 9, 1), NOV[1])
DEFINITIONS = Definitions(parts=(("all", ("part",)),), by_day=frozenset({"all", "part"}))


@pytest.mark.parametrize(("now", "told"), [(57, 57), (58, 57), (61, 57), (62, 62), (53, 57), (52, 52)])
def test_a_total_is_restated_by_five_and_more(now: int, told: int) -> None:
    key = CellKey("all", None, *OCT)
    assert restated({key: now}, [], [PublishedCell(*key, False, 57)]) == {key: told}


def test_a_category_repeats_what_was_published() -> None:
    key = CellKey("part", "a", *OCT)
    assert restated({key: 90}, [], [PublishedCell(*key, True, 57)]) == {key: 57}


def test_a_new_year_to_date_is_made_of_what_was_published() -> None:
    register = [
        PublishedCell("part", "a", *days, False, number) for days, number in ((OCT, 40), (TO_OCT, 70))
    ]
    now = {CellKey("part", "a", *days): n for days, n in ((OCT, 42), (NOV, 10), (TO_NOV, 82))}
    tied = sums(DEFINITIONS, [*now, *(cell.key for cell in register)])
    assert [*restated(now, tied, register).values()] == [40, 10, 80]


def test_a_total_waits_as_long_as_it_would_leave_a_sum_out_by_less() -> None:
    october, november, to_november = (CellKey("all", None, *days) for days in (OCT, NOV, TO_NOV))
    september = CellKey("all", None, date(2026, 9, 1), date(2026, 9, 30))
    published = {september: 20, october: 40, november: 10, to_november: 70}
    register = [PublishedCell(*key, False, number) for key, number in published.items()]
    tied = sums(DEFINITIONS, published)
    assert restated({october: 46}, tied, register) == {october: 46}
    assert restated({october: 46, to_november: 78}, tied, register) == {october: 40, to_november: 78}


def test_nothing_is_told_below_nought() -> None:
    start, end = CellKey("start", None, *OCT), CellKey("end", None, *OCT)
    flow = Definitions(flows=(Flow("start", "in", "out", "end"),))
    now = {start: 2, CellKey("in", None, *OCT): 0, CellKey("out", None, *OCT): 2, end: 0}
    register = [PublishedCell(*start, False, 0)]
    assert restated(now, sums(flow, now), register)[end] == 0
