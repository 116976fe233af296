"""What a reader can work out: sums that hold, and guesses that come to a contradiction.

It shares no code with the program. Each line is a number as it was shown, or none; each sum says which lines
come to nought together. A number is narrowed down by what the sums leave of it, by sums made of two others,
and by taking it for one value after the other.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

FAR = 10_000
"""No count of an authority is larger."""
SMALL = range(1, 5)

Equation = Mapping[int, int]
"""How often each line counts; all of it comes to nought."""


@dataclass(frozen=True)
class Found:
    """What is left of a line that was withheld."""

    line: int
    left: tuple[int, ...]
    """The small numbers that it can be, and the next few."""
    others: bool
    """Whether it may be more than the next few."""

    @property
    def wide(self) -> bool:
        """Whether four numbers in a row are left."""
        return any({*range(first, first + 4)} <= {*self.left} for first in self.left)

    @property
    def follows(self) -> bool:
        """Whether it can be but one number."""
        return len(self.left) == 1 and not self.others


def attack(shown: Sequence[int | None], least: Sequence[int], equations: Iterable[Equation]) -> list[Found]:
    """What is left of each line that was withheld."""
    reader = _Reader(shown, least, [*equations])
    return [*map(reader.narrowed, reader.withheld)]


class _Reader:
    def __init__(self, shown: Sequence[int | None], least: Sequence[int], equations: list[Equation]) -> None:
        self._sums: list[Equation] = [{at: times for at, times in one.items() if times} for one in equations]
        self.withheld = [line for line, number in enumerate(shown) if number is None]
        self._range = [
            (least[line], FAR) if number is None else (number, number) for line, number in enumerate(shown)
        ]
        self._sums += self._made_of_two()
        self._of_line: dict[int, list[int]] = {}
        for number, one in enumerate(self._sums):
            for line in one:
                self._of_line.setdefault(line, []).append(number)
        self._range = self._left(self._range, range(len(self._sums))) or []
        assert self._range, "what is on file fits the sums"

    def narrowed(self, line: int) -> Found:
        """Which of the next numbers above the least does not come to a contradiction."""
        least, most = self._range[line]
        left = []
        next_few = range(least, min(most, least + 8) + 1)
        for value in next_few:
            guess = [*self._range]
            guess[line] = (value, value)
            if self._left(guess, self._of_line.get(line, ())) is not None:
                left.append(value)
        return Found(line, tuple(left), most not in next_few)

    def _made_of_two(self) -> list[Equation]:
        """Sums from which a withheld line has fallen out: the net of two that both have it."""
        withheld = {*self.withheld}
        having: dict[int, list[Equation]] = {}
        for one in self._sums:
            for line in withheld.intersection(one):
                having.setdefault(line, []).append(one)
        made: list[Equation] = []
        for line, both in having.items():
            for one, other in combinations(both, 2):
                lines = {*one, *other}
                net = {at: one.get(at, 0) * other[line] - other.get(at, 0) * one[line] for at in lines}
                if len(withheld.intersection(at for at, times in net.items() if times)) <= 3:
                    made.append({at: times for at, times in net.items() if times})
        return made

    def _left(self, ranges: list[tuple[int, int]], first: Iterable[int]) -> list[tuple[int, int]] | None:
        """The ranges once nothing more follows from the sums; None where they contradict each other."""
        waiting = dict.fromkeys(first)
        while waiting:
            number = next(iter(waiting))
            del waiting[number]
            for line, least, most in self._by_sum(self._sums[number], ranges):
                if least > most:
                    return None
                ranges[line] = (least, most)
                waiting |= dict.fromkeys(self._of_line[line])
        return ranges

    def _by_sum(self, one: Equation, ranges: Sequence[tuple[int, int]]) -> Iterable[tuple[int, int, int]]:
        """The lines of a sum that it narrows down."""
        ends = {
            line: sorted((times * ranges[line][0], times * ranges[line][1])) for line, times in one.items()
        }
        lowest, highest = (sum(end[side] for end in ends.values()) for side in (0, 1))
        for line, times in one.items():
            others_low, others_high = lowest - ends[line][0], highest - ends[line][1]
            low, high = sorted((-others_low / times, -others_high / times))
            least, most = ranges[line]
            tighter = max(least, -int(-low // 1)), min(most, int(high // 1))
            if tighter != (least, most):
                yield line, *tighter
