"""Words too long for their box end in an ellipsis, never in the middle of a letter."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QFontMetrics, QImage, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.editors.line import LineInput
from ui.theme import apply_theme

WORDS = "Education Act 1996 s444(1): failure to secure regular attendance"
WIDTH = 320


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_words_cut_off_end_in_an_ellipsis(qapp: QApplication, qtbot: QtBot, look: str, scale: float) -> None:
    apply_theme(qapp, look, scale)
    cut_off = painted(qtbot, WORDS)
    shortened = (f"{WORDS[:length]}…" for length in range(len(WORDS), 0, -1))
    advance = QFontMetrics(qapp.font()).horizontalAdvance
    whole = [words for words in shortened if advance(words) <= WIDTH - 40]
    assert cut_off in [painted(qtbot, words) for words in whole]


def test_words_that_fit_are_left_alone(qapp: QApplication, qtbot: QtBot) -> None:
    apply_theme(qapp, "light", 1.0)
    assert painted(qtbot, "Truancy") != painted(qtbot, "Trua…")


def test_words_typed_and_left_are_shown_from_their_beginning(qapp: QApplication, qtbot: QtBot) -> None:
    """The box moved along with the caret while they were typed."""
    apply_theme(qapp, "light", 1.0)
    line = plain_box(qtbot)
    with qtbot.waitActive(line):
        line.show()
    line.setFocus()
    qtbot.keyClicks(line, WORDS)
    line.grab()
    line.clearFocus()
    other = plain_box(qtbot)
    other.load(WORDS)
    within_the_border = line.rect().adjusted(4, 4, -4, -4)
    assert line.grab(within_the_border).toImage() == other.grab(within_the_border).toImage()


def test_they_are_whole_in_the_tooltip_while_the_pointer_is_there(qapp: QApplication, qtbot: QtBot) -> None:
    apply_theme(qapp, "light", 1.0)
    line, at, none = plain_box(qtbot), QPointF(5, 5), Qt.MouseButton.NoButton
    moved = QMouseEvent(QEvent.Type.MouseMove, at, at, none, none, Qt.KeyboardModifier.NoModifier)
    line.load(WORDS)
    QApplication.sendEvent(line, QEnterEvent(at, at, at))
    assert line.toolTip() == WORDS
    line.load("Truancy")
    QApplication.sendEvent(line, moved)
    assert line.toolTip() == ""  # all of it can be read
    line.load(WORDS)
    QApplication.sendEvent(line, moved)
    assert line.toolTip() == WORDS
    QApplication.sendEvent(line, QEvent(QEvent.Type.Leave))
    assert line.toolTip() == ""


def painted(qtbot: QtBot, words: str) -> QImage:
    """How a box shows words that were put into it."""
    line = plain_box(qtbot)
    line.add_button("chevron-down", "Open the list", line.move_on)
    line.load(words)
    return line.grab().toImage()


def plain_box(qtbot: QtBot) -> LineInput:
    line = LineInput()
    qtbot.addWidget(line)
    line.resize(WIDTH, line.sizeHint().height())
    line.ensurePolished()
    return line
