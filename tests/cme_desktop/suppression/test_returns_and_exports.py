"""Returns and exports of months, terms and years: nothing withheld in one follows from the others."""

from collections.abc import Sequence
from datetime import date
from random import Random

import pytest

from cme_desktop.editions.committee import ties
from cme_desktop.returns.periods import month_of
from cme_desktop.suppression import publishing
from cme_desktop.suppression.cells import Edition, PublishedCell, Withheld
from tests.attacker.notices import (
    AUTUMN,
    PUBLISHED,
    YEAR,
    Publish,
    Step,
    a_year,
    committee,
    counts,
    export,
    filed,
    in_turn,
    sums_of,
)
from tests.attacker.published import broken_sums_told, late_entries_told, worked_out

OCTOBER, NOVEMBER = month_of(date(2026, 10, 1)), month_of(date(2026, 11, 1))
SOON, LATER, LAST = date(2026, 11, 2), date(2027, 1, 7), date(2027, 4, 7)
AUTUMN_MONTHS = [*YEAR.months()][:4]
EXPORT_FIRST: Sequence[Step] = ((export, OCTOBER, SOON), (committee, OCTOBER, LATER))
COMMITTEE_FIRST: Sequence[Step] = ((committee, OCTOBER, SOON), (export, OCTOBER, LATER))
MONTHS_A_TERM_A_YEAR: Sequence[Step] = (
    *((export, month, month.end.replace(day=28)) for month in AUTUMN_MONTHS),
    *((publish, AUTUMN, LAST) for publish in (committee, export)),
    *((publish, YEAR, PUBLISHED) for publish in (export, committee)),
)


def found(register: Sequence[PublishedCell]) -> int:
    """How much of what was published gives something away."""
    tied = sums_of([cell.key for cell in register])
    told = len(late_entries_told(register)) + len(broken_sums_told(register, tied))
    return len(worked_out(register, tied)) + told


@pytest.mark.parametrize(
    ("seed", "steps"),
    [
        (0, EXPORT_FIRST),
        (3, EXPORT_FIRST),
        (0, COMMITTEE_FIRST),
        (3, COMMITTEE_FIRST),
        (0, MONTHS_A_TERM_A_YEAR),
    ],
)
def test_exports_and_returns_give_nothing_of_each_other_away(seed: int, steps: Sequence[Step]) -> None:
    register = in_turn(seed, steps)
    assert sum(cell.hidden and 0 < (cell.value or 0) < 5 for cell in register) > 50
    assert found(register) == 0


def test_nothing_is_found_in_a_year_of_both() -> None:
    assert found(in_turn(1, a_year())) == 0


@pytest.mark.parametrize("steps", [EXPORT_FIRST, COMMITTEE_FIRST])
def test_it_is_found_where_nobody_knows_what_is_counted_alike(
    steps: Sequence[Step], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ties, "alike", tuple)
    assert found(in_turn(1, steps)) > 5


def test_it_is_found_where_no_second_part_is_withheld(monkeypatch: pytest.MonkeyPatch) -> None:
    def alone(given: Edition, _: object) -> Withheld:
        return Withheld(frozenset(k for k, number in given.counts.items() if 0 < number < 5), frozenset())

    monkeypatch.setattr(publishing, "hide", alone)
    assert found(in_turn(0, EXPORT_FIRST)) > 5


def test_it_is_found_where_there_is_no_register() -> None:
    def unregistered(publish: Publish) -> Publish:
        return lambda file, period, _register: publish(file, period, ())

    steps: list[Step] = [
        (unregistered(publish), period, day) for publish, period, day in MONTHS_A_TERM_A_YEAR
    ]
    assert found(in_turn(0, steps)) > 5


def test_what_is_published_is_the_same_wherever_a_restricted_child_went() -> None:
    def published(where: str) -> list[PublishedCell]:
        register: list[PublishedCell] = []
        for publish, period in (
            (export, OCTOBER),
            (committee, OCTOBER),
            (committee, NOVEMBER),
            (export, AUTUMN),
        ):
            register += publish(filed(Random(2), restricted=where), period, register)
        return counts(register)

    assert published("home_education") == published("school_in_authority")
