"""The box in which several rows are typed as one line."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cme_desktop.fields import RowsField
from ui.editors.line import LineInput
from ui.theme import scaled

_WIDTH = 320
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RowsLine(QWidget):
    """Enter takes the line in, and so does leaving it."""

    typed = Signal(str)
    finished = Signal()
    """The line stands as the officer wants it."""

    def __init__(self, field: RowsField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = LineInput(self)
        self.box.setPlaceholderText(field.line_example)
        self.box.setAccessibleName(f"Add several of {field.label} on one line")
        self.box.setAccessibleDescription(f"For instance {field.line_example}. Enter takes it in.")
        self.box.setFixedWidth(scaled(_WIDTH))
        self.box.textEdited.connect(self.typed)
        self.box.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box)

    def put(self, text: str) -> None:
        """Show `text` in the box; nothing is signalled."""
        if text != self.box.text():
            self.box.load(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self.box.text().strip():
            return False
        if isinstance(event, QFocusEvent):
            if event.lostFocus() and event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
                self.finished.emit()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if plain and event.key() in _ENTER:
                self.finished.emit()
                return True
        return False
