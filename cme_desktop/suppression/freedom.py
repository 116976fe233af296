"""How far withheld numbers may be other than they are, while all that is shown stays as it is.

The sums leave a reader some freedom: the other whole numbers that fit. It is gone through from the numbers
as they are by the steps of the simplex method, in exact arithmetic: what is admitted was reached in whole
numbers and is possible for certain, and where a number comes to its end none beyond it is. What could only be
reached in fractions counts as impossible, which errs on the safe side.
"""

from collections.abc import Iterable, Mapping, MutableSequence, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import floor

from cme_desktop.suppression.bounds import Bounds

Exact = int | Fraction
"""Whole nearly always: fractions come up where tables of more than two dimensions are tied together."""


@dataclass
class Freedom:
    """The numbers that fit: `truth` are those on file, `bounds` what is known of each, both by its place.

    Each equation names places and how often the number there counts; all of it adds up to the same for every
    set of numbers that fits. The bounds may be widened later, and nothing that was admitted is lost by it;
    where they are narrowed, what was admitted of the places that hang together with these is to be forgotten.
    """

    truth: Sequence[int]
    bounds: MutableSequence[Bounds]
    equations: Sequence[Mapping[int, int]]
    guarded: frozenset[int]
    """Of which numbers it is noted what was admitted."""
    admitted: dict[int, set[int]] = field(default_factory=dict, init=False)
    """The numbers that are possible at each guarded place, as far as was asked."""

    def __post_init__(self) -> None:
        self._rows: dict[int, dict[int, Exact]] = {}
        """A place that follows from others, by how much it changes with each of these."""
        self._followers: dict[int, set[int]] = {}
        self._point: list[Exact] = []
        self._seen: dict[tuple[int, int], Mapping[int, int]] = {}
        """With which numbers each was reached last."""
        for place in self.guarded:
            self.admitted[place] = {self.truth[place]}
        for equation in self.equations:
            self._add(equation)

    def reach(self, place: int, value: int) -> bool:
        """Whether a guarded number may be this one instead."""
        if value not in self.admitted[place]:
            self._point = [*self.truth]
            if self._walk(place, value):
                self._note(self._in_whole_numbers(place, value))
        return value in self.admitted[place]

    def forget(self, places: Iterable[int], narrowed: Iterable[int]) -> None:
        """Take back what was admitted of guarded numbers only with others beyond their bounds by now."""
        for place in places:
            self.admitted[place] = {self.truth[place]} | {
                value
                for value in self.admitted[place]
                if (seen := self._seen.get((place, value)))
                and all(self.bounds[other].hold(seen[other]) for other in narrowed)
            }

    def _note(self, numbers: Mapping[int, int]) -> None:
        for place in self.guarded.intersection(numbers):
            self.admitted[place].add(numbers[place])
            self._seen[place, numbers[place]] = numbers

    def _in_whole_numbers(self, place: int, value: int) -> dict[int, int]:
        """Numbers that fit near to the point that was reached, one after the other moved to a whole one.

        Empty where that leads nowhere.
        """
        loosened = {place: self.bounds[place]}
        self.bounds[place] = Bounds(value, value)
        for other in range(len(self._point)):
            if self._point[other].denominator != 1:
                loosened[other] = self.bounds[other]
                below = floor(self._point[other])
                whole = next((goal for goal in (below, below + 1) if self._walk(other, goal)), None)
                if whole is None:
                    break
                self.bounds[other] = Bounds(whole, whole)
        for other, bounds in loosened.items():
            self.bounds[other] = bounds
        if any(number.denominator != 1 for number in self._point):
            return {}
        return {other: int(number) for other, number in enumerate(self._point)}

    def _walk(self, place: int, value: int) -> bool:
        """Move a number as far as another one; where it ends before, no number beyond is possible."""
        up = value > self._point[place]
        while self._point[place] != value:
            entering = self._entering(place, up)
            if entering is None:
                return False
            self._step(*entering, goal=(place, value))
        return True

    def holders(self, place: int) -> frozenset[int]:
        """The places whose numbers keep this one where it is, once it could not be reached."""
        return frozenset(self._rows.get(place, ()))

    def _add(self, equation: Mapping[int, int]) -> None:
        """Take an equation in, solved for a number that can move where there is one."""
        row: dict[int, Exact] = {}
        for place, times in equation.items():
            for other, more in self._rows.get(place, {place: 1}).items():
                _count(row, other, times * more)
        if row:
            pivot = min(row, key=lambda place: (abs(row[place]) != 1, self.bounds[place].are_one, place))
            self._solve(row, pivot)

    def _solve(self, row: dict[int, Exact], pivot: int) -> None:
        """Have a place follow from the others of a row that is nought, and put that in wherever it stood."""
        times = row.pop(pivot)
        solved = {place: _over(-coefficient, times) for place, coefficient in row.items()}
        for follower in self._followers.pop(pivot, set()):
            of_it = self._rows[follower]
            share = of_it.pop(pivot)
            for place, coefficient in solved.items():
                _count(of_it, place, share * coefficient)
                self._relate(follower, place)
        self._rows[pivot] = solved
        for place in solved:
            self._followers.setdefault(place, set()).add(pivot)

    def _relate(self, follower: int, place: int) -> None:
        followers = self._followers.setdefault(place, set())
        if place in self._rows[follower]:
            followers.add(follower)
        else:
            followers.discard(follower)

    def _entering(self, place: int, up: bool) -> tuple[int, bool] | None:
        """The first free number by which a number can still move, and in which direction.

        Always taking the first keeps the walk from going round in a circle (Bland’s rule).
        """
        row = self._rows.get(place, {place: 1})
        for other in sorted(row):
            direction = (row[other] > 0) == up
            if self._room(other, direction) != 0:
                return other, direction
        return None

    def _room(self, place: int, up: bool) -> Exact | None:
        """How far a number is from its end in a direction; None where there is no end."""
        bounds = self.bounds[place]
        if not up:
            return self._point[place] - bounds.least
        return None if bounds.most is None else bounds.most - self._point[place]

    def _step(self, entering: int, up: bool, goal: tuple[int, int]) -> None:
        """Move a free number until one that follows from it, or it itself, or the goal stops it."""
        sign = 1 if up else -1
        rates: dict[int, Exact] = {entering: sign}
        for follower in self._followers.get(entering, ()):
            rates[follower] = self._rows[follower][entering] * sign
        place, value = goal
        length = _over(value - self._point[place], rates[place])
        stopped_by: int | None = None
        for moved, rate in sorted(rates.items()):
            room = self._room(moved, rate > 0)
            if room is not None and (reached := _over(room, rate if rate > 0 else -rate)) < length:
                length, stopped_by = reached, moved
        for moved, rate in rates.items():
            self._point[moved] = _whole(self._point[moved] + rate * length)
        if stopped_by is not None and stopped_by != entering:
            self._exchange(stopped_by, entering)

    def _exchange(self, leaving: int, entering: int) -> None:
        """Have one that followed be free from now on, and the other follow."""
        row = self._rows.pop(leaving)
        for place in row:
            self._followers[place].discard(leaving)
        self._solve({**row, leaving: -1}, entering)


def _count(row: dict[int, Exact], place: int, times: Exact) -> None:
    """Add to a coefficient; one that comes to nought is gone."""
    if total := row.get(place, 0) + times:
        row[place] = _whole(total)
    else:
        row.pop(place, None)


def _over(number: Exact, divisor: Exact) -> Exact:
    """The exact quotient."""
    return _whole(Fraction(number) / divisor)


def _whole(number: Exact) -> Exact:
    """The same number, as a whole one where it is one: these are quicker."""
    return int(number) if number.denominator == 1 else number
