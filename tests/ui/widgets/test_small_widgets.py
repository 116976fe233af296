"""The small parts say in words what they show, and do what their buttons say."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAccessible, QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.theme import DARK, LIGHT, apply_theme
from ui.widgets import (
    BarChart,
    Card,
    Chip,
    ChipState,
    EmptyState,
    FlowRow,
    KeyValueList,
    NoticeBar,
    PaneToggle,
    ProgressLine,
    SectionHeading,
    Sparkline,
    Words,
)


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> None:
    apply_theme(qapp, "light")


def heard(widget: QWidget, kind: QAccessible.Text = QAccessible.Text.Name) -> str:
    """What a screen reader is told about `widget`."""
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return str(interface.text(kind))


def named(parent: QWidget, text: str) -> QPushButton:
    return next(button for button in parent.findChildren(QPushButton) if button.text() == text)


def inked(chip: Chip) -> tuple[bool, ...]:
    """Which pixels of the mark on `chip` are more ink than ground, whatever the colours."""
    picture = chip.grab().toImage()
    ground = picture.pixelColor(picture.width() // 2, 2).lightness()
    depths = [
        abs(picture.pixelColor(x, y).lightness() - ground)
        for x in range(9, 19)
        for y in range(4, picture.height() - 4)
    ]
    return tuple(depth > max(depths) / 2 for depth in depths)


@pytest.mark.parametrize(
    ("state", "text", "name"),
    [
        (ChipState.OVERDUE, "Overdue 3 school days", "Overdue 3 school days"),
        (ChipState.DUE, "", "Due"),
        (ChipState.INFO, "2 children alike", "Note: 2 children alike"),
        (ChipState.MET, "on time", "Met: on time"),
    ],
)
def test_a_chip_says_its_state(qtbot: QtBot, state: ChipState, text: str, name: str) -> None:
    chip = Chip(state, text)
    qtbot.addWidget(chip)
    assert heard(chip) == name


def test_chips_differ_in_shape_not_only_in_colour(qtbot: QtBot) -> None:
    shapes = set()
    for state in ChipState:
        chip = Chip(state, "same")
        qtbot.addWidget(chip)
        chip.show()
        shapes.add(inked(chip))
    assert len(shapes) == len(ChipState)


def test_a_chip_follows_the_theme(qtbot: QtBot, qapp: QApplication) -> None:
    chip = Chip(ChipState.OVERDUE)
    qtbot.addWidget(chip)
    chip.show()
    for mode, palette in (("light", LIGHT), ("dark", DARK)):
        apply_theme(qapp, "dark" if mode == "dark" else "light")
        picture = chip.grab().toImage()
        assert picture.pixelColor(picture.width() // 2, 2).name().upper() == palette.tint("danger")


def test_a_chip_can_change_its_mind(qtbot: QtBot) -> None:
    chip = Chip(ChipState.DUE, "Due today")
    qtbot.addWidget(chip)
    before = chip.sizeHint().width()
    chip.show_state(ChipState.OVERDUE, "Overdue 1 school day")
    assert (chip.state(), chip.text()) == (ChipState.OVERDUE, "Overdue 1 school day")
    assert chip.sizeHint().width() > before


def test_a_notice_is_named_by_kind_and_sentence(qtbot: QtBot) -> None:
    bar = NoticeBar()
    qtbot.addWidget(bar)
    assert not bar.isVisible()
    bar.tell("error", "The file is open elsewhere.", "Try again")
    assert bar.isVisible()
    assert heard(bar) == "Error: The file is open elsewhere."
    with qtbot.waitSignal(bar.acted):
        named(bar, "Try again").click()


def test_a_notice_can_be_closed_by_keyboard(qtbot: QtBot) -> None:
    bar = NoticeBar()
    qtbot.addWidget(bar)
    bar.tell("info", "Notice deleted.")
    close = bar.findChild(QToolButton)
    assert close is not None
    with qtbot.waitSignal(bar.closed):
        QTest.keyClick(close, Qt.Key.Key_Space)
    assert not bar.isVisible()


def test_a_notice_without_action_shows_no_button(qtbot: QtBot) -> None:
    bar = NoticeBar()
    qtbot.addWidget(bar)
    bar.tell("good", "Saved.", "Undo")
    bar.tell("good", "Saved.", closable=False)
    assert not any(part.isVisible() for part in bar.findChildren(QPushButton))
    assert not any(part.isVisible() for part in bar.findChildren(QToolButton))


def test_progress_is_open_ended_until_the_total_is_known(qtbot: QtBot) -> None:
    line = ProgressLine()
    qtbot.addWidget(line)
    line.begin("Reading schools")
    bar = line.findChild(QProgressBar)
    assert bar is not None
    assert (bar.minimum(), bar.maximum()) == (0, 0)
    line.advance("Reading schools, 20 of 50", 20, 50)
    assert (bar.value(), bar.maximum()) == (20, 50)
    assert heard(bar) == "Reading schools, 20 of 50"
    line.finish("50 schools read")
    assert not line.isVisible()


def test_cancel_is_asked_once_a_job(qtbot: QtBot) -> None:
    line = ProgressLine()
    qtbot.addWidget(line)
    line.begin("Reading schools")
    cancel = named(line, "Cancel")
    assert heard(cancel) == "Cancel: Reading schools"
    with qtbot.waitSignal(line.cancelled):
        cancel.click()
    assert not cancel.isEnabled()
    line.begin("Making the return")
    assert cancel.isEnabled()


def test_an_empty_state_offers_the_one_button_that_helps(qtbot: QtBot) -> None:
    state = EmptyState("enquiry", "No enquiries are open.", "New enquiry")
    qtbot.addWidget(state)
    assert heard(state) == "No enquiries are open."
    with qtbot.waitSignal(state.acted):
        named(state, "New enquiry").click()


def test_facts_can_be_read_and_copied(qtbot: QtBot) -> None:
    facts = KeyValueList([("Day 10", "Mon 16 Nov 2026"), ("Cause", "")])
    qtbot.addWidget(facts)
    names = [heard(label) for label in facts.findChildren(QLabel)]
    assert "Day 10: Mon 16 Nov 2026" in names
    assert "Cause: none" in names
    copied = next(label for label in facts.findChildren(QLabel) if label.text() == "Mon 16 Nov 2026")
    assert copied.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard
    facts.set_rows([("Due", "Tue 17 Nov 2026")])
    qtbot.waitUntil(lambda: len(facts.findChildren(QLabel)) == 2)


def test_a_heading_carries_its_remark(qtbot: QtBot) -> None:
    heading = SectionHeading("Enquiries")
    qtbot.addWidget(heading)
    heading.set_remark("4 of 6 tried")
    assert heard(heading) == "Enquiries 4 of 6 tried"


def test_the_pane_toggle_says_what_the_next_press_does(qtbot: QtBot) -> None:
    toggle = PaneToggle("preview", "Ctrl+P")
    qtbot.addWidget(toggle)
    assert heard(toggle) == "Show preview"
    assert toggle.toolTip() == "Show preview (Ctrl+P)"
    with qtbot.waitSignal(toggle.toggled):
        toggle.click()
    assert heard(toggle) == "Hide preview"
    assert toggle.shortcut().toString() == "Ctrl+P"


def test_charts_say_their_figures_in_words(qtbot: QtBot) -> None:
    bars, line = BarChart("Outcomes"), Sparkline("Open enquiries")
    for chart in (bars, line):
        qtbot.addWidget(chart)
        chart.show()
        chart.grab()
    bars.set_bars([("Returned", 1034), ("None yet", 0)])
    line.set_points([("Oct 2026", 18), ("Nov 2026", 7)])
    assert heard(bars, QAccessible.Text.Description) == "Returned 1,034, None yet 0"
    assert heard(line, QAccessible.Text.Description) == "Oct 2026 18, Nov 2026 7"


def test_what_has_not_come_yet_is_no_bar_and_no_figure(qtbot: QtBot) -> None:
    chart = BarChart("Notices")
    qtbot.addWidget(chart)
    chart.set_bars([("November, so far", 4), ("December, not begun", None)])
    chart.resize(400, chart.sizeHint().height())
    assert heard(chart, QAccessible.Text.Description) == "November, so far 4, December, not begun"
    picture = chart.grab().toImage()
    below = picture.copy(0, picture.height() // 2, picture.width(), picture.height() // 2)
    colours = {
        below.pixelColor(x, y).name().upper() for x in range(below.width()) for y in range(below.height())
    }
    assert LIGHT.accent not in colours


def test_bars_are_as_long_as_their_figures(qtbot: QtBot) -> None:
    chart = BarChart("Outcomes")
    qtbot.addWidget(chart)
    chart.set_bars([("Held", 40), ("Late", 20)])
    chart.resize(400, chart.sizeHint().height())
    chart.show()
    picture = chart.grab().toImage()
    row = chart.height() // 2
    full, half = (
        sum(picture.pixelColor(x, y).name().upper() == LIGHT.accent for x in range(picture.width()))
        for y in (row // 2, row + row // 2)
    )
    assert full > 200
    assert abs(full / half - 2) < 0.05


def test_a_flat_or_single_point_line_still_draws(qtbot: QtBot) -> None:
    line = Sparkline("Open enquiries")
    qtbot.addWidget(line)
    line.show()
    line.set_points([("Nov 2026", 7)])
    picture = line.grab().toImage()
    colours = {picture.pixelColor(x, y).name().upper() for x in range(120) for y in range(32)}
    assert LIGHT.accent in colours


def test_chips_flow_on_to_the_next_line(qtbot: QtBot) -> None:
    row = QWidget()
    qtbot.addWidget(row)
    flow = FlowRow(row)
    chips = [Chip(ChipState.INFO, f"Filter number {number}") for number in range(4)]
    for chip in chips:
        flow.addWidget(chip)
    wide = sum(chip.sizeHint().width() + 8 for chip in chips)
    assert flow.heightForWidth(wide) == chips[0].sizeHint().height()
    assert flow.heightForWidth(wide // 2) == 2 * chips[0].sizeHint().height() + 8
    row.resize(wide // 2, 100)
    row.show()
    assert chips[2].x() == 0
    assert chips[2].y() > chips[1].y()
    chips[0].hide()
    assert flow.count() == 4


def test_flow_gives_its_items_back(qtbot: QtBot) -> None:
    row = QWidget()
    qtbot.addWidget(row)
    flow = FlowRow(row)
    flow.addWidget(QLabel("One", row))
    assert flow.itemAt(0) is not None
    assert flow.itemAt(1) is None
    height = flow.heightForWidth(100)
    assert flow.takeAt(0) is not None
    assert flow.takeAt(0) is None
    assert flow.heightForWidth(100) < height


def test_a_card_is_named_by_its_title_and_takes_contents(qtbot: QtBot) -> None:
    card = Card("Dates")
    qtbot.addWidget(card)
    assert isinstance(card.body(), QVBoxLayout)
    card.body().addWidget(QLabel("Day 10"))
    assert heard(card) == "Dates"


def test_words_that_are_cut_short_are_whole_in_the_tooltip_while_the_pointer_is_there(qtbot: QtBot) -> None:
    words = Words("Wolfeschlegelsteinhausenbergerdorff, Hubert Blaine")
    qtbot.addWidget(words)
    words.resize(60, 20)
    at = QPointF(5, 5)
    QApplication.sendEvent(words, QEnterEvent(at, at, at))
    assert words.toolTip() == "Wolfeschlegelsteinhausenbergerdorff, Hubert Blaine"
    words.setText("CHD-2026-0001, a name that only a few may read")
    assert words.toolTip() == "CHD-2026-0001, a name that only a few may read"
    QApplication.sendEvent(words, QEvent(QEvent.Type.Leave))
    assert words.toolTip() == ""
    words.resize(900, 20)
    QApplication.sendEvent(words, QEnterEvent(at, at, at))
    assert words.toolTip() == ""  # all of them can be read
