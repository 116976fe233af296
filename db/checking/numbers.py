"""The reference numbers: each given once, in the order of the records, and none gone without a trace."""

from collections.abc import Iterator

import sqlalchemy as sa

from db.checking.naming import PREFIXES
from db.tables.schema import counter


class Numbers:
    """The reference numbers that were met: what is on file, and what was given and taken back."""

    def __init__(self) -> None:
        self.highest: dict[tuple[str, int], int] = {}
        self.counted: dict[tuple[str, int], int] = {}
        self._last: dict[tuple[str, int], int] = {}
        self.whole = True
        """Whether all records could be read."""

    def meet(self, prefix: str, year: int, number: int | None) -> bool:
        """Whether a number is higher than that of the record before it; None for one that went again."""
        key = prefix, year
        self.counted[key] = self.counted.get(key, 0) + 1
        if number is None:
            return True
        before, self._last[key] = self._last.get(key, 0), number
        self.highest[key] = max(self.highest.get(key, 0), number)
        return number > before

    def findings(self, connection: sa.Connection) -> Iterator[str]:
        """What the counters of numbers tell that does not agree with the records; to be asked at the end."""
        counters = connection.execute(sa.select(counter)).all()
        sound = [row for row in counters if row.prefix in PREFIXES and isinstance(row.year, int)]
        if len(sound) < len(counters):
            yield "A number is kept for the references of a kind or a year that there is not."
        given = {(row.prefix, row.year): row.last for row in sound if isinstance(row.last, int)}
        for (prefix, year), highest in self.highest.items():
            if given.get((prefix, year), 0) < highest:
                yield f"The next number of {prefix}-{year} would be one that was given before."
        if connection.dialect.name != "sqlite" or not self.whole:
            return  # on a server a change that came to nothing leaves a gap
        for (prefix, year), last in given.items():
            gone = last - self.counted.get((prefix, year), 0)
            if gone > 0:
                are = "is" if gone == 1 else "are"
                yield (
                    f"{gone:,} of the numbers of {prefix}-{year} that were given {are} neither on file nor "
                    "in the history: what had them was taken away outside CME Desktop."
                )
