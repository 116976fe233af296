"""Words, lines and fields on a page, in points from its upper left corner."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPdfWriter, QPen, QTextLayout, QTextOption

from cme_desktop.paper.styles import FONT, Style

_POINTS_AN_INCH = 72
_DOTS_AN_INCH = 1200
_STANDING_IN = (FONT, "Liberation Sans", "Helvetica")
"""Fonts whose letters are as wide."""


class Words(NamedTuple):
    """A part of a text and how it looks."""

    text: str
    style: Style


class Ink:
    """What is drawn with on the pages of one file."""

    def __init__(self, writer: QPdfWriter) -> None:
        writer.setResolution(_DOTS_AN_INCH)
        self._writer = writer
        self._painter = QPainter(writer)
        self._dots = _DOTS_AN_INCH / _POINTS_AN_INCH

    def end(self) -> bool:
        """Finish the file; whether that was done."""
        return self._painter.end()

    def fill(self, area: QRectF, color: str) -> None:
        """A field without a border."""
        self._painter.fillRect(self._on_page(area), QColor(f"#{color}"))

    def line(self, points: Sequence[QPointF], color: str, width: float = 0.5, dashed: bool = False) -> None:
        """Straight from point to point."""
        style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
        self._painter.setPen(QPen(QColor(f"#{color}"), width * self._dots, style))
        self._painter.drawPolyline([point * self._dots for point in points])

    def dot(self, at: QPointF, radius: float, color: str) -> None:
        """A round one."""
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(f"#{color}"))
        self._painter.drawEllipse(at * self._dots, radius * self._dots, radius * self._dots)

    def write(self, area: QRectF, words: Sequence[Words], right: bool = False, wrap: bool = False) -> None:
        """Words, as high as the middle of the area; without `wrap` they may reach beyond it."""
        self._write(
            self._on_page(area),
            words,
            Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft,
            wrap,
        )

    def write_amid(self, area: QRectF, words: Words, wrap: bool = False) -> None:
        """Words in the middle of an area."""
        self._write(self._on_page(area), [words], Qt.AlignmentFlag.AlignHCenter, wrap)

    def write_upwards(self, area: QRectF, words: Words) -> None:
        """Words along the left edge of a chart, to be read from below."""
        self._painter.save()
        self._painter.translate(area.center() * self._dots)
        self._painter.rotate(-90)
        turned = QRectF(-area.height() / 2, -area.width() / 2, area.height(), area.width())
        self.write_amid(turned, words)
        self._painter.restore()

    def next_page(self) -> None:
        """Go on with an empty page."""
        self._writer.newPage()

    def _on_page(self, area: QRectF) -> QRectF:
        return QRectF(area.topLeft() * self._dots, area.size() * self._dots)

    def _write(self, area: QRectF, words: Sequence[Words], side: Qt.AlignmentFlag, wrap: bool) -> None:
        text = "".join(part.text for part in words)
        layout = QTextLayout(text, self._font(words[0].style), self._writer)
        option = QTextOption(side)
        option.setWrapMode(QTextOption.WrapMode.WordWrap if wrap else QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        layout.setFormats(self._formats(words))
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(area.width())
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        layout.draw(self._painter, area.topLeft() + QPointF(0, (area.height() - height) / 2))

    def _formats(self, words: Sequence[Words]) -> list[QTextLayout.FormatRange]:
        formats, begun = [], 0
        for part in words:
            one = QTextLayout.FormatRange()
            one.start, one.length = begun, len(part.text)
            one.format.setFont(self._font(part.style))
            one.format.setForeground(QColor(f"#{part.style.color}"))
            formats.append(one)
            begun += len(part.text)
        return formats

    def _font(self, style: Style) -> QFont:
        font = QFont()
        font.setFamilies(_STANDING_IN)
        font.setPointSizeF(style.size)
        font.setBold(style.bold)
        font.setUnderline(style.underlined)
        return font
