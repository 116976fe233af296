"""Which numbers of an edition are withheld, given all editions before it."""

from collections.abc import Iterable

from cme_desktop.suppression.cells import SMALLEST, CellKey, Edition, PublishedCell, Withheld, is_small
from cme_desktop.suppression.freedom import Freedom
from cme_desktop.suppression.known import Known
from cme_desktop.suppression.showing import Showing


def hide(edition: Edition, register: Iterable[PublishedCell]) -> Withheld:
    """Withhold the numbers from 1 to 4, and others until none of them can be worked out.

    Each of them may then be any number from 1 to 4, by all that is shown now and was shown before, to a
    reader who knows every sum and that a nought is withheld only where no part of its sum is shown. The next
    smallest goes, and where there is none, the noughts; what was withheld to no use is shown again. What was
    published before stays as it was.
    """
    known = Known(edition, register)
    given_away = _Hiding(known).hide()
    hidden = {key for key in edition.counts if known.last(key).hidden}
    hidden |= {
        quotient.key
        for quotient in edition.quotients
        if any(known.last(key).hidden for key in quotient.counts)
    }
    return Withheld(frozenset(hidden), given_away)


class _Hiding:
    """The numbers of an edition while more and more of them are withheld."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._numbers = numbers = known.numbers
        concerned = known.neighbours(place for place, number in enumerate(numbers) if number.new)
        self._small = sorted(
            place
            for place in concerned
            if numbers[place].tells and numbers[place].hidden and is_small(numbers[place].value)
        )
        self._freedom = Freedom(
            [number.value for number in numbers],
            [known.bounds(place) for place in range(len(numbers))],
            [
                {place: times for place, times in tie.equation().items() if place in concerned}
                for tie in known.ties
            ],
            frozenset(self._small),
        )

    def hide(self) -> frozenset[CellKey]:
        """Withhold what has to be; gives the small numbers that follow from what was shown before."""
        more = True
        while more:
            # What is withheld for one may free another that could not be helped before.
            more = False
            for place, value in self._wanted():
                more |= self._make_possible(place, value)
        free = {place: row for place in self._small if (row := self._free(place))}
        Showing(self._known, self._freedom, free).show()
        exposed = (self._numbers[place].cell for place in self._small if place not in free)
        return frozenset(key for key in exposed if key is not None)

    def _free(self, place: int) -> range | None:
        """As many numbers in a row as there are small ones that a number could be: these, or else others.

        A net flow that was published before may mean that something came at all events. None where there are
        no such numbers.
        """
        value, width = self._numbers[place].value, SMALLEST - 1
        rows = [range(least, least + width) for least in range(max(0, value - width + 1), value + 1)]
        rows.sort(key=lambda row: row.start != 1)
        return next((row for row in rows if all(self._freedom.reach(place, other) for other in row)), None)

    def _wanted(self) -> list[tuple[int, int]]:
        """What is not known yet to be possible: a number, and what else it should be able to be."""
        admitted = self._freedom.admitted
        return [
            (place, value)
            for place in self._small
            for value in range(1, SMALLEST)
            if value not in admitted[place]
        ]

    def _make_possible(self, place: int, value: int) -> bool:
        """Withhold more until a number could be this one as well; whether more was withheld."""
        more = False
        while not self._freedom.reach(place, value):
            further = self._next(self._freedom.holders(place))
            if not further:
                break
            for other in further:
                self._numbers[other].hidden = True
            self._widen(further)
            more = True
        return more

    def _next(self, holders: Iterable[int]) -> list[int]:
        """What is withheld next of the numbers that hold one in its place."""
        open_ones = sorted(filter(self._is_open, holders))
        larger = [place for place in open_ones if self._numbers[place].value]
        if larger:
            return [min(larger, key=lambda place: (self._numbers[place].value, place))]
        return next(filter(None, map(self._noughts_with, open_ones)), [])

    def _noughts_with(self, nought: int) -> list[int]:
        """The noughts of a sum that have to go with one; none where no reader would reckon with any there."""
        for tie in self._known.ties_of(nought):
            parts = (*tie.plus, *tie.minus)
            every = [place for place in parts if self._is_open(place) and not self._numbers[place].value]
            for together in ([nought], every):
                if nought in parts and self._known.may_hide_noughts(tie, together):
                    return together
        return []

    def _is_open(self, place: int) -> bool:
        """Whether a number is shown, and could be withheld."""
        number = self._numbers[place]
        return number.new and not number.hidden

    def _widen(self, places: Iterable[int]) -> None:
        """What a reader knows less of, now that these are withheld."""
        beside = {other for place in places for tie in self._known.ties_of(place) for other in tie.places}
        for other in beside.union(places):
            self._freedom.bounds[other] = self._known.bounds(other)
