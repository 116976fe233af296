"""What every use of the program works with, handed in by whoever starts it."""

from dataclasses import dataclass

from cme_desktop.clock import Clock
from cme_desktop.fields import Reading
from cme_desktop.ports import Author, Store
from cme_desktop.statutory.law import Law


@dataclass(frozen=True)
class Desk:
    """A data file, a clock, and the person at the desk."""

    store: Store
    clock: Clock
    author: Author

    def reading(self, law: Law | None = None) -> Reading:
        """What typed text is read against, now; school days can be counted where the law is given."""
        return Reading(self.clock.today(), calendars=law.calendars if law else None).at(None)
