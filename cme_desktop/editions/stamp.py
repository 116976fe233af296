"""Which version of a return a file is, in the words that stand on its cover and at the foot of each page."""

from dataclasses import dataclass
from datetime import date, datetime

from cme_desktop.values.dates import show_day
from cme_desktop.values.moments import show_moment, uk_day


@dataclass(frozen=True)
class Earlier:
    """The version that another takes the place of."""

    number: int
    made_at: datetime

    @property
    def words(self) -> str:
        """`version 1 of Fri 20 Nov 2026`."""
        return f"version {self.number} of {show_day(uk_day(self.made_at))}"


@dataclass(frozen=True)
class Stamp:
    """A version: when it was made, and when it was sent if it was. It names nobody."""

    number: int
    made_at: datetime
    sent_at: datetime | None = None
    replaces: Earlier | None = None
    stood_on: date | None = None
    """The day at whose end the file is looked at; such a return is kept as no version."""

    @property
    def recorded(self) -> str:
        """As of when it was counted: `as recorded on Fri 20 Nov 2026 14:05`."""
        if self.stood_on is not None:
            return f"as the file stood at the end of {show_day(self.stood_on)}"
        return f"as recorded on {show_moment(self.made_at)}"

    @property
    def name(self) -> str:
        """In the names of files: `v2`, or `as-at-2026-11-06`."""
        return f"v{self.number}" if self.stood_on is None else f"as-at-{self.stood_on.isoformat()}"

    @property
    def words(self) -> str:
        """`Version 2, as sent Mon 23 Nov 2026 09:14`, or `Version 2, draft, made Fri 20 Nov 2026 14:05`."""
        if self.stood_on is not None:
            return f"As the file stood at the end of {show_day(self.stood_on)}; kept as no version"
        if self.sent_at is None:
            return f"Version {self.number}, draft, made {show_moment(self.made_at)}"
        return f"Version {self.number}, as sent {show_moment(self.sent_at)}"
