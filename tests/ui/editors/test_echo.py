"""What a text was understood as, beside its box."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from cme_desktop.fields import DateField
from ui.editors.dates import DateEditor

BOX = DateEditor.width_px
LONG = "Tuesday 3 November 2026"

Say = Callable[[str], QLabel]


@pytest.fixture
def editor(qtbot: QtBot) -> DateEditor:
    one = DateEditor(DateField("On"), "on", date(2026, 11, 3))
    qtbot.addWidget(one)
    one.show()
    return one


@pytest.fixture
def say(editor: DateEditor, qapp: QApplication) -> Say:
    """Has the editor say something; gives the words on the screen."""

    def said(words: str) -> QLabel:
        editor.show_echo(words)
        qapp.processEvents()
        (label,) = editor.findChildren(QLabel)
        return label

    return said


def test_the_words_have_the_room_that_the_box_leaves(
    editor: DateEditor, say: Callable[[str], QLabel]
) -> None:
    editor.resize(600, 40)
    for words in ("Tuesday", "Tue 3 Nov 2026", "", LONG):
        label = say(words)
        assert (editor.echo(), label.text(), label.isVisible()) == (words, words, bool(words))
        assert editor.target().width() == BOX
        assert label.width() > label.sizeHint().width()


def test_where_room_is_scarce_the_box_makes_way(editor: DateEditor, say: Say) -> None:
    editor.resize(240, 40)
    say("Tue")
    wide = editor.target().width()
    label = say(LONG)
    assert label.width() >= label.minimumSizeHint().width()
    assert editor.target().width() < wide
    say("Tue")
    assert editor.target().width() == wide
