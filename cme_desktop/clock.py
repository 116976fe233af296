"""The time, as something that is handed in."""

from datetime import date, datetime
from typing import Protocol


class Clock(Protocol):
    """Says what day and what moment it is."""

    def today(self) -> date:
        """Today in the United Kingdom."""
        ...

    def now(self) -> datetime:
        """This moment, in UTC, with its time zone."""
        ...
