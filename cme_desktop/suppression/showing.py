"""Which of the withheld numbers are shown again, as withholding them hides nothing."""

from collections.abc import Iterable, Mapping

from cme_desktop.suppression.cells import is_small
from cme_desktop.suppression.freedom import Freedom
from cme_desktop.suppression.known import Known


class Showing:
    """The numbers of an edition after enough of them was withheld, and more than enough.

    `free` tells of small numbers what else each may be, which it stays.
    """

    def __init__(self, known: Known, freedom: Freedom, free: Mapping[int, range]) -> None:
        self._known = known
        self._numbers = known.numbers
        self._freedom = freedom
        self._free = free

    def show(self) -> None:
        """Show each number that is not small where every small one stays free, the largest first.

        What follows from what is shown is among them, as showing it tells nothing new.
        """
        withheld = [
            place
            for place, number in enumerate(self._numbers)
            if number.new and number.hidden and not is_small(number.value)
        ]
        for place in sorted(withheld, key=lambda place: (-self._numbers[place].value, place)):
            if self._numbers[place].hidden:
                self._try(place)

    def _try(self, place: int) -> None:
        """Show a number unless a small one would be less free; what is known beside it changes with it."""
        together = self._together(place)
        small = self._free.keys() & together
        admitted = {other: self._freedom.admitted[other] for other in small}
        shown = self._show_with_noughts(place, together)
        self._know(together)
        self._freedom.forget(small, together)
        if not all(map(self._is_free, sorted(small))):
            for other in shown:
                self._numbers[other].hidden = True
            self._know(together)
            self._freedom.admitted.update(admitted)

    def _together(self, place: int) -> set[int]:
        """What hangs together with a withheld number by sums of others that are withheld."""
        found, left = set[int](), [place]
        while left:
            one = left.pop()
            if one not in found and self._numbers[one].hidden:
                found.add(one)
                left += (other for tie in self._known.ties_of(one) for other in tie.places)
        return found

    def _show_with_noughts(self, place: int, together: Iterable[int]) -> list[int]:
        """Show a number, and with it the noughts with which no reader would reckon any more."""
        shown, further = list[int](), [place]
        while further:
            for other in further:
                self._numbers[other].hidden = False
            shown += further
            further = [other for other in together if self._is_unheard_of(other)]
        return shown

    def _is_unheard_of(self, place: int) -> bool:
        """Whether a nought is withheld where by the notes none is."""
        number = self._numbers[place]
        return number.new and number.hidden and number.value == 0 and self._known.least(place) > 0

    def _know(self, places: Iterable[int]) -> None:
        for place in places:
            self._freedom.bounds[place] = self._known.bounds(place)

    def _is_free(self, place: int) -> bool:
        return all(self._freedom.reach(place, value) for value in self._free[place])
