"""The line below an empty field that puts a value forward: F2 or a click takes it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from ui.theme import GAP, set_kind, set_role
from ui.widgets import Words, cut_middle

KEY = "F2"
_LONGEST = 36  # letters of a value that are shown


class OfferLine(QWidget):
    """Takes no room while nothing is offered, and is never in the way of Tab.

    Few fields are ever offered anything, so its parts are made with the first offer.
    """

    taken = Signal()

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._field = field
        self._parts: tuple[QPushButton, QLabel, QShortcut] | None = None
        self.hide()

    def show_offer(self, value: str, why: str) -> None:
        """Put `value` forward, with the reason; "" offers nothing."""
        if not value and self._parts is None:
            return
        button, reason, key = self._parts = self._parts or self._made()
        button.setText(f"{cut_middle(value, _LONGEST)}   {KEY}".replace("&", "&&"))
        button.setToolTip(value)
        button.setAccessibleName(f"Take {value}")
        reason.setText(why)
        key.setEnabled(bool(value))
        self.setVisible(bool(value))

    def words(self) -> str:
        """What it offers now, with the reason; "" for nothing."""
        if self._parts is None or self.isHidden():
            return ""
        button, reason, _ = self._parts
        return f"{button.text()} {reason.text()}"

    def _made(self) -> tuple[QPushButton, QLabel, QShortcut]:
        button, reason = QPushButton(self), Words(parent=self)
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
        key = QShortcut(QKeySequence(KEY), self._field)
        key.activated.connect(self.taken)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return button, reason, key
