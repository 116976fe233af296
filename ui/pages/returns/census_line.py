"""The line that asks for the census day of a termly form, with those of the school year to choose from."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from cme_desktop.errors import CmeError
from cme_desktop.statutory.census import of_school_year
from cme_desktop.termly.census import census_day
from cme_desktop.values.dates import YearWindow, parse_day, show_day
from cme_desktop.values.errors import ValueProblem
from ui.pages.returns.asked_line import AskedLine
from ui.theme import scaled
from ui.widgets import FlowRow

_ASKS = "Of which census day? The form is written to key from, and names children."
_A_DAY_WIDE = 180
_NO_DAYS = "The page Rules has no census day."


class CensusLine(AskedLine):
    """The last census that has come is typed already; a button beside it puts another day in its place."""

    day_given = Signal(object)
    """The census day, a date; the line stays until it is put away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Make the termly form", ("&Census day",), "Make the form", parent)
        self._days: Sequence[date] = ()
        self._today = date.min
        self._offered = QWidget()
        self.fields[0].setMinimumWidth(scaled(_A_DAY_WIDE))
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.addWidget(self._offered)
        self.given.connect(self._take)

    def ask_day(self, days: Sequence[date], today: date) -> None:
        """Ask for one of these census days, the oldest first."""
        self._days, self._today = days, today
        self._offer(of_school_year(days, today))
        come = [show_day(day) for day in days if day <= today]
        self.ask(_ASKS if days else _NO_DAYS, come[-1:])
        self.fields[0].selectAll()

    def offered(self) -> list[QPushButton]:
        """The days of the school year; those that have not come cannot be pressed."""
        return self._offered.findChildren(QPushButton)

    def _offer(self, days: Sequence[date]) -> None:
        old, self._offered = self._offered, QWidget()
        row = FlowRow(self._offered)
        for day in days:
            has_come = day <= self._today
            button = QPushButton(show_day(day) if has_come else f"{show_day(day)}, not come yet")
            button.setEnabled(has_come)
            button.clicked.connect(partial(self._put_in, day))
            row.addWidget(button)
        column = self.layout()
        assert column is not None
        column.replaceWidget(old, self._offered)
        old.deleteLater()

    def _put_in(self, day: date) -> None:
        self.fields[0].setText(show_day(day))
        self.fields[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, words: list[str]) -> None:
        (typed,) = words
        try:
            day = parse_day(typed, today=self._today, window=YearWindow.EVENT)
            self.day_given.emit(census_day(self._days, day, self._today))
        except (ValueProblem, CmeError) as problem:
            self.refuse(str(problem))
