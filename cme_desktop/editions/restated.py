"""A figure of an earlier return that is not what it was, as both editions tell of it."""

from dataclasses import dataclass
from datetime import date

from cme_desktop.editions.as_shown import of_value, printed
from cme_desktop.returns.measures import FigureUnit, Value


@dataclass(frozen=True)
class Restated:
    """What became of a figure, by one of the records that made it so."""

    figure: str
    period: str
    was: Value
    now: Value
    because: str = ""
    record: str = ""
    """Its reference, or that it is restricted."""
    entered: date | None = None
    unit: FigureUnit = FigureUnit.COUNT

    @property
    def words(self) -> str:
        """`Enquiries opened, October 2026: 7, now 12`."""
        was, now = (printed(of_value(value), self.unit) for value in (self.was, self.now))
        became = f"{was}, now {now}" if was != now else f"{now} as before, of other records"
        return f"{self.figure}, {self.period}: {became}"
