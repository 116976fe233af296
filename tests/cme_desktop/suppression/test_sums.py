"""Which cells add up to which."""

from datetime import date

from cme_desktop.suppression.cells import CellKey, Sum
from cme_desktop.suppression.sums import Definitions, Flow, sums

SEP = (date(2026, 9, 1), date(2026, 9, 30))
OCT = (date(2026, 10, 1), date(2026, 10, 31))
NOV = (date(2026, 11, 1), date(2026, 11, 30))
TO_OCT, TO_NOV = (SEP[0], OCT[1]), (SEP[0], NOV[1])


def cells(measure: str, *spans: tuple[date, date]) -> list[CellKey]:
    return [CellKey(measure, None, *span) for span in spans]


def test_each_split_of_a_whole_is_a_sum() -> None:
    whole, *parts = (CellKey(m, c, *OCT) for m, c in (("all", None), ("by", "a"), ("by", "b"), ("age", "x")))
    found = sums(Definitions(parts=(("all", ("by",)), ("all", ("age",)))), [whole, *parts])
    assert found == [Sum(whole, tuple(parts[:2])), Sum(whole, (parts[2],))]


def test_a_year_to_date_is_the_one_before_and_a_month() -> None:
    september, october, november, to_october, to_november = cells("all", SEP, OCT, NOV, TO_OCT, TO_NOV)
    found = sums(
        Definitions(by_day=frozenset({"all"})), [november, october, to_october, to_november, september]
    )
    assert {*found} == {
        Sum(to_october, (september, october)),
        Sum(to_november, (to_october, november)),
        Sum(to_november, (september, october, november)),
    }


def test_a_longer_span_within_a_year_takes_no_sum_away() -> None:
    september, october, to_october = cells("all", SEP, OCT, TO_OCT)
    (some_days,) = cells("all", (SEP[0], date(2026, 10, 9)))
    found = sums(Definitions(by_day=frozenset({"all"})), [september, october, to_october, some_days])
    assert Sum(to_october, (september, october)) in found


def test_what_was_not_published_of_a_year_is_a_number_of_its_own() -> None:
    october, november, to_november, september = cells("all", OCT, NOV, TO_NOV, SEP)
    (found,) = sums(Definitions(by_day=frozenset({"all"})), [october, november, to_november])
    assert found == Sum(to_november, (september, october, november))


def test_children_who_are_counted_once_a_span_are_no_sum_along_the_row() -> None:
    assert sums(Definitions(), cells("children", OCT, NOV, TO_NOV)) == []


def test_start_and_what_comes_less_what_goes_is_the_end_and_the_next_start() -> None:
    flow = Flow("start", "in", "out", "end")
    start, plus, minus, end = (CellKey(measure, None, *OCT) for measure in flow)
    (following,) = cells("start", NOV)
    found = sums(Definitions(flows=(flow,)), [start, plus, minus, end, following])
    assert found == [Sum(end, (start, plus), (minus,)), Sum(following, (end,))]
