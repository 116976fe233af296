"""How a record stands: the statuses of a type, and the moves between them."""

from collections.abc import Mapping
from dataclasses import dataclass

from cme_desktop.fields import Choices


@dataclass(frozen=True)
class Life:
    """The statuses of a record type and the moves allowed between them.

    `open` are those still on somebody's desk; a record that is not open is finished. `void` are the finished
    ones in which nothing was done: it was withdrawn, refused or called off.
    """

    statuses: Choices
    moves: frozenset[tuple[str, str]]
    open: frozenset[str]
    first: str
    void: frozenset[str]
    waits_for: Mapping[str, str]
    """What each open one waits for, in words that go on a sentence."""

    def next_from(self, status: str) -> tuple[str, ...]:
        """The statuses that may follow this one, in the order of the list, itself first."""
        return (status, *(c.code for c in self.statuses if (status, c.code) in self.moves))


def life(
    first: str,
    moves: dict[str, str],
    statuses: Choices,
    finished: str,
    void: str = "",
    waits_for: Mapping[str, str] | None = None,
) -> Life:
    """A life written as words: `moves` maps a status to the ones that may follow, space-separated.

    `finished` are those that end it, `void` those among them in which nothing was done.
    """
    pairs = frozenset((start, end) for start, ends in moves.items() for end in ends.split())
    codes = {choice.code for choice in statuses}
    still_open = frozenset(codes - set(finished.split()))
    return Life(statuses, pairs, still_open, first, frozenset(void.split()), waits_for or {})


ALIVE = life(
    "current",
    {"current": "ended", "ended": "current"},
    Choices(("current", "Current"), ("ended", "Ended")),
    finished="ended",
    void="ended",
)
"""The life of what is only kept: people, officers, hubs, days."""
