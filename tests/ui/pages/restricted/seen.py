"""The made-up office with a restricted child in it, and what an officer sees of her."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from tests.planted import Planted, Planting, plant_surroundings
from tests.ui.office import TODAY as DAY
from tests.ui.office import changing, fill, open_desk
from tests.ui.sitter import CTRL, Sitter
from ui.pages.asking import Asking
from ui.pages.parts import LinkLine

_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)


def file_with(planting: Planting, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Planted]:
    """The made-up office with her in it."""
    path = tmp_path_factory.mktemp("restricted") / "office.db"
    desk = open_desk(path)
    fill(desk.store)
    with changing(desk.store) as work:
        planted = planting(work, *plant_surroundings(work), DAY)
    desk.store.close()
    return path, planted


def everything_on(window: QWidget) -> str:
    """All that a widget and those in it show, say to a screen reader, or tell the mouse."""
    said: list[str] = []
    for widget in (window, *window.findChildren(QWidget)):
        said += [
            widget.windowTitle(),
            widget.accessibleName(),
            widget.accessibleDescription(),
            widget.toolTip(),
        ]
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            said.append(widget.text())
        if isinstance(widget, QTextEdit):
            said.append(widget.toPlainText())
        if isinstance(widget, LinkLine):
            said.append(widget.words())
        if isinstance(widget, QComboBox):
            said += [widget.itemText(place) for place in range(widget.count())]
        if isinstance(widget, QTabBar):
            said += [widget.tabText(place) for place in range(widget.count())]
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            said += cells(widget.model())
    return "\n".join(filter(None, said))


def cells(model: QAbstractItemModel) -> Iterator[str]:
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for row in range(model.rowCount()):
        for column in range(columns):
            yield from (str(model.index(row, column).data(role) or "") for role in _ROLES)


def on_top(sitter: Sitter) -> QWidget:
    page = sitter.window.stack.page()
    assert page is not None
    return page


def asking(sitter: Sitter) -> Asking:
    (found,) = [one for one in on_top(sitter).findChildren(Asking) if one.isVisible()]
    return found


def give_reason(sitter: Sitter, reason: str = "Her social worker rang") -> None:
    line = asking(sitter).findChild(QLineEdit)
    assert line is not None
    line.setText(reason)
    sitter.press(Qt.Key.Key_S, CTRL)
    sitter.settle()
