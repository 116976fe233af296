"""One line in the page that says what happened, in place of a message box."""

from typing import Literal

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from ui.theme import CONTROL_HEIGHT, GAP, current_palette, set_icon, set_kind
from ui.widgets.announce import announce
from ui.widgets.words import Words

NoticeKind = Literal["info", "warning", "error", "good"]

_TOKENS = {"info": "accent", "warning": "warning", "error": "danger", "good": "good"}
_WORDS = {"info": "Note", "warning": "Warning", "error": "Error", "good": "Done"}
_EDGE = 3  # the coloured edge on the left


class NoticeBar(QWidget):
    """Hidden until `tell` is called; then a sentence, with an action and a way to close it.

    It never takes the focus. Errors and warnings interrupt a screen reader, the rest waits its turn.
    """

    acted = Signal()
    """The action was chosen."""
    closed = Signal()
    """The officer closed the bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._token = "accent"
        self._sign = QLabel()
        self._sentence = Words()
        self._sentence.setWordWrap(True)
        self._sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._action = QPushButton()
        set_kind(self._action, "link")
        self._close = QToolButton()
        self._close.setAccessibleName("Close this notice")
        self._close.setToolTip("Close this notice")
        set_icon(self._close, "close", "muted")
        self._lay_out()
        self._action.clicked.connect(self.acted)
        self._close.clicked.connect(self._put_away)
        self.hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(_EDGE + GAP, 4, 4, 4)
        row.setSpacing(GAP)
        row.addWidget(self._sign)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)

    def tell(self, kind: NoticeKind, sentence: str, action: str = "", closable: bool = True) -> None:
        """Show `sentence` and have it read out; `action` is the verb on the button, "" for none."""
        self._token = _TOKENS[kind]
        set_icon(self._sign, kind, self._token)
        self._sign.setAccessibleName(_WORDS[kind])
        self._sentence.setText(sentence)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._close.setVisible(closable)
        self.setAccessibleName(f"{_WORDS[kind]}: {sentence}")
        self.show()
        self.update()
        announce(self, sentence, urgent=kind in ("error", "warning"))

    def text(self) -> str:
        """The sentence now told."""
        return self._sentence.text()

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().expandedTo(QSize(0, CONTROL_HEIGHT + GAP))

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = current_palette()
        area = self.rect()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(0, 0, 0, 0))
            painter.setBrush(QColor(palette.tint(self._token)))
            painter.drawRoundedRect(area, 6, 6)
            painter.setClipRect(area.adjusted(0, 0, _EDGE - area.width(), 0))
            painter.setBrush(QColor(getattr(palette, self._token)))
            painter.drawRoundedRect(area, 6, 6)

    def _put_away(self) -> None:
        self.hide()
        self.closed.emit()
