"""Editors for days and moments: free text, understood at once and echoed with its weekday."""

from datetime import date, datetime
from typing import Any

from PySide6.QtWidgets import QWidget

from cme_desktop.drafts import Entry
from cme_desktop.fields import Field
from cme_desktop.values.ages import age
from cme_desktop.values.moments import UK
from cme_desktop.values.partial_dates import BirthDate
from cme_desktop.values.school_years import show_year_group, year_group
from cme_desktop.values.written_days import WEEKDAYS
from ui.editors.calendar import Calendar
from ui.editors.text import TextEditor


class DateEditor(TextEditor):
    """A day as the officer writes it; Alt+Down opens a month to pick from."""

    width_px = 160

    def __init__(self, field: Field[Any], path: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(field, path, parent)
        self.today = today
        self._entry = Entry()
        self._calendar: Calendar | None = None
        self.line.opened.connect(self.open_calendar)
        self.line.add_button("calendar", "Open the calendar (Alt+Down)", self.open_calendar)

    def show_entry(self, entry: Entry) -> None:
        self._entry = entry
        super().show_entry(entry)

    def read_by(self, field: Field[Any], today: date) -> None:
        super().read_by(field, today)
        if today != self.today:
            self.today = today
            if self._calendar is not None:
                self._calendar.close_sheet()
                self._calendar.deleteLater()
                self._calendar = self.line.sheet = None

    def echo_of(self, entry: Entry) -> str:
        if isinstance(entry.value, date) and entry.text.strip() == self.field.typed(entry.value):
            return WEEKDAYS[entry.value.weekday()]
        return super().echo_of(entry)

    def day(self) -> date | None:
        """The day that the text was understood as."""
        return self._entry.value if isinstance(self._entry.value, date) else None

    def with_day(self, day: date) -> str:
        """The text for a day picked from the calendar."""
        return self.field.typed(day)

    def open_calendar(self) -> None:
        """Open a month, at the day typed or at today."""
        if self._calendar is None:
            self._calendar = self.line.sheet = Calendar(self.line, self.today)
            self._calendar.picked.connect(self._take)
        self.take_focus()
        self._calendar.open_at(self.day() or self.today)

    def _take(self, day: date) -> None:
        self.answer(self.with_day(day))


class MomentEditor(DateEditor):
    """A day and a time of day."""

    width_px = 216

    def echo_of(self, entry: Entry) -> str:
        return super(DateEditor, self).echo_of(entry)

    def day(self) -> date | None:
        value = self._entry.value
        return value.astimezone(UK).date() if isinstance(value, datetime) else None

    def with_day(self, day: date) -> str:
        value = self._entry.value
        time = f" {value.astimezone(UK):%H:%M}" if isinstance(value, datetime) else " "
        return f"{day.day}/{day.month}/{day.year}{time}"


class BirthEditor(DateEditor):
    """A date of birth; the echo gives the age and the year group that follow from it."""

    def day(self) -> date | None:
        return self._entry.value.day if isinstance(self._entry.value, BirthDate) else None

    def with_day(self, day: date) -> str:
        return self.field.typed(BirthDate(day))

    def echo_of(self, entry: Entry) -> str:
        if not isinstance(entry.value, BirthDate):
            return super().echo_of(entry)
        born = entry.value.day
        about = "about " if entry.value.estimated else ""
        years = f"{about}{age(born, self.today)} years old"
        group = show_year_group(year_group(born, self.today))
        parts = [super().echo_of(entry), years, group]
        return " · ".join(filter(None, parts))
