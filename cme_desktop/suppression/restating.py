"""What may be told of numbers as they are now, after others were published: late entries only together."""

from collections.abc import Iterable, Mapping

from cme_desktop.suppression.cells import SMALLEST, CellKey, PublishedCell, Sum


def restated(
    now: Mapping[CellKey, int], sums: Iterable[Sum], register: Iterable[PublishedCell]
) -> dict[CellKey, int]:
    """The counts of an edition as they are to be published.

    What was published is repeated, and what is new is made of what was published: a year to date of its
    months. A total differs from that only by 5 and more; smaller late entries wait, and so do those of a
    category. Shares are to be made of the counts that this gives.
    """
    telling = _Telling(now, sums, register)
    return {key: told for key in now if (told := telling.tell(key)) is not None}


class _Telling:
    """What a reader is told of each number, or can make of what was told."""

    def __init__(
        self, now: Mapping[CellKey, int], sums: Iterable[Sum], register: Iterable[PublishedCell]
    ) -> None:
        self._now = now
        self._published = {cell.key: cell.value for cell in register if isinstance(cell.value, int)}
        self._told: dict[CellKey, int | None] = {}
        self._made_of: dict[CellKey, list[Sum]] = {}
        for one in sums:
            if not one.rest:
                self._made_of.setdefault(one.whole, []).append(one)

    def tell(self, key: CellKey) -> int | None:
        """None where it was never published, is not now, and does not follow."""
        if key not in self._told:
            self._told[key] = self._near(key, self._expected(key))
        return self._told[key]

    def _expected(self, key: CellKey) -> int | None:
        if key in self._published:
            return self._published[key]
        # Taken out, so that sums that lead back to it do not ask for ever.
        made = map(self._made, self._made_of.pop(key, ()))
        return next((number for number in made if number is not None), None)

    def _made(self, one: Sum) -> int | None:
        plus, minus = ([self.tell(key) for key in keys] for keys in (one.plus, one.minus))
        added = [number for number in plus if number is not None]
        taken = [number for number in minus if number is not None]
        if len(added) < len(plus) or len(taken) < len(minus):
            return None
        # Late entries that were not told may have been closed since.
        return max(0, sum(added) - sum(taken))

    def _near(self, key: CellKey, expected: int | None) -> int | None:
        """The number that is expected, or as it is where a total is so far off that this tells of nobody."""
        now = self._now.get(key)
        if expected is None or now is None:
            return now if expected is None else expected
        return now if key.category is None and abs(now - expected) >= SMALLEST else expected
