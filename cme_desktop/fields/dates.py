"""Fields that hold days and moments."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar

from cme_desktop.fields.attributes import E, U
from cme_desktop.fields.base import CellKind, HeldField, Reading, Storage
from cme_desktop.values import partial_dates
from cme_desktop.values.ages import age
from cme_desktop.values.dates import YearWindow, parse_day, show_day, show_day_short
from cme_desktop.values.errors import ValueProblem
from cme_desktop.values.moments import in_utc, parse_moment, show_moment_in_full
from cme_desktop.values.partial_dates import BirthDate


@dataclass(frozen=True, kw_only=True)
class DateField(HeldField[date, E, U]):
    """A calendar day, typed freely and day first."""

    kind: ClassVar[str] = "date"
    storage: ClassVar[Storage] = Storage.DATE
    cell: ClassVar[CellKind] = CellKind.DATE
    not_future: bool = False

    def parse(self, text: str, reading: Reading) -> date:
        window = YearWindow.PAST if self.not_future else YearWindow.EVENT
        day = parse_day(text, today=reading.today, window=window, school_days=reading.school_days)
        if self.not_future and day > reading.today:
            raise ValueProblem(
                f"{self.label} is {show_day(day)}, which has not come yet; "
                f"today is {show_day(reading.today)}."
            )
        return day

    def show(self, value: date) -> str:
        return show_day(value)

    def typed(self, value: date) -> str:
        return show_day_short(value)

    def to_cell(self, value: date) -> date:
        return value


class MomentField(HeldField[datetime, E, U]):
    """A day and a time of day in the United Kingdom, kept in UTC."""

    kind: ClassVar[str] = "date-time"
    storage: ClassVar[Storage] = Storage.MOMENT
    cell: ClassVar[CellKind] = CellKind.TEXT

    def parse(self, text: str, reading: Reading) -> datetime:
        return parse_moment(text, today=reading.today)

    def show(self, value: datetime) -> str:
        return show_moment_in_full(value)

    def to_column(self, value: datetime) -> datetime:
        return in_utc(value)


@dataclass(frozen=True, kw_only=True)
class BirthField(HeldField[BirthDate, E, U]):
    """A date of birth, which may be estimated or known only to the month or year.

    Ages outside `likely_ages` (both included, in years) are kept and flagged.
    """

    kind: ClassVar[str] = "birth-date"
    likely_ages: tuple[int, int] = (3, 19)

    def parse(self, text: str, reading: Reading) -> BirthDate:
        return partial_dates.parse_birth(text, reading.today)

    def show(self, value: BirthDate) -> str:
        return partial_dates.show_birth(value)

    def doubt(self, value: BirthDate, reading: Reading) -> str | None:
        if value.day > reading.today:
            return f"Born {self.show(value)}, which has not come yet; check the year."
        years = age(value.day, reading.today)
        youngest, oldest = self.likely_ages
        if youngest <= years <= oldest:
            return None
        return f"Born {self.show(value)} makes an age of {years}; check the year."

    def to_column(self, value: BirthDate) -> str:
        return partial_dates.to_text(value)

    def from_column(self, raw: Any) -> BirthDate:
        return partial_dates.from_text(raw)
