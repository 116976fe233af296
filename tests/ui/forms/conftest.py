"""A form or a page on screen, and an officer at its keyboard."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from cme_desktop.description.record_type import RecordType
from cme_desktop.drafts import Draft
from cme_desktop.fields import Reading
from tests.ui.forms.listed import ListedLookups
from ui.editors import IssueLine
from ui.forms.field_row import FieldLabel
from ui.forms.record_form import RecordForm
from ui.forms.undo import undo_keys
from ui.theme import apply_theme

TODAY = date(2026, 11, 17)  # a Tuesday
_NO_KEY = Qt.KeyboardModifier.NoModifier


class Officer:
    """Types wherever the focus is, as at a real keyboard."""

    def __init__(self, qtbot: QtBot, form: RecordForm, window: QWidget) -> None:
        self._qtbot = qtbot
        self.form = form
        self.window = window

    def go_to(self, path: str) -> "Officer":
        """Put the caret into a field."""
        self.form.focus_field(path)
        return self

    def types(self, text: str) -> "Officer":
        """Type into whatever has the focus."""
        self._qtbot.keyClicks(self.at(), text)
        return self

    def presses(self, key: Qt.Key, modifier: Qt.KeyboardModifier = _NO_KEY, times: int = 1) -> "Officer":
        """Press a key."""
        for _ in range(times):
            self._qtbot.keyClick(self.at(), key, modifier)
        return self

    def tabs(self) -> "Officer":
        """Leave by Tab."""
        return self.presses(Qt.Key.Key_Tab)

    def at(self) -> QWidget:
        """What has the focus."""
        focused = QApplication.focusWidget()
        assert focused is not None, "nothing has the focus"
        return focused

    def reads_below(self, path: str) -> str:
        """What stands below a field of what is wrong with it."""
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        line = self.form.editor(path).findChild(IssueLine, options=direct)
        return "" if line is None else line.text()

    def label_of(self, path: str) -> FieldLabel:
        """The label before a field."""
        self.form.editor(path)  # made when it is first asked for
        return next(label for label in self.form.findChildren(FieldLabel) if label.editor.path == path)

    def is_at(self) -> str:
        """The name of what has the focus."""
        return self.at().accessibleName()


OpenForm = Callable[..., Officer]


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> None:
    """The theme is in force before the first widget is made, as in the program."""
    apply_theme(qapp, "light")


@pytest.fixture
def on_screen(qtbot: QtBot) -> Callable[[QWidget], None]:
    """Shows a widget in an active window."""

    def show(widget: QWidget) -> None:
        qtbot.addWidget(widget)
        widget.resize(900, 700)
        widget.show()
        widget.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is widget)

    return show


@pytest.fixture
def open_form(qtbot: QtBot, on_screen: Callable[[QWidget], None]) -> OpenForm:
    """Opens the form of a record type in a scroll area."""

    def open_one(
        record_type: RecordType[Any], lookups: ListedLookups | None = None, draft: Draft[Any] | None = None
    ) -> Officer:
        form = RecordForm(draft or Draft(record_type, Reading(TODAY)), lookups or ListedLookups())
        window = QScrollArea()
        window.setWidgetResizable(True)
        window.setWidget(form)
        undo_keys(window, form.undo, form.redo)
        on_screen(window)
        return Officer(qtbot, form, window)

    return open_one
