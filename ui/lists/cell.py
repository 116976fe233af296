"""How the cells of a list look."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSize
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui.lists.columns import STATUS
from ui.lists.model import LEFT, NOT_READ, RIGHT, RecordTableModel
from ui.lists.status_shape import SIDE, status_shape
from ui.theme import are_figures, current_palette, tabular

_WORDS = QStyleOptionViewItem.ViewItemFeature.HasDisplay
_WORDS_AFTER_SHAPE = _WORDS | QStyleOptionViewItem.ViewItemFeature.HasDecoration
_TEXT = QPalette.ColorRole.Text
_LINE_BREAK = "\u2028"


class ListCell(QStyledItemDelegate):
    """Dresses a cell in one go: else a model is asked for seven things about it, most of which it has not.

    Qt paints what this says. Figures stand one below the other, and a status is led by its shape.
    """

    def __init__(self, rows: RecordTableModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._names = [column.name for column in rows.columns]
        self._alignments = [RIGHT if column.right else LEFT for column in rows.columns]
        self._figures = tabular(QFont())  # which leaves typeface and size to the table

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        assert isinstance(index, QModelIndex)
        place = index.column()
        row = self._rows.row_at(index.row())
        option.index = index
        option.features = _WORDS  # a list has no others, and to read what Qt has set costs more
        option.displayAlignment = self._alignments[place]
        if row is None:
            option.text = NOT_READ
            option.palette.setColor(_TEXT, QColor(current_palette().muted))
            return
        words = row.texts[place]
        option.text = words.replace("\n", _LINE_BREAK)
        if are_figures(words):
            option.font = self._figures.resolve(option.font)
        if self._names[place] == STATUS:
            self._show_status(option, row.status)

    def _show_status(self, option: QStyleOptionViewItem, status: str) -> None:
        life, palette = self._rows.type.life, current_palette()
        option.features = _WORDS_AFTER_SHAPE
        option.decorationSize = QSize(SIDE, SIDE)
        option.icon = status_shape(life, status, palette)
        option.palette.setColor(_TEXT, QColor(palette.text if status in life.open else palette.muted))
