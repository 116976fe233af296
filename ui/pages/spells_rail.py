"""A child's spells as bars along a line of time, the newest at the top, so that gaps are seen at a glance."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from cme_desktop.services.past import Spell, SpellKind
from cme_desktop.values.dates import show_day_short
from ui.theme import current_palette, scaled

_LANES = (SpellKind.ON_ROLL, SpellKind.HOME_EDUCATED, SpellKind.MISSING)
_LETTERS = {SpellKind.ON_ROLL: "R", SpellKind.HOME_EDUCATED: "H", SpellKind.MISSING: "M"}
_TOKENS = {SpellKind.ON_ROLL: "good", SpellKind.HOME_EDUCATED: "accent", SpellKind.MISSING: "danger"}
_LANE = 14
_YEARS = 40
_HEAD = 22
_LEAST_DAYS = 400


class SpellsRail(QWidget):
    """Three lanes: on roll filled, home educated hatched, missing outlined with a cross-hatch."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spells: Sequence[Spell] = ()
        self._today = date.min
        self._first = date.min
        self.setFixedWidth(scaled(_YEARS + len(_LANES) * _LANE + 10))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Spells over time")

    def show_spells(self, spells: Sequence[Spell], today: date) -> None:
        """Show these, on a line of time from before the first to today."""
        self._spells, self._today = spells, today
        known = [day for spell in spells for day in (spell.start, spell.end) if day is not None]
        longest = today - timedelta(days=_LEAST_DAYS)
        self._first = min([longest, *(day - timedelta(days=60) for day in known)])
        self.setAccessibleDescription(". ".join(map(in_words, spells)) or "No spells known")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.width(), scaled(240))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            hit = next((s for s in self._spells if self._bar(s).contains(QPointF(event.pos()))), None)
            words = in_words(hit) if hit else "R on roll · H home educated · M missing education"
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = current_palette()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            font = painter.font()
            font.setPixelSize(max(1, font.pixelSize() - 2))
            painter.setFont(font)
            self._paint_years(painter)
            for lane, kind in enumerate(_LANES):
                top = QRectF(self._left(lane), 0, scaled(_LANE), scaled(_HEAD))
                painter.setPen(QColor(palette.muted))
                painter.drawText(top, Qt.AlignmentFlag.AlignCenter, _LETTERS[kind])
            for spell in self._spells:
                self._paint_bar(painter, spell)

    def _paint_years(self, painter: QPainter) -> None:
        palette = current_palette()
        for year in range(self._first.year + 1, self._today.year + 1):
            y = self._y(date(year, 1, 1))
            painter.setPen(QPen(QColor(palette.hairline), 1))
            painter.drawLine(scaled(_YEARS), round(y), self.width() - 4, round(y))
            painter.setPen(QColor(palette.muted))
            area = QRectF(0, y - 8, scaled(_YEARS) - 6, 16)
            painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(year))

    def _paint_bar(self, painter: QPainter, spell: Spell) -> None:
        palette = current_palette()
        bar, colour = self._bar(spell), QColor(getattr(palette, _TOKENS[spell.kind]))
        painter.setPen(QPen(colour, 1.2))
        painter.setBrush(QColor(palette.surface))
        painter.drawRoundedRect(bar, 3, 3)
        styles = {
            SpellKind.ON_ROLL: Qt.BrushStyle.SolidPattern,
            SpellKind.HOME_EDUCATED: Qt.BrushStyle.BDiagPattern,
            SpellKind.MISSING: Qt.BrushStyle.DiagCrossPattern,
        }
        brush = painter.brush()
        brush.setColor(colour)
        brush.setStyle(styles[spell.kind])
        painter.setBrush(brush)
        painter.drawRoundedRect(bar, 3, 3)

    def _bar(self, spell: Spell) -> QRectF:
        top = self._y(spell.end or self._today)
        bottom = self._y(spell.start or self._first)
        left = self._left(_LANES.index(spell.kind)) + 3
        return QRectF(left, top, scaled(_LANE) - 6, max(4.0, bottom - top))

    def _left(self, lane: int) -> float:
        return scaled(_YEARS) + lane * scaled(_LANE) + 2.0

    def _y(self, day: date) -> float:
        """Where a day lies: today at the top, the first day at the foot."""
        span = max(1, (self._today - self._first).days)
        height = self.height() - scaled(_HEAD) - 8
        return scaled(_HEAD) + height * (self._today - day).days / span


def in_words(spell: Spell) -> str:
    """One spell in words."""
    start = show_day_short(spell.start) if spell.start else "start not known"
    end = show_day_short(spell.end) if spell.end else "now"
    where = f" at {spell.where}" if spell.where else ""
    return f"{spell.kind.value}{where}, {start} to {end}"
