"""A state in a word and a shape, so that it reads without colour."""

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Palette, current_palette


class ChipState(Enum):
    """What a chip can say; the value is its word when no other is given."""

    OVERDUE = "Overdue"
    DUE = "Due"
    MET = "Met"
    DRAFT = "Draft"
    INFO = "Note"


_TOKENS = {
    ChipState.OVERDUE: "danger",
    ChipState.DUE: "warning",
    ChipState.MET: "good",
    ChipState.DRAFT: "muted",
    ChipState.INFO: "accent",
}


class Chip(QWidget):
    """A small pill: a filled dot for overdue, a quarter for due, a tick for met, a dashed ring for draft."""

    def __init__(self, state: ChipState, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._state = state
        self._text = ""
        self.show_state(state, text)

    def show_state(self, state: ChipState, text: str = "") -> None:
        """Say `state`, with `text` in place of its own word."""
        said = text or state.value
        if (state, said) == (self._state, self._text):
            return  # a form says at every key how it stands, and laying it out anew would take longer
        self._state, self._text = state, said
        self.setAccessibleName(self._text if state.value in self._text else f"{state.value}: {self._text}")
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The words on the chip."""
        return self._text

    def state(self) -> ChipState:
        """What the chip says."""
        return self._state

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        return QSize(chip_width(metrics, self._text), metrics.height() + 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_chip(painter, QRectF(self.rect()), self._state, self._text, current_palette())


def chip_width(metrics: QFontMetrics, text: str) -> int:
    """How wide a chip saying `text` is, in px."""
    return metrics.horizontalAdvance(text) + round(metrics.height() * 0.75) + 24


def paint_chip(painter: QPainter, area: QRectF, state: ChipState, text: str, palette: Palette) -> None:
    """Draw a chip into `area` with the painter's font; for table delegates as well as for `Chip`."""
    token = _TOKENS[state]
    colour = QColor(getattr(palette, token))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(palette.tint(token)))
    painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
    side = painter.fontMetrics().height() * 0.62
    mark = QRectF(area.left() + 9, area.center().y() - side / 2, side, side)
    _paint_mark(painter, mark, state, colour)
    painter.setPen(colour)
    words = area.adjusted(9 + side + 6, 0, -6, 0)
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
    painter.restore()


def _paint_mark(painter: QPainter, box: QRectF, state: ChipState, colour: QColor) -> None:
    line = QPen(colour, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    inner = box.adjusted(0.75, 0.75, -0.75, -0.75)
    painter.setPen(line)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if state is ChipState.OVERDUE:
        painter.setBrush(colour)
        painter.drawEllipse(inner)
    elif state is ChipState.DUE:
        painter.drawEllipse(inner)
        painter.setBrush(colour)
        painter.drawPie(inner, 0, 90 * 16)
    elif state is ChipState.MET:
        painter.drawPolyline(QPolygonF([_at(box, 0.08, 0.55), _at(box, 0.38, 0.85), _at(box, 0.95, 0.18)]))
    elif state is ChipState.DRAFT:
        line.setDashPattern([1.2, 2.0])
        painter.setPen(line)
        painter.drawEllipse(inner)
    else:
        painter.drawEllipse(inner)
        painter.drawLine(_at(box, 0.5, 0.48), _at(box, 0.5, 0.74))
        painter.drawPoint(_at(box, 0.5, 0.27))


def _at(box: QRectF, across: float, down: float) -> QPointF:
    return QPointF(box.left() + box.width() * across, box.top() + box.height() * down)
