"""What is still to do before a record is complete, or before it can be saved at all."""

from collections.abc import Sequence
from functools import partial
from itertools import zip_longest
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from cme_desktop.description.record_type import RecordType
from cme_desktop.issues import Issue, Severity
from ui.forms.field_link import FieldLink
from ui.forms.sentence_link import SentenceLink
from ui.theme import scaled, set_icon, set_role
from ui.widgets import FlowRow, Words, announce

_LINE = 24  # px at 96 dpi
_LINKS = 4  # side by side; the rest are in a menu


class Outstanding(QWidget):
    """One line: "2 things outstanding: Address · Last seen", each a link that jumps to its field.

    It lays out its links by itself: they change with most letters, and Qt's way is to lay out the whole
    window anew with each of them.
    """

    jump = Signal(str)
    """The path of the field to go to."""

    def __init__(self, record_type: RecordType[Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._type = record_type
        self._summary = Words(parent=self)
        set_role(self._summary, "muted")
        self._summary.setMinimumHeight(scaled(_LINE))
        self._row = FlowRow(spacing=0)
        self._row.addWidget(self._summary)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._made: list[QPushButton] = []
        self._paths: list[str] | None = None
        self._needed: tuple[QSize, int] | None = None

    def show_issues(self, issues: Sequence[Issue]) -> None:
        """Name the fields among `issues` that keep the record from being saved or complete."""
        weighty = [issue for issue in issues if issue.severity is not Severity.WARN]
        paths = list(dict.fromkeys(issue.path for issue in weighty))
        if paths == self._paths:
            return
        self._paths = paths
        count = len(paths)
        things = "thing" if count == 1 else "things"
        self._summary.setText(f"{count} {things} outstanding:" if count else "Nothing outstanding")
        words = [named(self._type, path) for path in paths[:_LINKS]]
        if count > _LINKS:
            words.append(f"and {count - _LINKS} more")
        self._show_links(words)
        if self.isVisible():
            self._fit()

    def links(self) -> list[QPushButton]:
        """The links now shown."""
        return [link for link in self._made if not link.isHidden()]

    def summary(self) -> str:
        """The words before the links."""
        return self._summary.text()

    def minimumSizeHint(self) -> QSize:
        return self._row.minimumSize()

    def sizeHint(self) -> QSize:
        return self._row.sizeHint()

    def heightForWidth(self, width: int) -> int:
        return self._row.heightForWidth(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()  # nothing was asked of it while it was hidden

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            QTimer.singleShot(0, self, self._fit)  # when the links have it too

    def _fit(self) -> None:
        """Place the links anew, and what stands around them only where they now need other room."""
        before = self._needed
        self._row.invalidate()
        self._place()
        if self._needed != before:
            self.updateGeometry()

    def _place(self) -> None:
        self._row.setGeometry(self.rect())
        self._needed = self.minimumSizeHint(), self.heightForWidth(self.width())

    def _show_links(self, words: Sequence[str]) -> None:
        """The links that there are get other words: to make them anew at a key takes longer than the key."""
        while len(self._made) < len(words):
            self._made.append(self._link(len(self._made)))
        for link, said in zip_longest(self._made, words):
            link.setText((said or "").replace("&", "&&"))
            link.setVisible(said is not None)

    def _link(self, place: int) -> QPushButton:
        link = FieldLink(self)
        link.clicked.connect(lambda: self._press(place))
        self._row.addWidget(link)
        return link

    def _press(self, place: int) -> None:
        assert self._paths is not None
        if place < _LINKS:
            self.jump.emit(self._paths[place])
        else:
            self._open_rest(self._paths[_LINKS:])

    def _open_rest(self, paths: Sequence[str]) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for path in paths:
            action = menu.addAction(named(self._type, path).replace("&", "&&"))
            action.triggered.connect(partial(self._jump, path))
        opener = self._made[-1]
        menu.popup(opener.mapToGlobal(opener.rect().topLeft() - QPoint(0, menu.sizeHint().height())))

    def _jump(self, path: str, _checked: bool = False) -> None:
        self.jump.emit(path)


class Refusals(QWidget):
    """Why the record could not be saved: one line each, and each line leads to its field."""

    jump = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._heading = Words(parent=self)
        self._column.addWidget(self._heading)
        self.hide()

    def show_issues(self, issues: Sequence[Issue]) -> None:
        """List `issues`, put the caret where the first leads, and have it read out; none hides the list."""
        while self._column.count() > 1:
            item = self._column.takeAt(1)
            if item is not None and (line := item.widget()) is not None:
                line.hide()
                line.deleteLater()
        if issues:
            self._heading.setText(_heading(len(issues)))
            for issue in issues:
                self._column.addWidget(self._line(issue))
            announce(self, f"{self._heading.text()} {issues[0].text}", urgent=True)
            self.jump.emit(issues[0].path)
        self.setVisible(bool(issues))

    def put_right(self, standing: Sequence[Issue]) -> None:
        """Of what is listed, leave what still stands."""
        if self.isHidden():
            return
        texts = {issue.text.replace("&", "&&") for issue in standing}
        lines = [line for line in self.findChildren(QPushButton) if not line.isHidden()]
        for line in lines:
            line.setVisible(line.text() in texts)
        self._heading.setText(_heading(sum(line.text() in texts for line in lines)))
        self.setVisible(any(line.text() in texts for line in lines))

    def lines(self) -> list[str]:
        """The sentences now listed."""
        return [button.text() for button in self.findChildren(QPushButton) if not button.isHidden()]

    def _line(self, issue: Issue) -> QPushButton:
        line = SentenceLink(issue.text, self)
        set_icon(line, "error", "danger")
        line.clicked.connect(lambda: self.jump.emit(issue.path))
        return line


def _heading(count: int) -> str:
    return f"Not saved. {f'{count} things' if count > 1 else 'One thing'} to put right first:"


def named(record_type: RecordType[Any], path: str) -> str:
    """How an officer would call the field at a path: `Last seen`, `On, enquiry 2`."""
    if not path:
        return "The record as a whole"
    name, *rest = path.split(".")
    field = record_type.fields[name]
    rows = record_type.rows.get(name)
    if rows is None or len(rest) < 2:
        return field.label
    return f"{rows.fields[rest[1]].label}, {rows.row_title} {int(rest[0]) + 1}"
