"""What may be told of numbers as they are now, after others were published: late entries only together."""

from collections.abc import Iterable, Mapping

from cme_desktop.suppression.cells import SMALLEST, CellKey, PublishedCell, Sum, in_order, is_small


def restated(
    now: Mapping[CellKey, int], sums: Iterable[Sum], register: Iterable[PublishedCell]
) -> dict[CellKey, int]:
    """The counts of an edition as they are to be published.

    What was published is repeated, and what is new is made of what was published: a year to date of its
    months. A total differs from that only by 5 and more, and only where this leaves no sum out by less;
    smaller late entries wait, and so do those of a category. Shares are to be made of the counts given here.
    """
    telling = _Telling(now, sums, register)
    for key in sorted(now, key=in_order):
        telling.tell(key)
    for key in sorted(now, key=in_order):
        telling.restate(key)
    return {key: told for key in now if (told := telling.tell(key)) is not None}


class _Telling:
    """What a reader is told of each number, or can make of what was told."""

    def __init__(
        self, now: Mapping[CellKey, int], sums: Iterable[Sum], register: Iterable[PublishedCell]
    ) -> None:
        self._now = now
        published = {cell.key: cell.value for cell in register}
        self._told: dict[CellKey, int | None] = {
            key: value for key, value in published.items() if isinstance(value, int)
        }
        self._made_of: dict[CellKey, list[Sum]] = {}
        self._sums_of: dict[CellKey, list[Sum]] = {}
        for one in sums:
            if not one.rest:
                self._made_of.setdefault(one.whole, []).append(one)
                for key in one.keys:
                    self._sums_of.setdefault(key, []).append(one)

    def tell(self, key: CellKey) -> int | None:
        """None where it was never published, is not now, and does not follow."""
        if key not in self._told:
            # Taken out, so that sums that lead back to it do not ask for ever.
            made = map(self._made, self._made_of.pop(key, ()))
            self._told[key] = next((number for number in made if number is not None), self._now.get(key))
        return self._told[key]

    def restate(self, key: CellKey) -> None:
        """Tell a total as it is now, where that tells of nobody."""
        told, now = self._told[key], self._now[key]
        if key.category is None and told is not None and abs(now - told) >= SMALLEST:
            self._told[key] = now
            if any(is_small(abs(self._gap(one))) for one in self._sums_of.get(key, ())):
                self._told[key] = told

    def _made(self, one: Sum) -> int | None:
        plus, minus = ([self.tell(key) for key in keys] for keys in (one.plus, one.minus))
        if None in plus or None in minus:
            return None
        # Late entries that were not told may have been closed since.
        return max(0, sum(filter(None, plus)) - sum(filter(None, minus)))

    def _gap(self, one: Sum) -> int:
        """By how much a sum is out, as it is told; nought where nobody can tell."""
        whole, plus, minus = (
            [self._told.get(key) for key in keys] for keys in ((one.whole,), one.plus, one.minus)
        )
        if None in whole or None in plus or None in minus:
            return 0
        return sum(filter(None, whole)) - sum(filter(None, plus)) + sum(filter(None, minus))
