"""A layout for chips: side by side, and on to the next line when there is no room."""

from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from ui.theme import GAP


class _Measured(NamedTuple):
    """An item that is shown, with the size that it wants and the least that it needs, in px."""

    item: QLayoutItem
    width: int
    height: int
    least_width: int
    least_height: int


class FlowRow(QLayout):
    """Lays its items out in reading order at their own size.

    Qt asks for the height some thirty times at one key, so no item is asked for its size twice.
    """

    def __init__(self, parent: QWidget | None = None, spacing: int = GAP) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._measured: list[_Measured] | None = None
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)
        if parent is not None:
            parent.setLayout(self)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        self.invalidate()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._flow(QRect(0, 0, width, 0), move=False)

    def invalidate(self) -> None:
        """An item is of another size, or gone."""
        self._measured = None
        super().invalidate()

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        self._flow(area, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        shown, margins = self._shown(), self.contentsMargins()
        width = max((one.least_width for one in shown), default=0)
        height = max((one.least_height for one in shown), default=0)
        return QSize(width + margins.left() + margins.right(), height + margins.top() + margins.bottom())

    def _shown(self) -> list[_Measured]:
        if self._measured is None:
            self._measured = [_measured(item) for item in self._items if not item.isEmpty()]
        return self._measured

    def _flow(self, area: QRect, move: bool) -> int:
        """Place the items in `area` and return the height taken; only measures unless `move`."""
        margins, spacing = self.contentsMargins(), self.spacing()
        inner = area.marginsRemoved(margins)
        left, room = inner.left(), inner.width()
        x, y, line = left, inner.top(), 0
        for one in self._shown():
            width = min(one.width, max(room, one.least_width))
            if x > left and x + width > left + room:
                x, y, line = left, y + line + spacing, 0
            if move:
                one.item.setGeometry(QRect(x, y, width, one.height))
            x += width + spacing
            line = max(line, one.height)
        return y + line - area.top() + margins.bottom()


def _measured(item: QLayoutItem) -> _Measured:
    wanted, least = item.sizeHint(), item.minimumSize()
    return _Measured(item, wanted.width(), wanted.height(), least.width(), least.height())
