"""Everything that was published, as a reader has it: shown numbers, withheld ones, and the sums that hold."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from cme_desktop.suppression.cells import CellKey, PublishedCell, Sum
from tests.attacker.attack import Found, attack

Sides = tuple[int, list[int], list[int]]
"""The line of a whole, those that are added and those that are taken away."""


def worked_out(register: Sequence[PublishedCell], sums: Sequence[Sum]) -> dict[PublishedCell, Found]:
    """The small numbers of which a reader is left with fewer than four possible values.

    A withheld number is taken for a nought only where the notes let it be one: where no part of a sum is
    shown, or something is withheld both of what comes and of what goes.
    """
    lines: dict[CellKey, list[int]] = {}
    for number, cell in enumerate(register):
        lines.setdefault(cell.key, []).append(number)
    shown = [None if cell.hidden else int(cell.value or 0) for cell in register]
    least = [1] * len(shown)
    for key in dict.fromkeys(key for one in sums for key in one.keys if key not in lines):
        lines[key] = [len(shown)]
        shown.append(None)
        least.append(0)
    held = [sides for one in sums for sides in _at_each_time(one, lines) if _holds(sides, register)]
    for _, plus, minus in held:
        cells = [line for line in plus if line < len(register)]
        hidden = [[line for line in side if shown[line] is None] for side in (cells, minus)]
        if (len(cells) > 1 and hidden[0] == cells) or all(hidden):
            for line in (*hidden[0], *hidden[1]):
                least[line] = 0
    found = attack(shown, least, [_equation(sides) for sides in held])
    known = {register[one.line]: one for one in found if one.line < len(register)}
    return {cell: one for cell, one in known.items() if cell.value and cell.value < 5}


def late_entries_told(register: Sequence[PublishedCell]) -> list[CellKey]:
    """The cells that were restated by so little that it tells of a few children."""
    shown: dict[CellKey, list[int]] = {}
    for cell in register:
        if not cell.hidden:
            shown.setdefault(cell.key, []).append(int(cell.value or 0))
    return [key for key, said in shown.items() if any(0 < abs(a - b) < 5 for a, b in pairwise(said))]


def _at_each_time(one: Sum, lines: Mapping[CellKey, Sequence[int]]) -> Iterator[Sides]:
    """The sum of the numbers as they were stated first, and as they were restated since."""
    for time in range(max(len(lines[key]) for key in one.keys)):
        whole, plus, minus = (
            [lines[key][min(time, len(lines[key]) - 1)] for key in keys]
            for keys in ((one.whole,), one.plus, one.minus)
        )
        yield whole[0], plus, minus


def _holds(sides: Sides, register: Sequence[PublishedCell]) -> bool:
    """Whether the page says that a sum holds: what a late entry has broken is of no use to a reader."""
    equation = _equation(sides)
    if max(equation) >= len(register):
        return True
    return sum(times * int(register[line].value or 0) for line, times in equation.items()) == 0


def _equation(sides: Sides) -> Counter[int]:
    whole, plus, minus = sides
    counted = Counter(plus)
    counted.subtract([whole, *minus])
    return counted
