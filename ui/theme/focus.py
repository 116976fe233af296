"""The ring that shows which control has the keyboard: two px of accent, outside the control."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFocusFrame,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)
from shiboken6 import isValid

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

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        data: QStyleHintReturn | None = None,
    ) -> int:
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1  # else the ring is cut off at the edge of the control's parent
        return super().styleHint(hint, option, widget, data)


class FocusRing(QObject):
    """Moves one frame per window to the control that takes the focus.

    Lists and tables are left out: they show their current cell instead.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._style = _RingStyle("Fusion")
        self._style.setParent(self)
        self._shown: QFocusFrame | None = None
        app.focusChanged.connect(self._follow)

    def _follow(self) -> None:
        """Asks for neither widget of the signal: the old one may be half destroyed, which ends Python."""
        if self._shown is not None and isValid(self._shown):
            self._shown.setWidget(None)  # type: ignore[arg-type]  # Qt takes none; its hints do not say so
        new = QApplication.focusWidget()
        if new is not None and not new.isWindow() and not isinstance(new, QAbstractItemView):
            self._shown = self._frame_of(new.window())
            self._shown.setWidget(new)
            QTimer.singleShot(0, self, self.show_again)

    def show_again(self) -> None:
        """Qt hides the ring of a control that has the focus before it is scrolled to, or is dressed anew."""
        focused = QApplication.focusWidget()
        frame = _frame_in(focused.window()) if focused is not None else None
        if frame is not None and frame.widget() is focused and frame.isHidden():
            frame.setWidget(None)  # type: ignore[arg-type]
            frame.setWidget(focused)

    def _frame_of(self, window: QWidget) -> QFocusFrame:
        frame = _frame_in(window)
        if frame is None:
            frame = QFocusFrame(window)
            frame.setStyle(self._style)
        return frame


def _frame_in(window: QWidget) -> QFocusFrame | None:
    # A dialog is a child of its window, and has a frame of its own.
    return next((frame for frame in window.findChildren(QFocusFrame) if frame.window() is window), None)
