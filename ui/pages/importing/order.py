"""The question what the dates of a file have first, asked where the file itself does not tell."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from cme_desktop.intake.date_order import DateOrder, OrderUnknown, why_unknown
from ui.theme import GAP
from ui.widgets import Card, KeyValueList, Words, announce

_KEYS = {DateOrder.DAY_FIRST: "The &day first", DateOrder.MONTH_FIRST: "The &month first"}


class OrderQuestion(Card):
    """The first dates of each column, as they stand and read both ways, with a button for either."""

    answered = Signal(object)
    """The DateOrder that the officer chose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Which comes first in the dates?", parent)
        self._why = Words()
        self._why.setWordWrap(True)
        self._why.setTextFormat(Qt.TextFormat.PlainText)
        self._why.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._dates = KeyValueList()
        self.buttons = {order: QPushButton(words) for order, words in _KEYS.items()}
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for order, button in self.buttons.items():
            button.clicked.connect(partial(self._answer, order))
            row.addWidget(button)
        row.addStretch(1)
        for part in (self._why, self._dates):
            self.body().addWidget(part)
        self.body().addLayout(row)

    def ask(self, unknown: OrderUnknown) -> None:
        """Ask about the columns of a file; nothing is loaded before there is an answer."""
        columns = unknown.columns
        why = why_unknown(columns, " and ".join(f"“{column.heading}”" for column in columns))
        self._why.setText(f"{why[:1].upper()}{why[1:]} Ask the sender if you are not sure.")
        self._dates.set_rows(
            [
                (f"{column.heading}: {text}", f"{day_first}, or {month_first}")
                for column in columns
                for text, day_first, month_first in column.both_ways()
            ]
        )
        text, *ways = next(columns[0].both_ways())
        for button, words, way in zip(self.buttons.values(), _KEYS.values(), ways, strict=True):
            button.setText(f"{words}: {text} is {way}")
        announce(self, f"{self._why.text()} Which comes first?")

    def words(self) -> str:
        """The reason for the question."""
        return self._why.text()

    def take_focus(self) -> None:
        """Put the keyboard on the question itself, where Enter answers nothing: Tab leads to the answers.

        A key that was meant for what stood here before would choose an answer that nobody has read.
        """
        self._why.setFocus(Qt.FocusReason.OtherFocusReason)

    def _answer(self, order: DateOrder, _checked: bool = False) -> None:
        self.answered.emit(order)
