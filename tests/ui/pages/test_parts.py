"""The parts that pages share."""

from pytestqt.qtbot import QtBot

from ui.pages.parts import Column, LinkLine


def test_a_full_column_scrolls_and_squeezes_no_line(qtbot: QtBot) -> None:
    column = Column("Children")
    lines = [LinkLine(f"Child {number}", "Year 7") for number in range(30)]
    column.show_groups([[*lines]])
    qtbot.addWidget(column)
    column.resize(300, 400)
    with qtbot.waitExposed(column):
        column.show()
    assert {line.height() for line in lines} == {lines[0].sizeHint().height()}
    assert column.verticalScrollBar().maximum() > 0
