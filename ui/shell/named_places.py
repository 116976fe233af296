"""The pages of the window by what they are called, for whoever types that into the search box."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from ui.shell.beginnings import begins
from ui.shell.places import TODAY, Place
from ui.shell.rail import groups

_LETTERS = 2
"""So many say which page is meant; fewer begin too many."""
_ALSO = {TODAY: ("Work queue",)}
"""What else a page is called."""


@dataclass(frozen=True)
class NamedPlace:
    """A page that typed words name."""

    label: str
    keys: str
    """The keys that go there from anywhere; empty where there are none."""
    place: Place | None
    """None for the settings, which are a menu and no page."""


def places_named(words: str) -> Iterator[NamedPlace]:
    """The pages whose name one of these words begins, in the order of the rail."""
    if len(words) < _LETTERS:
        return
    for entry in chain.from_iterable(groups()):
        names = (entry.label, entry.full, *_ALSO.get(entry.place, ()))
        if any(begins(name, words) for name in names):
            yield NamedPlace(entry.full or entry.label, entry.keys, entry.place)
    if begins("Settings", words):
        yield NamedPlace("Settings", "", None)
