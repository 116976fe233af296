"""What a text was understood as, beside its box or below it."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import CONTROL_HEIGHT, scaled, set_role
from ui.widgets import Words

_LEAST = 160  # px at 96 dpi, as far as the words fill them


class EchoBeside(QWidget):
    """Takes all the room that the box leaves, and asks for other room only where there is too little.

    Its words change with most letters, and Qt's way is to lay out the form and all around it with each.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = Words(least=_LEAST, parent=self)
        set_role(self._words, "muted")
        self.setMinimumHeight(scaled(CONTROL_HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def text(self) -> str:
        """What it says."""
        return self._words.text()

    def say(self, words: str) -> None:
        """Say `words`; "" says nothing."""
        was_short = self._is_short()
        self._words.setText(words)
        self._words.setVisible(bool(words))
        if was_short or self._is_short():
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return self._words.sizeHint() if self.text() else QSize(0, 0)

    def minimumSizeHint(self) -> QSize:
        return self._words.minimumSizeHint() if self.text() else QSize(0, 0)

    def _is_short(self) -> bool:
        """Whether the words may want more room than there is; how much there is shows only on the screen."""
        return not self.isVisible() or self.sizeHint().width() > self.width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._words.setGeometry(self.rect())


class EchoBelow(Words):
    """Goes on to further lines, and takes none while it says nothing."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(least=_LEAST, parent=parent)
        self.setWordWrap(True)
        set_role(self, "muted")

    def say(self, words: str) -> None:
        """Say `words`; "" says nothing."""
        self.setText(words)
        self.setVisible(bool(words))
