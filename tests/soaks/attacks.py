"""A reader of twelve returns in a row, of teams large and small, with exports, tries to work out numbers."""

from random import Random

from tests.attacker.notices import a_year, in_turn
from tests.attacker.notices import sums_of as sums_of_both
from tests.attacker.published import broken_sums_told, late_entries_told, worked_out
from tests.attacker.town import published, sums_of

RETURNS = 12


def run(times: int, seed: int) -> tuple[int, list[str]]:
    """How many small numbers were withheld, and a line for each that was found out."""
    withheld, wrong = 0, []
    for number in range(seed, seed + times):
        register = published(Random(number), RETURNS)
        withheld += sum(cell.hidden and 0 < (cell.value or 0) < 5 for cell in register)
        for cell, found in worked_out(register, sums_of([cell.key for cell in register])).items():
            wrong.append(f"Seed {number}: {cell.key} can only be one of {found.left}.")
        wrong += [f"Seed {number}: {key} was restated by less than 5." for key in late_entries_told(register)]
        both = in_turn(number, a_year())
        withheld += sum(cell.hidden and 0 < (cell.value or 0) < 5 for cell in both)
        tied = sums_of_both([cell.key for cell in both])
        for cell, found in worked_out(both, tied).items():
            wrong.append(f"Seed {number}, with exports: {cell.key} can only be one of {found.left}.")
        wrong += [
            f"Seed {number}: {one.whole} is out by late entries." for one in broken_sums_told(both, tied)
        ]
    return withheld, wrong
