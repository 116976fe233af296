"""What of some numbers may be published after all that was published before."""

from collections.abc import Collection, Iterable, Sequence

from cme_desktop.errors import CmeError
from cme_desktop.suppression.cells import CellKey, Edition, PublishedCell, Withheld
from cme_desktop.suppression.hiding import hide
from cme_desktop.suppression.restating import restated
from cme_desktop.values.sentences import some_of
from cme_desktop.values.spans import show_span


class GivenAway(CmeError):
    """What was published before gives small numbers away, whatever is withheld of those that are new."""

    def __init__(self, cells: Collection[CellKey]) -> None:
        super().__init__(
            "Nothing may be published: what was published before gives small numbers away together with it: "
            f"of {some_of(_spans(cells))}. What is not published can be made: "
            "the edition with small numbers, or the list of records."
        )
        self.cells = cells


def publishable(edition: Edition, register: Sequence[PublishedCell]) -> tuple[Edition, Withheld]:
    """The numbers as they are to be told, and which of them are withheld.

    Raises GivenAway, which names the days, where what was published gives small numbers away whatever is
    withheld now.
    """
    counts = restated(edition.counts, edition.sums, register)
    told = Edition(counts, edition.sums, edition.quotients)
    withheld = hide(told, register)
    if withheld.given_away:
        raise GivenAway(withheld.given_away)
    return told, withheld


def _spans(keys: Iterable[CellKey]) -> list[str]:
    """The spans of days of some numbers in words, the earliest first."""
    return [show_span(*days) for days in sorted({(key.start, key.end) for key in keys})]
