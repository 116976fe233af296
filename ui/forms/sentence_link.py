"""A sentence that leads somewhere."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.theme import current_palette, scaled, set_kind

_ICON = 16
_BESIDE = 8
_EDGE = 4
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class SentenceLink(QPushButton):
    """A button whose words go on to the next line, so that a long sentence needs no wide window."""

    def __init__(self, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(sentence.replace("&", "&&"), parent)
        self._sentence = sentence
        self.setAccessibleName(sentence)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        set_kind(self, "link")

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.heightForWidth(self.width()))

    def sizeHint(self) -> QSize:
        whole = self.fontMetrics().horizontalAdvance(self._sentence) + self._before() + _EDGE
        return QSize(whole, self.heightForWidth(self.width()))

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(width - self._before() - _EDGE, scaled(80)), 10_000)
        words = self.fontMetrics().boundingRect(room, int(_WRAP), self._sentence)
        return max(words.height() + 2 * _EDGE, scaled(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        side = scaled(_ICON)
        with QPainter(self) as painter:
            line = self.fontMetrics().height()
            self.icon().paint(painter, QRect(0, _EDGE + (line - side) // 2, side, side))
            font = painter.font()
            font.setUnderline(self.underMouse())
            painter.setFont(font)
            painter.setPen(QColor(current_palette().accent))
            painter.drawText(self.rect().adjusted(self._before(), 0, -_EDGE, 0), int(_WRAP), self._sentence)

    def _before(self) -> int:
        return scaled(_ICON) + _BESIDE
