"""The titles of the columns, over a table of lines under headings."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.theme import current_palette, scaled

INSET = 8
"""Px before the words of a column, and after them."""
_HEIGHT = 30


class TitleRow(QHeaderView):
    """Each title stands where the words below it begin; nothing is sorted or moved by it."""

    def __init__(self, edge: int, parent: QWidget | None = None) -> None:
        """`edge` is the px of room before the first column."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._edge = edge
        self.setMinimumSectionSize(0)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        return QSize(self.length(), scaled(_HEIGHT))  # of the titles no more is asked

    def paintSection(self, painter: QPainter, area: QRect, section: int) -> None:
        palette = current_palette()
        words = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        left = self._edge if section == 0 else INSET
        room = area.adjusted(left, 0, -INSET, 0)
        small = QFont(self.font())
        small.setPixelSize(max(1, small.pixelSize() - 1))
        small.setWeight(QFont.Weight.DemiBold)
        painter.save()
        painter.fillRect(area, QColor(palette.surface))
        painter.setFont(small)
        painter.setPen(QColor(palette.hairline))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.setPen(QColor(palette.muted))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.restore()
