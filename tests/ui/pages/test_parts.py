"""The parts that pages share."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.lists.paints import Paints
from ui.pages.parts import LinkLine, ScrollColumn


class Answer(QObject):
    """Comes between two events, as that of a job."""

    came = Signal()


def test_a_full_column_scrolls_and_squeezes_no_line(qtbot: QtBot) -> None:
    column = ScrollColumn("Children")
    lines = [LinkLine(f"Child {number}", "Year 7") for number in range(30)]
    column.show_groups([[*lines]])
    qtbot.addWidget(column)
    column.resize(300, 400)
    with qtbot.waitExposed(column):
        column.show()
    assert {line.height() for line in lines} == {lines[0].sizeHint().height()}
    assert column.verticalScrollBar().maximum() > 0


def test_a_sentence_is_read_to_its_end_in_a_narrow_column(qtbot: QtBot) -> None:
    column = ScrollColumn("Beside the form")
    sentence = LinkLine("EHE-2026-0008 is a spell from Thu 12 Sep 2024 that has no end. End it first.")
    column.show_groups([[sentence, LinkLine("Open the child’s file")]])
    qtbot.addWidget(column)
    column.resize(200, 400)
    with qtbot.waitExposed(column):
        column.show()
    room = sentence.rect().adjusted(0, 0, 0, 10_000)
    written = sentence.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, sentence.words())
    assert written.height() >= 2 * sentence.fontMetrics().height()
    assert sentence.height() >= written.height()


def test_what_comes_as_a_column_is_about_to_be_painted_is_painted_once(
    qtbot: QtBot, qapp: QApplication
) -> None:
    column = ScrollColumn("Children")
    qtbot.addWidget(column)
    column.resize(300, 400)
    lines = [LinkLine(f"Child {number}", "Year 7") for number in range(30)]
    paints = Paints(lines[0])
    answer = Answer()
    answer.came.connect(lambda: column.show_groups([[*lines]]), Qt.ConnectionType.QueuedConnection)
    column.show()
    answer.came.emit()
    for _ in range(3):
        qapp.processEvents()
    assert column.verticalScrollBar().isVisible()
    assert paints.number == 1
