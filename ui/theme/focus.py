"""The ring that shows which control has the keyboard: two px of accent, outside the control."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFocusFrame,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QWidget,
)

_REACH = 4  # ring and the gap inside it, so that it also shows around a filled button


class _RingStyle(QProxyStyle):
    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        if metric in (QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin):
            return _REACH
        return super().pixelMetric(metric, option, widget)


class FocusRing(QObject):
    """Moves one frame per window to the control that takes the focus.

    Lists and tables are left out: they show their current cell instead.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._style = _RingStyle("Fusion")
        self._style.setParent(self)
        app.focusChanged.connect(self._follow)

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None:
            _take_away(old.window())
        if new is not None and not new.isWindow() and not isinstance(new, QAbstractItemView):
            self._frame_of(new.window()).setWidget(new)

    def _frame_of(self, window: QWidget) -> QFocusFrame:
        frame = _frame_in(window)
        if frame is None:
            frame = QFocusFrame(window)
            frame.setStyle(self._style)
        return frame


def _take_away(window: QWidget) -> None:
    frame = _frame_in(window)
    if frame is not None:
        frame.setWidget(None)  # type: ignore[arg-type]  # Qt takes none here; its hints do not say so


def _frame_in(window: QWidget) -> QFocusFrame | None:
    # A dialog is a child of its window, and has a frame of its own.
    return next((frame for frame in window.findChildren(QFocusFrame) if frame.window() is window), None)
