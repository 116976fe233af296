"""What of some numbers may be published after all that was published before."""

from collections.abc import Collection, Sequence

from cme_desktop.errors import CmeError
from cme_desktop.suppression.cells import CellKey, Edition, PublishedCell, Withheld
from cme_desktop.suppression.hiding import hide
from cme_desktop.suppression.restating import restated


class GivenAway(CmeError):
    """What was published before gives small numbers away, whatever is withheld of those that are new."""

    def __init__(self, cells: Collection[CellKey]) -> None:
        super().__init__(
            "Nothing may be published: what was published before gives small numbers away together with it."
        )
        self.cells = cells


def publishable(edition: Edition, register: Sequence[PublishedCell]) -> tuple[Edition, Withheld]:
    """The numbers as they are to be told, and which of them are withheld.

    Raises GivenAway where what was published gives small numbers away whatever is withheld now.
    """
    counts = restated(edition.counts, edition.sums, register)
    told = Edition(counts, edition.sums, edition.quotients)
    withheld = hide(told, register)
    if withheld.given_away:
        raise GivenAway(withheld.given_away)
    return told, withheld
