"""Whatever is typed or pasted into whatever box of the window, nothing fails."""

import logging
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from cme_desktop.registry import REGISTRY
from tests.ui.sitter import Sitter
from ui.shell.places import TODAY, Place, PlaceKind

ODD = {
    "NUL": "Oka\0for",
    "half of a letter": "Oka\ud83dfor",
    "300 letters": "x" * 300,
    "lines": "Oka\nfor\r\nAda",
}
PATHS = {
    "a path of 300 letters": "/tmp/" + "x" * 300,
    "a device": "/dev/zero",
    "nobody's folder": "~nobody-of-that-name/a.csv",
}
PLACES = [
    TODAY,
    *(Place(PlaceKind.LIST, kind.key) for kind in REGISTRY),
    *(Place(PlaceKind.NEW, kind.key) for kind in REGISTRY),
    Place(PlaceKind.RETURNS),
    Place(PlaceKind.IMPORT),
    Place(PlaceKind.CALENDAR),
    Place(PlaceKind.RULES),
]


def boxes(window: QWidget) -> Iterator[QWidget]:
    """Every box of the window that takes a text."""
    for kind in (QLineEdit, QPlainTextEdit, QTextEdit):
        for box in window.findChildren(kind):
            if box.isVisible() and box.isEnabled() and not box.isReadOnly():
                yield box


def put(box: QWidget, text: str) -> None:
    """As from the clipboard, and then the key that takes it."""
    if isinstance(box, QLineEdit):
        box.selectAll()
        box.insert(text)
    else:
        assert isinstance(box, QPlainTextEdit | QTextEdit)
        box.selectAll()
        box.insertPlainText(text)
    QTest.keyClick(box, Qt.Key.Key_Return)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: f"{place.kind} {place.type}".strip())
def test_no_text_breaks_a_page(
    place: Place, sitter: Sitter, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(logging.getLogger("cme_desktop.problems"), "propagate", True)
    paths = PATHS if place.kind in (PlaceKind.IMPORT, PlaceKind.RETURNS) else {}
    for name, text in {**ODD, **paths}.items():
        sitter.go(place)
        page = sitter.window.stack.page()
        assert page is not None
        for box in list(boxes(page)):
            if box.isVisible() and box.isEnabled():
                put(box, text)
                sitter.app.processEvents()
        sitter.rest()
        assert not caplog.records, (name, caplog.text)
