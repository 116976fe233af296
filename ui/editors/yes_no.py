"""Editor for yes and no: segments side by side, answered by one key."""

from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from cme_desktop.drafts import Entry
from cme_desktop.fields import Field, Unanswered
from cme_desktop.values.names import fold
from ui.editors.base import Editor
from ui.theme import CONTROL_HEIGHT, current_palette, scaled
from ui.told import tell

_ANSWERS = (Unanswered.NOT_KNOWN, Unanswered.REFUSED, Unanswered.NOT_ASKED)
_WORDS = {"yes": "Yes", "y": "Yes", "true": "Yes", "no": "No", "n": "No", "false": "No"}


class YesNoEditor(Editor):
    """Y and N answer, arrows move along the segments, Backspace takes the answer away."""

    def __init__(self, field: Field[Any], path: str, parent: QWidget | None = None) -> None:
        super().__init__(field, path, parent)
        self._raw = ""
        words = ["Yes", "No", *(answer.label for answer in _ANSWERS if field.can_be_unanswered)]
        self._box = QWidget(self)
        self.segments = [
            _Segment(word, first=word == words[0], last=word == words[-1], parent=self._box) for word in words
        ]
        row = QHBoxLayout(self._box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for segment in self.segments:
            row.addWidget(segment)
            segment.clicked.connect(self._answered)
            segment.keyed.connect(self._key)
            self.watch(segment.focused, segment.unfocused)
        self._box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._grid.setColumnStretch(0, 0)
        self._grid.addWidget(self._box, 0, 0)

    def text(self) -> str:
        return self._raw

    def put(self, text: str) -> None:
        self._raw = text
        word = _WORDS.get(fold(text), text)
        for segment in self.segments:
            segment.setAutoExclusive(False)
            segment.setChecked(fold(segment.text()) == fold(word))
            segment.setAutoExclusive(True)

    def target(self) -> QWidget:
        return next((segment for segment in self.segments if segment.isChecked()), self.segments[0])

    def marked(self) -> list[QWidget]:
        return list(self.segments)

    def tab_stops(self) -> list[QWidget]:
        return list(self.segments)

    def echo_of(self, entry: Entry) -> str:
        on_a_segment = any(segment.isChecked() for segment in self.segments)
        return "" if on_a_segment or not entry.text.strip() else f"“{entry.text.strip()}”"

    def set_name(self, name: str) -> None:
        for segment in self.segments:
            segment.setAccessibleName(f"{name}: {segment.text()}")
            tell(segment).required = self.field.required
        self._box.setAccessibleName(name)

    def _answered(self) -> None:
        self._raw = next(segment.text() for segment in self.segments if segment.isChecked())
        self.typed.emit(self._raw)
        self.settled.emit()

    def _key(self, key: Qt.Key) -> None:
        self.answer({Qt.Key.Key_Y: "Yes", Qt.Key.Key_N: "No"}.get(key, ""))
        self.take_focus()


class _Segment(QRadioButton):
    """One answer, drawn as a part of the row."""

    keyed = Signal(object)
    focused = Signal()
    unfocused = Signal(object)
    """The focus goes; with the reason."""
    _KEYS = (Qt.Key.Key_Y, Qt.Key.Key_N, Qt.Key.Key_Backspace, Qt.Key.Key_Delete)

    def __init__(self, text: str, first: bool, last: bool, parent: QWidget) -> None:
        super().__init__(text, parent)
        self._first, self._last = first, last
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self.update)

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(max(scaled(52), words + scaled(24)), scaled(CONTROL_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, position: Any) -> bool:
        return bool(self.rect().contains(position))

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.focused.emit()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.unfocused.emit(event.reason())
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextPrevChild(True)
        elif key in self._KEYS:
            self.keyed.emit(key)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = current_palette()
        state = self.property("state")
        edge = {"error": palette.danger, "warning": palette.warning}.get(state, palette.border)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5 if self._last else 0.5, -0.5)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setClipRect(self.rect())
            painter.setPen(QColor(palette.accent if self.isChecked() else edge))
            hovered = palette.raised if self.underMouse() else palette.surface
            painter.setBrush(QColor(palette.accent_tint if self.isChecked() else hovered))
            rounded = area.adjusted(0, 0, 0 if self._last else 12, 0) if self._first else area
            rounded = rounded.adjusted(-12, 0, 0, 0) if self._last and not self._first else rounded
            if self._first or self._last:
                painter.drawRoundedRect(rounded, 6, 6)
            else:
                painter.drawRect(area)
            if self._last and not self._first:
                painter.drawLine(area.topLeft(), area.bottomLeft())
            painter.setPen(QColor(palette.accent if self.isChecked() else palette.text))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
