"""Types an example into its form by the keyboard alone, and saves it."""

from dataclasses import asdict
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cme_desktop.description.example import Do, Example
from cme_desktop.description.record_type import RecordType
from cme_desktop.errors import CmeError
from docs.pictures.casting import Cast
from docs.pictures.studio import Studio
from ui.editors import Editor
from ui.editors.suggestions import Suggestions
from ui.forms.record_form import RecordForm
from ui.shell.places import Place, PlaceKind

_MOST_TABS = 200
_NO_KEY = Qt.KeyboardModifier.NoModifier
_CTRL = Qt.KeyboardModifier.ControlModifier


class Typist:
    """Sits before a window; moves on by Tab, as fields that come into view are reached that way too."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio

    def fill(self, kind: RecordType[Any], example: Example, cast: Cast, steps: int | None = None) -> None:
        """Begin a record and type the example, or only so many steps of it. Raises CmeError if it cannot."""
        self._studio.go(Place(PlaceKind.NEW, kind.key))
        for step in example.steps[:steps]:
            self._tab_to(step.field)
            keys = step.keys.format_map(asdict(cast))
            match step.do:
                case Do.ADD:
                    press(Qt.Key.Key_Insert)
                case Do.FIND:
                    self._find(step.field, keys)
                case Do.TYPE:
                    _type(keys)
        self._studio.settle()

    def back_to_top(self) -> None:
        """Bring the first field back into view, with the caret in it."""
        form = self._studio.window.findChild(RecordForm)
        assert isinstance(form, RecordForm)
        form.focus_field(next(iter(form.draft.type.plain)))

    def save(self) -> int:
        """Press Ctrl+S; gives the record's id. Raises CmeError when it is refused."""
        press(Qt.Key.Key_S, _CTRL)
        self._studio.settle()
        page = self._studio.window.stack.page()
        if page is None or page.place.id is None:
            raise CmeError(f"An example was not saved: {page.title() if page else 'no page'}.")
        return page.place.id

    def _find(self, field: str, keys: str) -> None:
        press(Qt.Key.Key_A, _CTRL)  # the child may have told the school already
        _type(keys)
        self._studio.wait_for_answers()
        sheets = self._studio.window.findChildren(Suggestions)
        open_one = next((sheet for sheet in sheets if sheet.isVisible()), None)
        if open_one is None:
            raise CmeError(f"Nothing was found for {field}.")
        if open_one.current() is None:
            press(Qt.Key.Key_Down)
        press(Qt.Key.Key_Return)

    def _tab_to(self, path: str) -> None:
        for _ in range(_MOST_TABS):
            if _path_at(_focused()) == path:
                return
            press(Qt.Key.Key_Tab)
        raise CmeError(f"The field {path} cannot be reached by Tab.")


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = _NO_KEY) -> None:
    """Press a key wherever the keyboard is. Raises CmeError if it is nowhere."""
    QTest.keyClick(_focused(), key, modifier)
    QApplication.processEvents()


def _type(words: str) -> None:
    """Key by key; names may hold letters that no key of this keyboard makes."""
    for letter in words:
        key = Qt.Key(ord(letter.upper())) if letter.isascii() else Qt.Key.Key_unknown
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(_focused(), QKeyEvent(kind, key, _NO_KEY, letter))


def _focused() -> QWidget:
    focused = QApplication.focusWidget()
    if focused is None:
        raise CmeError("Nothing in the window has the keyboard.")
    return focused


def _path_at(widget: QWidget) -> str:
    """The path of the field that a widget is part of."""
    part: QWidget | None = widget
    while part is not None and not isinstance(part, Editor):
        part = part.parentWidget()
    return part.path if part is not None else ""
