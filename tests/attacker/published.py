"""Everything that was published, as a reader has it: shown numbers, withheld ones, and the sums that hold."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from cme_desktop.suppression.cells import CellKey, PublishedCell, Sum
from tests.attacker.attack import Found, attack

Sides = tuple[int, list[int], list[int]]
"""The line of a whole, those that are added and those that are taken away."""


def worked_out(register: Sequence[PublishedCell], sums: Sequence[Sum]) -> dict[PublishedCell, Found]:
    """The small numbers of which a reader is left with fewer than four possible values."""
    found = _found(register, sums).items()
    return {cell: one for cell, one in found if cell.value and cell.value < 5 and not one.wide}


def known_all_the_same(register: Sequence[PublishedCell], sums: Sequence[Sum]) -> list[PublishedCell]:
    """The numbers from 5 that were withheld though they follow from what is shown."""
    found = _found(register, sums).items()
    return [cell for cell, one in found if cell.value and cell.value >= 5 and one.follows]


def _found(register: Sequence[PublishedCell], sums: Sequence[Sum]) -> dict[PublishedCell, Found]:
    """What is left to a reader of each cell that was withheld."""
    shown, held = _as_shown(register, sums)
    noughts = _noughts(len(register), shown, held)
    least = [int(cell.value != 0 and line not in noughts) for line, cell in enumerate(register)]
    least += [0] * (len(shown) - len(register))
    found = attack(shown, least, [_equation(sides) for sides in held])
    return {register[one.line]: one for one in found if one.line < len(register)}


def _as_shown(
    register: Sequence[PublishedCell], sums: Sequence[Sum]
) -> tuple[Sequence[int | None], Sequence[Sides]]:
    """Each line of the register, then what was never published; and the sums that hold between them."""
    lines: dict[CellKey, list[int]] = {}
    for number, cell in enumerate(register):
        lines.setdefault(cell.key, []).append(number)
    shown = [None if cell.hidden else int(cell.value or 0) for cell in register]
    for key in dict.fromkeys(key for one in sums for key in one.keys if key not in lines):
        lines[key] = [len(shown)]
        shown.append(None)
    stated = [sides for one in sums for sides in _at_each_time(one, lines)]
    true = _followed([int(cell.value or 0) for cell in register], [_equation(sides) for sides in stated])
    return shown, [sides for sides in stated if _holds(_equation(sides), true)]


def _noughts(published: int, shown: Sequence[int | None], held: Iterable[Sides]) -> set[int]:
    """The withheld lines that the notes let be noughts.

    So it is where no part of a sum is shown, or something is withheld both of what comes and of what goes.
    """
    noughts = set[int]()
    for _, plus, minus in held:
        cells = [line for line in plus if line < published]
        hidden = [[line for line in side if shown[line] is None] for side in (cells, minus)]
        if (len(cells) > 1 and hidden[0] == cells) or all(hidden):
            noughts.update(*hidden)
    return noughts


def late_entries_told(register: Sequence[PublishedCell]) -> list[CellKey]:
    """The cells that were restated by so little that it tells of a few children."""
    shown: dict[CellKey, list[int]] = {}
    for cell in register:
        if not cell.hidden:
            shown.setdefault(cell.key, []).append(int(cell.value or 0))
    return [key for key, said in shown.items() if any(0 < abs(a - b) < 5 for a, b in pairwise(said))]


def broken_sums_told(register: Sequence[PublishedCell], sums: Sequence[Sum]) -> list[Sum]:
    """The sums with nothing withheld that are out by so little that it tells of a few late entries."""
    last = {cell.key: cell for cell in register}
    told = []
    for one in sums:
        cells = [last.get(key) for key in one.keys]
        if all(cell is not None and not cell.hidden for cell in cells):
            whole, plus, minus = (
                sum(int(last[key].value or 0) for key in keys) for keys in ((one.whole,), one.plus, one.minus)
            )
            if 0 < abs(whole - plus + minus) < 5:
                told.append(one)
    return told


def _at_each_time(one: Sum, lines: Mapping[CellKey, Sequence[int]]) -> Iterator[Sides]:
    """The sum of the numbers as they were stated first, and as they were restated since."""
    for time in range(max(len(lines[key]) for key in one.keys)):
        whole, plus, minus = (
            [lines[key][min(time, len(lines[key]) - 1)] for key in keys]
            for keys in ((one.whole,), one.plus, one.minus)
        )
        yield whole[0], plus, minus


def _followed(values: Sequence[int], equations: Sequence[Mapping[int, int]]) -> dict[int, int]:
    """The numbers by line, those that were never published as they follow from the sums."""
    true = dict(enumerate(values))
    following = True
    while following:
        following = False
        for equation in equations:
            unknown = [line for line in equation if line not in true]
            if len(unknown) == 1:
                left = sum(times * true[line] for line, times in equation.items() if line in true)
                true[unknown[0]] = -left // equation[unknown[0]]
                following = True
    return true


def _holds(equation: Mapping[int, int], true: Mapping[int, int]) -> bool:
    """Whether the page says that a sum holds: what a late entry has broken is of no use to a reader."""
    lines = [line for line, times in equation.items() if times]
    if any(true.get(line, 0) < 0 for line in lines):
        return False
    known = all(line in true for line in lines)
    return not known or sum(equation[line] * true[line] for line in lines) == 0


def _equation(sides: Sides) -> Counter[int]:
    whole, plus, minus = sides
    counted = Counter(plus)
    counted.subtract([whole, *minus])
    return counted
