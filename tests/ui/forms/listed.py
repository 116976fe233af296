"""Look-ups over lists, for tests; answers are kept back until they are called for where a test asks so."""

from collections.abc import Callable

from ui.editors.lookups import Match, Matches

ADA = Match(1, "Okafor, Ada", "b. 3 Feb 2015 · Y6 · Ashdown Primary School")
ADAEZE = Match(2, "Okafor, Adaeze", "b. 9 Sep 2012 · Y9 · Brook High School")
KUBA = Match(3, "Lis, Kuba", "b. 1 Mar 2016 · Y5")
ASHDOWN = Match(11, "Ashdown Primary School", "352/2999")
BROOK = Match(12, "Brook High School", "352/4000")
NORTH = Match(21, "North hub")

Done = Callable[[Matches], None]


class ListedLookups:
    """Finds by any part of a label."""

    def __init__(self, late: bool = False) -> None:
        self.late = late
        self.waiting: list[tuple[Done, Matches]] = []
        self.lists = {"child": [ADA, ADAEZE, KUBA], "school": [ASHDOWN, BROOK], "hub": [NORTH]}

    def find(self, to: str, words: str, done: Done, failed: Callable[[], None]) -> None:
        """Answer at once, or when `answer` is called."""
        found = Matches([each for each in self.lists.get(to, []) if words.lower() in each.label.lower()])
        if self.late:
            self.waiting.append((done, found))
        else:
            done(found)

    def answer(self) -> None:
        """Give every answer kept back, the newest first."""
        while self.waiting:
            done, found = self.waiting.pop()
            done(found)
