"""Words that stand in so many children's names that they tell nobody apart."""

from cme_desktop.ports import Reader
from cme_desktop.standing_records.child import CHILD

_SHARE = 0.008
_AT_LEAST = 2
_MOST_HELD = 5_000


class CommonNames:
    """Asked of a folded word; few are looked up twice."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self._limit = 0
        self._known: dict[str, bool] = {}

    def __call__(self, word: str) -> bool:
        if word not in self._known:
            if len(self._known) >= _MOST_HELD:
                self._known.clear()
            if not self._limit:
                children, _ = self.reader.counts()[CHILD.key]
                self._limit = max(_AT_LEAST, int(children * _SHARE) + 1)
            found = self.reader.search([word], self._limit, (CHILD.key,))
            self._known[word] = len(found) >= self._limit
        return self._known[word]
