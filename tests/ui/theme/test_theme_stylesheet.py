"""The style sheet is complete for every palette and scale, and keeps controls at their size."""

from pathlib import Path

import pytest
from PySide6.QtGui import QIcon, QImage
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QRadioButton,
    QStyle,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from resources import resource_path
from ui.theme import (
    CONTROL_HEIGHT,
    apply_theme,
    current_palette,
    set_clearable,
    set_kind,
    set_role,
    set_state,
)
from ui.theme.marks import marks, write_marks
from ui.theme.stylesheet import stylesheet
from ui.tokens import LIGHT, PALETTES, Palette


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
def test_every_name_in_the_sheet_is_filled_in(palette: Palette) -> None:
    sheet = stylesheet(palette)
    assert "@" not in sheet
    assert palette.accent in sheet


def test_scale_enlarges_measures_but_not_lines() -> None:
    sheet = stylesheet(LIGHT, 2.0)
    assert "min-height: 60px" in sheet
    assert "border: 1px solid" in sheet
    assert "border: 2px solid" in sheet


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
def test_shipped_marks_have_the_colours_of_their_palette(palette: Palette) -> None:
    for name, text in marks(palette).items():
        assert resource_path(f"icons/marks/{palette.name}/{name}").read_text(encoding="utf-8") == text


def test_marks_are_written_a_folder_for_each_palette(tmp_path: Path) -> None:
    write_marks(tmp_path)
    assert {folder.name for folder in tmp_path.iterdir()} == {palette.name for palette in PALETTES}


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_controls_are_as_high_as_the_house_says(qtbot: QtBot, qapp: QApplication, scale: float) -> None:
    apply_theme(qapp, "light", scale)
    page = QWidget()
    qtbot.addWidget(page)
    rows = QVBoxLayout(page)
    controls = (QLineEdit(), QComboBox(), QPushButton("Save"))
    for control in controls:
        rows.addWidget(control)
    targets = (QCheckBox("One"), QRadioButton("Two"), QToolButton())
    for target in targets:
        rows.addWidget(target)
    page.show()
    assert {control.height() for control in controls} == {round((CONTROL_HEIGHT - 2) * scale) + 2}
    assert all(target.height() >= 24 and target.width() >= 24 for target in targets)
    apply_theme(qapp, "light")


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("look", ["light", "dark"])
def test_the_sign_that_clears_a_box_stands_in_its_middle(
    qtbot: QtBot, qapp: QApplication, look: str, scale: float
) -> None:
    apply_theme(qapp, look, scale)
    box = QLineEdit("okafor")
    qtbot.addWidget(box)
    set_clearable(box)
    box.resize(240, box.sizeHint().height())
    box.show()
    sign = box.findChild(QToolButton)
    assert isinstance(sign, QToolButton)
    assert abs(sign.geometry().center().y() - box.rect().center().y()) <= 1
    picture = sign.icon().pixmap(32, 32).toImage()
    dots = [picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())]
    assert {dot.name().upper() for dot in dots if dot.alpha() == 255} == {current_palette().muted}
    apply_theme(qapp, "light")


def test_an_error_shows_at_once_and_moves_nothing(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, "light")
    editor = QLineEdit("31/2")
    qtbot.addWidget(editor)
    editor.show()
    before = editor.size(), editor.sizeHint().height()
    set_state(editor, "error")
    assert editor.grab().toImage().pixelColor(editor.width() // 2, 1).name().upper() == LIGHT.danger
    assert (editor.size(), editor.sizeHint().height()) == before
    set_state(editor, "")
    assert editor.grab().toImage().pixelColor(editor.width() // 2, 0).name().upper() == LIGHT.border


def test_a_label_takes_on_its_role_at_once(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, "light")
    label = QLabel("10-day notification")
    qtbot.addWidget(label)
    label.show()
    set_role(label, "title")
    assert label.font().pixelSize() == 20
    set_role(label, "hint")
    assert label.font().pixelSize() == 12
    assert label.palette().windowText().color().name().upper() == LIGHT.muted


def test_the_primary_button_is_filled_with_the_accent(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, "light")
    button = QPushButton("Save notice")
    qtbot.addWidget(button)
    set_kind(button, "primary")
    button.show()
    assert button.grab().toImage().pixelColor(6, button.height() // 2).name().upper() == LIGHT.accent


def test_list_rows_are_tall_enough_to_press(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, "light")
    rows = QListWidget()
    qtbot.addWidget(rows)
    rows.addItems(["Okafor, Ada", "Lis, Kuba"])
    rows.show()
    assert rows.visualItemRect(rows.item(0)).height() >= 24


def test_only_a_box_that_can_be_cleared_has_the_cross_in_its_look(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, "light")
    cross = QIcon(str(resource_path("icons/marks/light/close.svg")))
    plain, cleared = QLineEdit(), QLineEdit()
    for line in (plain, cleared):
        qtbot.addWidget(line)
    set_clearable(cleared)
    sign = cleared.findChild(QToolButton)
    assert isinstance(sign, QToolButton)
    assert drawn(sign.icon()) == drawn(cross)
    assert drawn(icon_to_clear(plain)) != drawn(cross)


def icon_to_clear(line: QLineEdit) -> QIcon:
    """What its look has for a cross in it."""
    line.ensurePolished()
    return line.style().standardIcon(QStyle.StandardPixmap.SP_LineEditClearButton, None, line)


def drawn(icon: QIcon) -> QImage:
    """As it is painted."""
    return icon.pixmap(16, 16).toImage()
