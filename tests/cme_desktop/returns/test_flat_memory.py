"""What a return holds of each thing it counts is a few numbers, however much the records say."""

import tracemalloc
from collections.abc import Callable
from datetime import date

import pytest

from cme_desktop.returns.things import Thing, Things
from cme_desktop.spreadsheets.put_aside import put_aside
from cme_desktop.versions.figures import KeptThings

MANY = 20_000


def grown(make: Callable[[], object]) -> tuple[int, int]:
    """The bytes that something holds once it is made, and at the height of its making."""
    tracemalloc.start()
    try:
        made = make()
        held, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert made is not None
    return held, most


def test_a_thing_counted_is_held_as_its_record_and_its_day() -> None:
    first = date(2026, 10, 1).toordinal()
    things = (Thing(number, on=date.fromordinal(first + number % 31)) for number in range(1, MANY))
    held, _ = grown(lambda: Things(things))
    assert held / MANY < 24


def test_what_is_kept_of_things_is_not_held_twice() -> None:
    things = Things(Thing(number) for number in range(1, MANY))
    _, most = grown(lambda: KeptThings.of_columns(things.records, things.amounts, things.rows))
    assert most / MANY < 1


@pytest.mark.parametrize("order", [None, lambda row: (row[0],)])
def test_of_what_is_put_aside_no_more_is_held_than_where_it_lies(
    order: Callable[[tuple[int, str]], tuple[object, ...]] | None,
) -> None:
    rows = ((number, "a child, a school and why it is so " * 10) for number in range(MANY))
    held, _ = grown(lambda: put_aside(rows, order, in_memory=1))
    assert held / MANY < 32
