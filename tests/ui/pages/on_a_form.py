"""What an officer does on the form of a record, and what stands there."""

from PySide6.QtCore import Qt

from tests.ui.sitter import CTRL, Sitter
from ui.forms.record_page import RecordPage
from ui.pages.parts import LinkLine
from ui.pages.record import RecordEntry
from ui.shell.places import Place, PlaceKind

NEW_TEN_DAY = Place(PlaceKind.NEW, "ten_day_notification")


def form(sitter: Sitter) -> RecordPage:
    found = sitter.page(RecordEntry).findChild(RecordPage)
    assert isinstance(found, RecordPage)
    return found


def text(sitter: Sitter, path: str) -> str:
    return form(sitter).draft.entry(path).text


def fill_in(sitter: Sitter, path: str, words: str) -> None:
    form(sitter).form.focus_field(path)
    sitter.settle()
    sitter.type(words)
    sitter.press(Qt.Key.Key_Tab)


def save(sitter: Sitter) -> None:
    sitter.press(Qt.Key.Key_S, CTRL)


def beside(sitter: Sitter, words: str) -> LinkLine:
    return next(line for line in sitter.page(RecordEntry).findChildren(LinkLine) if words in line.words())
