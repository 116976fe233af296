"""All numbers that a reader can put together: of an edition, of all before it, and what lies between them."""

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from cme_desktop.suppression.bounds import Bounds
from cme_desktop.suppression.cells import SMALLEST, CellKey, Edition, PublishedCell, Sum, in_order, is_small


@dataclass
class Number:
    """A number as it was stated once; one that was restated since is two numbers."""

    value: int
    hidden: bool
    cell: CellKey | None = None
    """None where it stands in no table."""
    new: bool = False
    """Whether it is published only now, so that it can still be withheld."""
    late: bool = False
    """Whether it is by how much a sum is out: how many were entered late, which tells of children too."""

    @property
    def tells(self) -> bool:
        """Whether it tells of children at all: those never published do not, whatever they are."""
        return self.cell is not None or self.late


@dataclass(frozen=True)
class Tie:
    """A sum between numbers, by their places."""

    whole: int
    plus: tuple[int, ...]
    minus: tuple[int, ...]
    exact: bool
    """Whether nothing but cells is in it."""

    @property
    def places(self) -> tuple[int, ...]:
        """All of them, the whole first."""
        return (self.whole, *self.plus, *self.minus)

    def equation(self) -> Counter[int]:
        """How often each counts; together they come to nought."""
        counted = Counter(self.plus)
        counted.subtract((self.whole, *self.minus))
        return counted


@dataclass
class Known:
    """What was ever said of each number. Places are in one order whatever order all is handed in."""

    edition: Edition
    register: Iterable[PublishedCell]
    numbers: list[Number] = field(default_factory=list, init=False)
    ties: list[Tie] = field(default_factory=list, init=False)

    def __post_init__(self) -> None:
        self._stated: dict[CellKey, list[int]] = {}
        self._tied: dict[int, list[Tie]] = {}
        self._take_cells()
        sums = sorted({*self.edition.sums}, key=lambda one: [*map(in_order, one.keys)])
        self._take_unpublished(sums)
        for one in sums:
            self._tie(one)

    def last(self, key: CellKey) -> Number:
        """The number that was said of a cell last."""
        return self.numbers[self._stated[key][-1]]

    def ties_of(self, place: int) -> Sequence[Tie]:
        """The sums in which a number stands."""
        return self._tied.get(place, ())

    def bounds(self, place: int) -> Bounds:
        """What a reader knows of a number beforehand, without any sum."""
        number = self.numbers[place]
        if number.cell is None:
            return Bounds(min(0, number.value), None)
        if not number.hidden:
            return Bounds(number.value, number.value)
        return Bounds(min(self.least(place), number.value), self._most(place))

    def least(self, place: int) -> int:
        """What a withheld number of a cell is at least, by all that the notes say of noughts."""
        ties = (tie for tie in self.ties_of(place) if place != tie.whole)
        return 0 if any(map(self.may_hide_noughts, ties)) else 1

    def may_hide_noughts(self, tie: Tie, further: Container[int] = ()) -> bool:
        """Whether a reader has to reckon with noughts among what is withheld of a sum, and further numbers.

        So it is where no part is shown, and where something is withheld both of what comes and of what goes:
        else a small whole would tell how many parts it has, and the net flow how much has come at least.
        """
        plus, minus = (
            [place in further or self.numbers[place].hidden for place in side if self.numbers[place].cell]
            for side in (tie.plus, tie.minus)
        )
        return (len(plus) > 1 and all(plus)) or (any(plus) and any(minus))

    def neighbours(self, places: Iterable[int]) -> set[int]:
        """Whatever hangs together with some places by sums of numbers that were not shown before."""
        found, left = set[int](), [*places]
        while left:
            place = left.pop()
            if place not in found and not self.is_settled(place):
                found.add(place)
                left += (other for tie in self.ties_of(place) for other in tie.places)
        return found

    def is_settled(self, place: int) -> bool:
        """Whether a number was shown before, and is known for good."""
        number = self.numbers[place]
        return number.cell is not None and not number.new and not number.hidden

    def _most(self, place: int) -> int | None:
        """Withheld as the next smallest, as it stands in one sum only, a part is at most the least shown."""
        ties = self.ties_of(place)
        if len(ties) != 1 or place not in ties[0].plus or not ties[0].exact:
            return None
        parts = [self.numbers[part] for part in ties[0].plus]
        shown = [part.value for part in parts if not part.hidden and part.value >= SMALLEST]
        return max(min(shown), self.numbers[place].value, SMALLEST - 1) if shown else None

    def _take_cells(self) -> None:
        published: dict[CellKey, list[PublishedCell]] = {}
        for cell in self.register:
            published.setdefault(cell.key, []).append(cell)
        for key in sorted({*published, *self.edition.counts}, key=in_order):
            for cell in published.get(key, ()):
                if isinstance(cell.value, int):
                    self._state(key, Number(cell.value, cell.hidden, key))
            said = self._stated.get(key)
            now = self.edition.counts.get(key)
            if now is not None and (not said or self.numbers[said[-1]].value != now):
                self._state(key, Number(now, is_small(now), key, new=True))

    def _take_unpublished(self, sums: Sequence[Sum]) -> None:
        """Numbers that were never published, as they follow from the sums; nought where that is left open."""
        left = {key for one in sums for key in one.keys if key not in self._stated}
        while left:
            follow = [one for one in sums if not one.rest and len(left.intersection(one.keys)) == 1]
            for one in follow:
                for key in left.intersection(one.keys):
                    self._state(key, Number(self._following(one, key), hidden=True))
                    left.remove(key)
            if left and not follow:
                key = min(left, key=in_order)
                self._state(key, Number(0, hidden=True))
                left.remove(key)

    def _following(self, one: Sum, key: CellKey) -> int:
        """What an unpublished number has to be for a sum to hold."""
        said = {other: self.last(other).value for other in one.keys if other != key}
        lacking = _gap(one, {**said, key: 0})
        return -lacking if key == one.whole or key in one.minus else lacking

    def _tie(self, one: Sum) -> None:
        """A sum as it stood at each time that a number in it was stated.

        Where it does not add up, for a late entry that was not restated, the reader cannot know by how much.
        """
        for time in range(max(len(self._stated[key]) for key in one.keys)):
            at = {key: self._stated[key][min(time, len(self._stated[key]) - 1)] for key in one.keys}
            plus, minus = (tuple(at[key] for key in keys) for keys in (one.plus, one.minus))
            gap = _gap(one, {key: self.numbers[place].value for key, place in at.items()})
            if gap or one.rest:
                late = not one.rest and any(self.numbers[place].new for place in at.values())
                rest = self._add(Number(abs(gap), hidden=True, late=late))
                plus, minus = ((*plus, rest), minus) if gap >= 0 else (plus, (*minus, rest))
            exact = all(self.numbers[place].cell is not None for place in plus)
            tie = Tie(at[one.whole], plus, minus, exact and not minus)
            self.ties.append(tie)
            for place in {*tie.places}:
                self._tied.setdefault(place, []).append(tie)

    def _state(self, key: CellKey, number: Number) -> None:
        self._stated.setdefault(key, []).append(self._add(number))

    def _add(self, number: Number) -> int:
        self.numbers.append(number)
        return len(self.numbers) - 1


def _gap(one: Sum, values: Mapping[CellKey, int]) -> int:
    """By how much the whole is more than what is named."""
    return values[one.whole] - sum(values[key] for key in one.plus) + sum(values[key] for key in one.minus)
