"""What every use of the program works with, handed in by whoever starts it."""

from dataclasses import dataclass

from cme_desktop.clock import Clock
from cme_desktop.fields import Reading
from cme_desktop.ports import Author, Store
from cme_desktop.statutory.calendar import SchoolCalendar


@dataclass(frozen=True)
class Desk:
    """A data file, a clock, a calendar, and the person at the desk."""

    store: Store
    clock: Clock
    calendar: SchoolCalendar
    author: Author

    def reading(self) -> Reading:
        """What typed text is read against, now."""
        return Reading(self.clock.today(), self.calendar.after)
