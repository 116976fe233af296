"""What every use of the program works with, handed in by whoever starts it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cme_desktop.clock import Clock
from cme_desktop.drafts.held import NowhereElse
from cme_desktop.fields import Reading
from cme_desktop.leave import Leave
from cme_desktop.ports import Author, EmergencyDrafts, Store
from cme_desktop.statutory.law import Law

if TYPE_CHECKING:  # most commands print nothing, and need nothing of it
    from cme_desktop.paper.pages import OwnPrint


@dataclass(frozen=True)
class Desk:
    """A data file, a clock, and the person at the desk."""

    store: Store
    clock: Clock
    author: Author
    emergency: EmergencyDrafts = field(default_factory=NowhereElse)
    """Where typing goes that the data file cannot take yet."""
    leave: Leave = field(default_factory=Leave)
    """The restricted files that this person has opened."""
    own_print: "OwnPrint | None" = None
    """How pages are printed where there is no LibreOffice."""
    unsettled: Sequence[str] = ()
    """A sentence for whatever opening could not bring to its end, as it cannot be read."""

    def reading(self, law: Law) -> Reading:
        """What typed text is read against, now, under the law of the data file."""
        return Reading(self.clock.today(), law).at(None)
