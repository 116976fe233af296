"""Putting a theme in force: colours, fonts, icons and the focus ring."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontInfo, QFontMetrics, QIcon, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFocusFrame,
    QLineEdit,
    QListWidget,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from resources import read_text, resource_path
from ui.theme import BODY_TEXT, DARK, LIGHT, apply_theme, current_palette, font_for, icon, set_icon, tabular
from ui.theme.apply import Mode, palette_for
from ui.tokens import DARK_CONTRAST, LIGHT_CONTRAST, Palette

ICONS = sorted(path.stem for path in resource_path("icons").glob("*.svg"))


@pytest.mark.parametrize(("mode", "palette"), [("light", LIGHT), ("dark", DARK)])
def test_a_mode_sets_every_role(qapp: QApplication, mode: Mode, palette: Palette) -> None:
    theme = apply_theme(qapp, mode)
    role = QPalette.ColorRole
    for which, colour in (
        (role.Window, palette.window),
        (role.Text, palette.text),
        (role.PlaceholderText, palette.muted),
        (role.Link, palette.accent),
        (role.Highlight, palette.accent),
    ):
        assert qapp.palette().color(which).name().upper() == colour
    assert theme.palette == current_palette() == palette
    assert qapp.font().pixelSize() == BODY_TEXT


def test_applying_again_keeps_one_theme_and_tells_of_the_change(qtbot: QtBot, qapp: QApplication) -> None:
    theme = apply_theme(qapp, "light")
    with qtbot.waitSignal(theme.changed) as told:
        assert apply_theme(qapp, "dark", 1.5) is theme
    assert told.args == [DARK]
    assert qapp.font().pixelSize() == round(BODY_TEXT * 1.5)


@pytest.mark.parametrize(
    ("mode", "system", "wish", "palette"),
    [
        ("system", Qt.ColorScheme.Dark, Qt.ContrastPreference.NoPreference, DARK),
        ("system", Qt.ColorScheme.Light, Qt.ContrastPreference.NoPreference, LIGHT),
        ("system", Qt.ColorScheme.Unknown, Qt.ContrastPreference.NoPreference, LIGHT),
        ("system", Qt.ColorScheme.Dark, Qt.ContrastPreference.HighContrast, DARK_CONTRAST),
        ("light", Qt.ColorScheme.Dark, Qt.ContrastPreference.NoPreference, LIGHT),
        ("light", Qt.ColorScheme.Dark, Qt.ContrastPreference.HighContrast, LIGHT_CONTRAST),
        ("dark", Qt.ColorScheme.Light, Qt.ContrastPreference.NoPreference, DARK),
    ],
)
def test_the_officers_choice_stands_over_the_systems(
    mode: Mode, system: Qt.ColorScheme, wish: Qt.ContrastPreference, palette: Palette
) -> None:
    assert palette_for(mode, system, wish) == palette


def test_system_mode_follows_what_the_system_says(qapp: QApplication) -> None:
    theme = apply_theme(qapp, "system")
    hints = qapp.styleHints()
    assert theme.palette == palette_for(
        "system", hints.colorScheme(), hints.accessibility().contrastPreference()
    )


def test_importing_the_theme_does_not_load_svg() -> None:
    code = "import sys, ui.theme; sys.exit(any('QtSvg' in name for name in sys.modules))"
    root = Path(resource_path("theme.qss")).parent.parent
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=root).returncode == 0


def test_numbers_can_be_set_to_one_width(qapp: QApplication) -> None:
    assert tabular(qapp.font()).isFeatureSet(QFont.Tag("tnum"))


@pytest.mark.parametrize("words", ["10-day notification", "Langley-Price, Ellis", "OFR-2026-0038"])
def test_a_hyphen_never_floats(qapp: QApplication, words: str) -> None:
    assert QFontMetrics(font_for(words, qapp.font())).horizontalAdvance("-") == QFontMetrics(
        qapp.font()
    ).horizontalAdvance("-")


def test_dates_below_each_other_line_up(qapp: QApplication) -> None:
    assert font_for("20 Nov 2026", qapp.font()).isFeatureSet(QFont.Tag("tnum"))
    assert QFontInfo(qapp.font()).pixelSize() == qapp.font().pixelSize()


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", ICONS)
def test_every_icon_draws_in_the_colour_asked_for(name: str) -> None:
    image = icon(name, LIGHT, 40, "danger").pixmap(40, 40).toImage()
    inked = [
        image.pixelColor(x, y).name().upper()
        for x in range(40)
        for y in range(40)
        if image.pixelColor(x, y).alpha() == 255
    ]
    assert LIGHT.danger in inked
    assert "currentColor" in read_text(f"icons/{name}.svg")


@pytest.mark.usefixtures("qapp")
def test_icons_grow_with_the_text(qapp: QApplication) -> None:
    apply_theme(qapp, "light", 2.0)
    assert icon("check", LIGHT, 16).actualSize(QSize(100, 100)) == QSize(32, 32)
    button = QPushButton()
    set_icon(button, "check")
    assert button.iconSize() == QSize(32, 32)
    apply_theme(qapp, "light")


def test_an_unknown_icon_is_named() -> None:
    with pytest.raises(FileNotFoundError, match="unicorn"):
        icon("unicorn", LIGHT)


@pytest.mark.usefixtures("qapp")
def test_a_disabled_icon_is_quieter() -> None:
    drawn = icon("overdue-dot", LIGHT, 16)
    middle = drawn.pixmap(16, QIcon.Mode.Disabled).toImage().pixelColor(8, 8)
    assert middle.name().upper() == LIGHT.disabled


def test_icons_follow_the_theme(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, "light")
    button = QPushButton("Print")
    qtbot.addWidget(button)
    set_icon(button, "overdue-dot", "danger")
    assert button.icon().pixmap(16, 16).toImage().pixelColor(8, 8).name().upper() == LIGHT.danger
    apply_theme(qapp, "dark", 2.0)
    assert button.icon().pixmap(16, 16).toImage().pixelColor(8, 8).name().upper() == DARK.danger
    assert button.iconSize().width() == 32
    apply_theme(qapp, "light")


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication) -> QWidget:
    apply_theme(qapp, "light")
    page = QWidget()
    qtbot.addWidget(page)
    rows = QVBoxLayout(page)
    rows.setContentsMargins(24, 24, 24, 24)
    for part in (QLineEdit(), QPushButton("Save"), QListWidget()):
        rows.addWidget(part)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    return page


def ring(page: QWidget) -> QFocusFrame:
    found = page.findChild(QFocusFrame)
    assert found is not None
    return found


def test_the_focus_ring_goes_round_the_control_that_has_the_focus(qtbot: QtBot, page: QWidget) -> None:
    for kind in (QLineEdit, QPushButton):
        control = page.findChild(kind)
        assert isinstance(control, QWidget)
        control.setFocus()
        qtbot.waitUntil(control.hasFocus)
        assert ring(page).widget() is control
        assert ring(page).isVisible()
        assert ring(page).geometry() == control.geometry().adjusted(-4, -4, 4, 4)


def test_the_focus_ring_outlives_another_look(qtbot: QtBot, page: QWidget, qapp: QApplication) -> None:
    control = page.findChild(QLineEdit)
    assert isinstance(control, QWidget)
    control.setFocus()
    qtbot.waitUntil(control.hasFocus)
    for look in ("dark", "light"):
        apply_theme(qapp, look)  # type: ignore[arg-type]
        assert (ring(page).widget(), ring(page).isVisible()) == (control, True)


def test_the_focus_ring_leaves_lists_to_show_their_own_row(qtbot: QtBot, page: QWidget) -> None:
    button, rows = page.findChild(QPushButton), page.findChild(QListWidget)
    assert button is not None
    assert rows is not None
    button.setFocus()
    qtbot.waitUntil(lambda: ring(page).isVisible())
    rows.setFocus()
    qtbot.waitUntil(lambda: not ring(page).isVisible())


def test_the_focus_ring_outlives_the_control_it_was_round(qtbot: QtBot, page: QWidget) -> None:
    editor, button = page.findChild(QLineEdit), page.findChild(QPushButton)
    assert editor is not None
    assert button is not None
    editor.setFocus()
    editor.deleteLater()
    qtbot.waitUntil(lambda: page.findChild(QLineEdit) is None)
    button.setFocus()
    qtbot.waitUntil(lambda: ring(page).widget() is button)


def test_a_dialog_has_a_ring_of_its_own(qtbot: QtBot, page: QWidget) -> None:
    dialog = QDialog(page)
    editor = QLineEdit(dialog)
    dialog.show()
    region = QScrollArea(page)
    button = QPushButton("New child")
    region.setWidget(button)
    region.show()
    for control in (editor, button, editor, button, editor):
        control.window().activateWindow()
        control.setFocus()
        qtbot.waitUntil(control.hasFocus)
        shown = [frame for frame in page.findChildren(QFocusFrame) if frame.isVisible()]
        assert [frame.widget() for frame in shown] == [control]
