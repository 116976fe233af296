"""A small picture of the program as it will look, with the officer's own words in it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Palette, current_palette, scaled

_WIDTH, _HEIGHT = 440, 264
_RAIL = 92
_FOOT = 24
_HEAD = 28
_PLACES = ("Today", "Children", "10-day", "Off roll", "On roll", "Enquiries", "PACE", "Home ed")
_LINES = (
    ("danger", 0.62),
    ("danger", 0.5),
    ("warning", 0.7),
    ("warning", 0.44),
    ("muted", 0.58),
    ("muted", 0.5),
)


class Picture(QWidget):
    """Rail, work queue and status line in little; for the eye only, its words are said as its name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._authority = ""
        self._name = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_words("", "")

    def show_words(self, authority: str, name: str) -> None:
        """Put the authority into the status line and the officer's name under the rail."""
        self._authority = authority or "Your authority"
        self._name = name or "Your name"
        self.setAccessibleName(f"A picture of the program: {self._authority}, {self._name}")
        self.update()

    def words(self) -> tuple[str, str]:
        """The authority and the name in the picture."""
        return self._authority, self._name

    def sizeHint(self) -> QSize:
        return QSize(scaled(_WIDTH), scaled(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = current_palette()
        frame = QRectF(0.5, 0.5, _WIDTH - 1, _HEIGHT - 1)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.scale(self.width() / _WIDTH, self.height() / _HEIGHT)
            shape = QPainterPath()
            shape.addRoundedRect(frame, 8, 8)
            painter.setClipPath(shape)
            painter.fillRect(frame, QColor(palette.surface))
            self._paint_rail(painter, palette)
            _paint_queue(painter, palette)
            self._paint_foot(painter, palette)
            painter.setClipping(False)
            painter.setPen(QPen(QColor(palette.hairline), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(shape)

    def _paint_rail(self, painter: QPainter, palette: Palette) -> None:
        painter.fillRect(QRectF(0, 0, _RAIL, _HEIGHT), QColor(palette.raised))
        _write(painter, QRectF(12, 8, _RAIL, 16), "CME Desktop", palette.text, bold=True)
        for row, place in enumerate(_PLACES):
            area = QRectF(6, 32 + row * 21, _RAIL - 12, 18)
            if row == 0:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(palette.accent_tint))
                painter.drawRoundedRect(area, 4, 4)
            _write(painter, area.adjusted(6, 0, 0, 0), place, palette.accent if row == 0 else palette.muted)
        foot = QRectF(12, _HEIGHT - _FOOT, _RAIL - 16, _FOOT)
        _write(painter, foot, self._name, palette.text, bold=True)

    def _paint_foot(self, painter: QPainter, palette: Palette) -> None:
        top = _HEIGHT - _FOOT
        painter.setPen(QPen(QColor(palette.hairline), 1))
        painter.drawLine(_RAIL, top, _WIDTH, top)
        area = QRectF(_RAIL + 12, top, _WIDTH - _RAIL - 24, _FOOT)
        _write(painter, area, "Saved 9:02", palette.muted)
        _write(painter, area.adjusted(80, 0, 0, 0), self._authority, palette.muted, right=True)


def _paint_queue(painter: QPainter, palette: Palette) -> None:
    left, width = _RAIL + 16, _WIDTH - _RAIL - 32
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(palette.raised))
    painter.drawRoundedRect(QRectF(left, 9, width * 0.6, 14), 4, 4)
    painter.setBrush(QColor(palette.accent))
    painter.drawRoundedRect(QRectF(left + width - 44, 9, 44, 14), 4, 4)
    _write(painter, QRectF(left, _HEAD + 6, width, 20), "Today", palette.text, bold=True, size=13)
    for row, (token, length) in enumerate(_LINES):
        y = _HEAD + 38 + row * 27.0
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(palette, token)))
        painter.drawEllipse(QRectF(left, y + 1, 7, 7))
        painter.drawRoundedRect(QRectF(left + 14, y + 2, 34, 5), 2.5, 2.5)
        painter.setBrush(QColor(palette.hairline))
        painter.drawRoundedRect(QRectF(left + 58, y + 2, (width - 120) * length, 5), 2.5, 2.5)
        painter.drawRoundedRect(QRectF(left + width - 52, y + 2, 52, 5), 2.5, 2.5)


def _write(
    painter: QPainter, area: QRectF, words: str, colour: str, *,
    bold: bool = False, right: bool = False, size: int = 10,
) -> None:  # fmt: skip
    font = QFont(painter.font())
    font.setPixelSize(size)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(area.width()))
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter, shown)
