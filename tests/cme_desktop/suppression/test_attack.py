"""Whoever keeps twelve returns in a row cannot work out what was withheld; and would, if less was done."""

from collections.abc import Sequence
from random import Random

import pytest

from cme_desktop.suppression import restating
from cme_desktop.suppression.cells import Edition, PublishedCell, Withheld
from cme_desktop.suppression.hiding import hide
from cme_desktop.suppression.known import Number
from tests.attacker.published import known_all_the_same, late_entries_told, worked_out
from tests.attacker.town import Guard, published, sums_of


def small_numbers_alone(given: Edition, _register: Sequence[PublishedCell]) -> Withheld:
    """Nothing but the small numbers themselves."""
    return Withheld(frozenset(key for key, number in given.counts.items() if 0 < number < 5), frozenset())


def without_what_was_published(given: Edition, _register: Sequence[PublishedCell]) -> Withheld:
    """Each edition as if it was the first."""
    own = [one for one in given.sums if given.counts.keys() >= {*one.keys}]
    return hide(Edition(given.counts, own), ())


def without_the_sums_along_rows(given: Edition, register: Sequence[PublishedCell]) -> Withheld:
    """As if no reader subtracted a month from a year to date."""
    down = [one for one in given.sums if all(key[2:] == one.whole[2:] for key in one.keys)]
    return hide(Edition(given.counts, down), register)


def found(register: Sequence[PublishedCell]) -> int:
    return len(worked_out(register, sums_of([cell.key for cell in register])))


@pytest.mark.parametrize("seed", [0, 1])
def test_nothing_is_found_in_twelve_returns(seed: int) -> None:
    register = published(Random(seed), 12)
    assert sum(cell.hidden and 0 < (cell.value or 0) < 5 for cell in register) > 50
    assert found(register) == 0
    assert not late_entries_told(register)


@pytest.mark.parametrize("seed", [8, 16, 24])
def test_nothing_is_withheld_that_a_reader_knows_all_the_same(seed: int) -> None:
    register = published(Random(seed), 1)
    assert any(cell.hidden and (cell.value or 0) >= 5 for cell in register)
    assert not known_all_the_same(register, sums_of([cell.key for cell in register]))


def test_a_column_of_noughts_is_shown_again() -> None:
    register = published(Random(42), 1)
    said = {cell.key: cell for cell in register}
    columns = [one for one in sums_of(said) if all(key[2:] == one.whole[2:] for key in one.keys)]
    noughts = [one for one in columns if not one.minus and said[one.whole].value == 0]
    assert noughts
    assert not any(said[key].hidden for one in noughts for key in one.keys)


@pytest.mark.parametrize(
    "guard", [small_numbers_alone, without_what_was_published, without_the_sums_along_rows]
)
def test_the_attacker_finds_what_less_would_leave_open(guard: Guard) -> None:
    assert found(published(Random(1), 4, guard)) > 10


def test_late_entries_are_told_only_where_two_guards_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    """A total that is restated by two is withheld, as by how much its sums are out tells of children."""
    monkeypatch.setattr(restating, "SMALLEST", 2)
    monkeypatch.setattr(restating, "is_small", lambda number: number == 1)
    assert not late_entries_told(published(Random(0), 3))
    monkeypatch.setattr(Number, "tells", property(lambda number: number.cell is not None))
    assert late_entries_told(published(Random(0), 3))


def test_the_attacker_sees_a_late_entry_that_is_told() -> None:
    register = published(Random(0), 2)
    late = next(cell for cell in register if not cell.hidden and cell.value)
    told = PublishedCell(*late.key, False, (late.value or 0) + 1)
    assert late_entries_told([*register, told]) == [late.key]


def test_restricted_children_are_in_no_named_category() -> None:
    """What is not broken down is withheld like every other part, and cannot be told from the others."""
    register = published(Random(3), 3)
    rest = [cell for cell in register if cell.category == "not_broken_down" and 0 < (cell.value or 0) < 5]
    assert rest
    assert all(cell.hidden for cell in rest)
