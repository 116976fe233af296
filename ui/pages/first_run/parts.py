"""The parts of the first page: a numbered step, and the tinted frame of the way in that leaves no trace."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import GAP, GROUP_GAP, current_palette, icon, scaled, set_role
from ui.widgets import Words

_BADGE = 26
_CHECK = 14


class Badge(QWidget):
    """The number of a step in a ring; a tick once the step is done."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self._done = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_done(False)

    def show_done(self, done: bool) -> None:
        """Show a tick in place of the number, or the number again."""
        self._done = done
        self.setAccessibleName(f"Step {self._number}{', done' if done else ''}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(scaled(_BADGE), scaled(_BADGE))

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = current_palette()
        ring = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            colour = QColor(palette.good if self._done else palette.accent)
            painter.setPen(QPen(colour, 1.5))
            painter.drawEllipse(ring)
            if self._done:
                side = scaled(_CHECK)
                corner = (self.width() - side) // 2
                icon("check", palette, _CHECK, "good").paint(painter, corner, corner, side, side)
                return
            font = painter.font()
            font.setWeight(QFont.Weight.DemiBold)
            painter.setFont(font)
            painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, str(self._number))


class BeginningStep(QWidget):
    """A numbered heading, and below it what the step asks."""

    def __init__(self, number: int, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._badge = Badge(number)
        heading = Words(title)
        set_role(heading, "section")
        self.setAccessibleName(f"Step {number}: {title}")
        self.body = QVBoxLayout()
        self.body.setSpacing(GAP)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(GAP)
        grid.addWidget(self._badge, 0, 0)
        grid.addWidget(heading, 0, 1)
        grid.addLayout(self.body, 1, 1)
        grid.setColumnStretch(1, 1)

    def show_done(self, done: bool) -> None:
        """Tick the step, or not."""
        self._badge.show_done(done)


class TintedFrame(QFrame):
    """A frame in the accent's tint, around what is out of the ordinary."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        heading = Words(title)
        set_role(heading, "section")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(GROUP_GAP, GROUP_GAP, GROUP_GAP, GROUP_GAP)
        self.body.setSpacing(GAP)
        self.body.addWidget(heading)

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = current_palette()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(palette.accent), 1))
            painter.setBrush(QColor(palette.accent_tint))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
