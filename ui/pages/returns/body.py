"""How the parts of the returns page stand: months beside the figures, or above them where room is short."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget

from ui.pages.returns.acts import ReturnActs
from ui.pages.returns.foot import Foot
from ui.pages.returns.head import Head
from ui.pages.returns.side import Side
from ui.pages.returns.views import ReturnViews
from ui.theme import GAP, PAGE_EDGE, scaled, set_role
from ui.widgets import Hairline, Words
from ui.widgets.reveal import reveal

_SIDE_BY_SIDE = 700
"""So wide has it to be for months beside the figures, in px at the usual text size."""
_FIGURES = 240
"""How high the figures are at least where all scrolls along with them."""


class Body(QWidget):
    """As high at least as all that it says, beside some figures; where that is too high it scrolls."""

    def __init__(
        self,
        side: Side,
        head: Head,
        views: ReturnViews,
        explained: Words,
        acts: ReturnActs,
        foot: Foot,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._side, self._views = side, views
        self._between = Hairline(Qt.Orientation.Vertical)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(0)
        self._both.addWidget(side)
        self._both.addWidget(self._between)
        self._both.addLayout(_figures_and_foot(head, views, explained, acts, foot), 1)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        least.setHeight(self._both.minimumHeightForWidth(self.width()))
        return least

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _is_narrow(self) -> bool:
        return self.width() < scaled(_SIDE_BY_SIDE)

    def _fit(self) -> None:
        narrow = self._is_narrow()
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._both.setDirection(down if narrow else across)
        self._side.lie_flat(narrow)
        self._between.setHidden(narrow)
        self._views.setMinimumHeight(scaled(_FIGURES) if narrow else 0)
        self.updateGeometry()

    def _follow(self, _was: QWidget | None, now: QWidget | None) -> None:
        """Bring what the keyboard comes to into sight, figures with all the room that they have."""
        if now is not None and self.isAncestorOf(now):
            reveal(self._views if self._views.isAncestorOf(now) else now)


def _figures_and_foot(
    head: Head, views: ReturnViews, explained: Words, acts: ReturnActs, foot: Foot
) -> QVBoxLayout:
    set_role(explained, "hint")
    explained.setWordWrap(True)
    told = QVBoxLayout()
    told.setContentsMargins(PAGE_EDGE, GAP, PAGE_EDGE, 0)
    told.addWidget(explained)
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(head)
    column.addWidget(views, 1)
    column.addWidget(Hairline())
    column.addLayout(told)
    column.addWidget(acts)
    column.addWidget(foot)
    return column
