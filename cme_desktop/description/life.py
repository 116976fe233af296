"""How a record stands: the statuses of a type, and the moves between them."""

from dataclasses import dataclass

from cme_desktop.fields import Choices


@dataclass(frozen=True)
class Life:
    """The statuses of a record type and the moves allowed between them.

    `open` are those still on somebody's desk; a record that is not open is finished.
    """

    statuses: Choices
    moves: frozenset[tuple[str, str]]
    open: frozenset[str]
    first: str

    def next_from(self, status: str) -> tuple[str, ...]:
        """The statuses that may follow this one, in the order of the list, itself first."""
        return (status, *(c.code for c in self.statuses if (status, c.code) in self.moves))


def life(first: str, moves: dict[str, str], statuses: Choices, finished: str) -> Life:
    """A life written as words: `moves` maps a status to the ones that may follow, space-separated."""
    pairs = frozenset((start, end) for start, ends in moves.items() for end in ends.split())
    codes = {choice.code for choice in statuses}
    return Life(statuses, pairs, frozenset(codes - set(finished.split())), first)


ALIVE = life(
    "current",
    {"current": "ended", "ended": "current"},
    Choices(("current", "Current"), ("ended", "Ended")),
    finished="ended",
)
"""The life of register entries: people, schools, officers, hubs."""
