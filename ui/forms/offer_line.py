"""The line below an empty field that puts a value forward: F2 or a click takes it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui.theme import GAP, set_kind, set_role
from ui.widgets import Words, cut_middle

KEY = "F2"
_LONGEST = 36  # letters of a value that are shown


class OfferLine(QWidget):
    """Takes no room while nothing is offered, and is never in the way of Tab."""

    taken = Signal()

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._button, self._reason = button, reason = QPushButton(self), Words(parent=self)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_kind(button, "link")
        button.clicked.connect(self.taken)
        reason.setWordWrap(True)
        reason.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        set_role(reason, "hint")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(reason, 1)
        self._key = QShortcut(QKeySequence(KEY), field)
        self._key.activated.connect(self.taken)
        self._key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.hide()

    def show_offer(self, value: str, why: str) -> None:
        """Put `value` forward, with the reason; "" offers nothing."""
        self._button.setText(f"{cut_middle(value, _LONGEST)}   {KEY}".replace("&", "&&"))
        self._button.setToolTip(value)
        self._button.setAccessibleName(f"Take {value}")
        self._reason.setText(why)
        self._key.setEnabled(bool(value))
        self.setVisible(bool(value))

    def words(self) -> str:
        """What it offers now, with the reason; "" for nothing."""
        return "" if self.isHidden() else f"{self._button.text()} {self._reason.text()}"
