"""A change that the server undid for another's sake, made again: the one place where that is done."""

from collections.abc import Callable
from typing import TypeVar

from cme_desktop.errors import Crossed, Parted

T = TypeVar("T")
_TIMES = 3
"""How often a change is begun before whoever makes it is told."""


def until_it_stands(change: Callable[[], T], undone: Callable[[], None] = lambda: None) -> T:
    """Make a whole change, from its beginning to its commit, and make it again where it was undone whole.

    Two changes that wait for each other are no mistake of either: a save holds a record and goes on to an
    older one for which something follows from it, while a rename or a reckoning comes the other way. Nor is
    it one where a record is pointed at just as it is taken back: begun again, each sees the other. `undone`
    is told before the change begins again. Raises Crossed, Parted when it was undone every time.
    """
    for _ in range(_TIMES - 1):
        try:
            return change()
        except (Crossed, Parted):
            undone()
    return change()
