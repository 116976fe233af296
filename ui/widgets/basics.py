"""The plain parts of a page: headings, hairlines, cards, lists of facts, the toggle of a side pane."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from ui.theme import GAP, GROUP_GAP, set_icon, set_role
from ui.told import tell
from ui.widgets.words import Words


class Hairline(QFrame):
    """A line of one px between two regions."""

    def __init__(
        self, orientation: Qt.Orientation = Qt.Orientation.Horizontal, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("region", "hairline")
        if orientation == Qt.Orientation.Horizontal:
            self.setFixedHeight(1)
        else:
            self.setFixedWidth(1)


class SectionHeading(QWidget):
    """The heading of a section, with a quiet remark after it: a count, a date, a range."""

    def __init__(self, text: str, remark: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = Words(text, parent=self)
        self._remark: Words | None = None
        set_role(self._heading, "section")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        self._row.addWidget(self._heading)
        self.set_remark(remark)

    def set_remark(self, remark: str) -> None:
        """Say `remark` after the heading; "" says nothing. Most never say any, so it comes with the first."""
        if remark and self._remark is None:
            self._remark = Words(parent=self)
            set_role(self._remark, "muted")
            self._row.addWidget(self._remark, 1, Qt.AlignmentFlag.AlignBottom)
        if self._remark is not None:
            self._remark.setText(remark)
            self._remark.setVisible(bool(remark))
        self.setAccessibleName(f"{self._heading.text()} {remark}".strip())


class Card(QFrame):
    """A region of its own colour with rounded corners; for the few things that stand apart from the page."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("region", "card")
        self.setAccessibleName(title)
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(GROUP_GAP, GROUP_GAP, GROUP_GAP, GROUP_GAP)
        self._body.setSpacing(GAP)
        if title:
            self._body.addWidget(SectionHeading(title))

    def body(self) -> QVBoxLayout:
        """The layout that the card's contents go into."""
        return self._body


class KeyValueList(QWidget):
    """Facts to read: a label and a value a row. Values can be selected and copied, also by keyboard."""

    def __init__(self, rows: Iterable[tuple[str, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(GROUP_GAP)
        self._form.setVerticalSpacing(GAP)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self.set_rows(rows)

    def set_rows(self, rows: Iterable[tuple[str, str]]) -> None:
        """Show `rows` of label and value in place of those before; an empty value reads as a dash."""
        while self._form.rowCount():
            self._form.removeRow(0)
        for label, value in rows:
            self._form.addRow(_label(label), _value(label, value))


class PaneToggle(QToolButton):
    """Shows and hides a side pane; says which of the two the next press does."""

    def __init__(self, pane: str, shortcut: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pane = pane
        self.setCheckable(True)
        tell(self).opens = True
        self.setShortcut(QKeySequence(shortcut))
        set_icon(self, "pane", "muted")
        self.toggled.connect(self._name_next)
        self._name_next(False)

    def _name_next(self, shown: bool) -> None:
        name = f"{'Hide' if shown else 'Show'} {self._pane}"
        keys = self.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({keys})" if keys else name)


def _label(text: str) -> QLabel:
    label = Words(text)
    set_role(label, "muted")
    return label


def _value(label: str, text: str) -> QLabel:
    value = Words(text or "–")
    value.setTextFormat(Qt.TextFormat.PlainText)
    value.setWordWrap(True)
    value.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    value.setAccessibleName(f"{label}: {text or 'none'}")
    return value
