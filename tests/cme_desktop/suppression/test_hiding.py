"""No withheld number from 1 to 4 can be worked out, and no more is withheld than that takes."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cme_desktop.suppression.cells import CellKey, Edition, PublishedCell, Quotient, Sum
from cme_desktop.suppression.hiding import hide
from cme_desktop.suppression.sums import Definitions, Flow, sums

SEP = (date(2026, 9, 1), date(2026, 9, 30))
OCT = (date(2026, 10, 1), date(2026, 10, 31))
NOV = (date(2026, 11, 1), date(2026, 11, 30))
TO_OCT, TO_NOV = (SEP[0], OCT[1]), (SEP[0], NOV[1])
Days = tuple[date, date]


def whole(days: Days) -> CellKey:
    return CellKey("all", None, *days)


def part(name: str, days: Days = OCT) -> CellKey:
    return CellKey("part", name, *days)


DEFINITIONS = Definitions(
    parts=(("all", ("part",)),),
    by_day=frozenset({"all", "part"}),
    flows=(Flow("start", "in", "out", "end"),),
)


def edition(counts: Mapping[CellKey, int], register: Sequence[PublishedCell] = ()) -> Edition:
    return Edition(counts, sums(DEFINITIONS, [*counts, *(cell.key for cell in register)]))


def table(parts: Mapping[str, int], days: Days = OCT) -> dict[CellKey, int]:
    return {whole(days): sum(parts.values())} | {part(name, days): n for name, n in parts.items()}


def published(counts: Mapping[CellKey, int], register: Sequence[PublishedCell] = ()) -> list[PublishedCell]:
    hidden = hide(edition(counts, register), register).hidden
    return [PublishedCell(*key, key in hidden, value) for key, value in counts.items()]


def names(hidden: frozenset[CellKey]) -> set[str]:
    return {key.category or "all" for key in hidden}


@pytest.mark.parametrize(
    ("parts", "hidden"),
    [
        ({"a": 20, "b": 7}, ""),
        ({"a": 20, "b": 0}, ""),
        ({"a": 20, "b": 7, "c": 3}, "b c"),
        ({"a": 20, "b": 3, "c": 2}, "b c"),
        ({"a": 20, "b": 1, "c": 1}, "a b c"),
        ({"a": 20, "b": 1, "c": 3}, "a b c"),
        ({"a": 5, "b": 5, "c": 3}, "a b c"),
        ({"a": 20, "b": 9, "c": 9, "d": 1}, "b d"),
        ({"a": 3, "b": 0}, "a all"),
        ({"a": 2, "b": 1, "c": 0}, "a b c all"),
        ({"a": 1, "b": 1, "c": 1, "d": 1, "e": 1, "f": 0}, "a b c d e all"),
        ({}, ""),
    ],
)
def test_what_is_withheld_of_one_column(parts: dict[str, int], hidden: str) -> None:
    assert names(hide(edition(table(parts)), ()).hidden) == set(hidden.split())


def possible(
    hidden: Sequence[CellKey], known: Mapping[CellKey, int], tied: Sequence[Sum]
) -> Iterator[tuple[int, ...]]:
    """Every way to fill in what is withheld, one number after the other."""
    for guess in product(range(13), repeat=len(hidden)):
        filled = {**known, **dict(zip(hidden, guess, strict=True))}
        if all(
            filled[one.whole] == sum(filled[k] for k in one.plus) - sum(filled[k] for k in one.minus)
            for one in tied
        ):
            yield guess


@settings(max_examples=40)
@given(st.lists(st.integers(0, 9), min_size=2, max_size=4))
def test_no_small_number_of_a_column_can_be_worked_out(numbers: list[int]) -> None:
    counts = table(dict(zip("abcd", numbers, strict=False)))
    given_out = edition(counts)
    hidden = sorted(hide(given_out, ()).hidden, key=str)
    known = {key: number for key, number in counts.items() if key not in hidden}
    found = list(possible(hidden, known, given_out.sums))
    for at, key in enumerate(hidden):
        if 0 < counts[key] < 5:
            assert {1, 2, 3, 4} <= {guess[at] for guess in found}, key


def test_a_month_and_the_one_before_are_a_sum() -> None:
    counts = (
        table({"a": 20, "b": 30}, SEP) | table({"a": 3, "b": 40}, OCT) | table({"a": 23, "b": 70}, TO_OCT)
    )
    hidden = hide(edition(counts), ()).hidden
    assert part("a", OCT) in hidden
    in_row = {part("a", SEP), part("a", TO_OCT)} & hidden
    in_column = {part("b", OCT), whole(OCT)} & hidden
    assert in_row
    assert in_column


@pytest.mark.parametrize(
    ("september", "october", "hidden"),
    [
        ({"a": 6, "b": 7}, {"a": 1, "b": 6}, "a b"),
        ({"a": 2, "b": 30, "c": 9}, {"a": 20, "b": 9, "c": 7}, "a c"),
    ],
)
def test_what_was_withheld_to_no_use_is_shown_again(
    september: dict[str, int], october: dict[str, int], hidden: str
) -> None:
    """Two months of two parts will do: each part in its row, and both in their columns."""
    to_october = {name: number + october[name] for name, number in september.items()}
    counts = table(september, SEP) | table(october, OCT) | table(to_october, TO_OCT)
    withheld = hide(edition(counts), ()).hidden
    assert withheld == {part(name, days) for name in hidden.split() for days in (SEP, OCT)}


def test_what_was_shown_before_stays_and_what_is_new_gives_way() -> None:
    before = published(table({"a": 20, "b": 30}, SEP))
    assert not any(cell.hidden for cell in before)
    counts = table({"a": 3, "b": 40}, OCT) | table({"a": 23, "b": 70}, TO_OCT)
    hidden = hide(edition(counts, before), before).hidden
    assert {part("a", OCT), part("a", TO_OCT)} <= hidden
    alone = hide(edition(table({"a": 23, "b": 70}, TO_OCT)), ()).hidden
    assert not alone


def test_a_number_withheld_before_is_kept_by_what_comes_after() -> None:
    register = published(table({"a": 20, "b": 30}, SEP))
    register += published(table({"a": 3, "b": 40}, OCT) | table({"a": 23, "b": 70}, TO_OCT), register)
    assert {cell.key for cell in register if cell.hidden} >= {part("a", OCT), part("a", TO_OCT)}
    counts = table({"a": 25, "b": 50}, NOV) | table({"a": 48, "b": 120}, TO_NOV)
    hidden = hide(edition(counts, register), register).hidden
    assert {part("a", NOV), part("a", TO_NOV)} & hidden, "their difference is the year to date of October"


def test_a_net_flow_gives_nothing_away() -> None:
    flow = {CellKey(name, None, *OCT): n for name, n in {"start": 30, "in": 3, "out": 12, "end": 21}.items()}
    hidden = {key.measure for key in hide(edition(flow), ()).hidden}
    assert hidden == {"in", "out"}


def test_a_nought_is_withheld_where_it_would_say_that_nothing_left() -> None:
    before = [PublishedCell("start", None, *OCT, False, 30), PublishedCell("end", None, *OCT, False, 33)]
    counts = {CellKey("in", None, *OCT): 3, CellKey("out", None, *OCT): 0}
    withheld = hide(edition(counts, before), before)
    assert {key.measure for key in withheld.hidden} == {"in", "out"}
    assert withheld.given_away == frozenset()


def test_what_was_given_away_before_is_told() -> None:
    before = [PublishedCell(*whole(OCT), False, 12), PublishedCell(*part("a"), False, 10)]
    withheld = hide(edition({part("b"): 2}, before), before)
    assert withheld.hidden == withheld.given_away == {part("b")}


def test_a_share_goes_with_its_counts() -> None:
    counts = table({"a": 37, "b": 3})
    shares = [Quotient(CellKey("share", name, *OCT), (part(name), whole(OCT))) for name in "ab"]
    money = Quotient(CellKey("pounds", None, *OCT), (whole(OCT),))
    given_out = Edition(counts, sums(DEFINITIONS, counts), [*shares, money])
    hidden = {key.measure for key in hide(given_out, ()).hidden}
    assert hidden == {"part", "share"}


def test_a_total_that_was_restated_is_two_numbers() -> None:
    before = published(table({"a": 30, "b": 20}))
    withheld = hide(Edition({whole(OCT): 58}, edition(table({"a": 30, "b": 20})).sums), before)
    assert withheld == (frozenset(), frozenset())


def test_how_many_were_entered_late_is_withheld_like_any_small_number() -> None:
    before = [PublishedCell(*whole(OCT), False, 50)]
    hidden = hide(edition({part("a"): 30, part("b"): 22}, before), before).hidden
    assert hidden == {part("b")}
    assert not hide(edition({part("a"): 30, part("b"): 25}, before), before).hidden


def test_the_order_of_what_is_handed_in_does_not_matter() -> None:
    counts = table({"a": 20, "b": 8, "c": 3}, SEP) | table({"a": 9, "b": 4, "c": 7}, OCT)
    counts |= table({"a": 29, "b": 12, "c": 10}, TO_OCT)
    expected = hide(edition(counts), ()).hidden
    for seed in range(5):
        mixed, tied = list(counts.items()), list(edition(counts).sums)
        Random(seed).shuffle(mixed)
        Random(seed).shuffle(tied)
        assert hide(Edition(dict(mixed), tied), ()).hidden == expected
