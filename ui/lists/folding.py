"""A short list under headings, each line of which unfolds to say more; for the work queue and timelines."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.widgets import ChipState

PART_ROLE = Qt.ItemDataRole.UserRole + 1
_OF_A_LINE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Heading:
    """A line that names those below it."""

    title: str
    remark: str = ""


@dataclass(frozen=True)
class FoldedLine:
    """One line: what it opens, its words, a state in the first column, and what it unfolds to."""

    key: Any
    cells: tuple[str, ...]
    state: ChipState | None = None
    detail: str = ""
    """Known beforehand, or "" when it is read only once it is asked for."""
    spoken: str = ""
    """The state as a screen reader says it, where the words on screen are short for it."""


@dataclass(frozen=True)
class Detail:
    """What a line unfolded to."""

    text: str


Part = Heading | FoldedLine | Detail


class FoldingModel(QAbstractTableModel):
    """Headings, lines, and below some lines their details. The last column is what unfolds."""

    def __init__(self, titles: Sequence[str], fold_word: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.parts: list[Part] = []
        self._titles = tuple(titles)
        self._columns = len(titles) + 1
        self._fold_word = fold_word

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show these in place of what was there; lines that were unfolded stay so."""
        open_now = {line.key: detail for line, detail in self._unfolded()}
        self.beginResetModel()
        self.parts = []
        for part in parts:
            self.parts.append(part)
            if isinstance(part, FoldedLine) and part.key in open_now:
                self.parts.append(Detail(part.detail or open_now[part.key]))
        self.endResetModel()

    def unfold(self, key: Any, text: str) -> None:
        """Put the detail below a line."""
        row = self.row_of(key)
        if row is None or self.is_unfolded(row):
            return
        self.beginInsertRows(QModelIndex(), row + 1, row + 1)
        self.parts.insert(row + 1, Detail(text))
        self.endInsertRows()
        self._touch(row)

    def fold(self, row: int) -> None:
        """Take the detail below a line away."""
        if self.is_unfolded(row):
            self.beginRemoveRows(QModelIndex(), row + 1, row + 1)
            del self.parts[row + 1]
            self.endRemoveRows()
            self._touch(row)

    def is_unfolded(self, row: int) -> bool:
        """Whether the line in a row has its detail below it."""
        return row + 1 < len(self.parts) and isinstance(self.parts[row + 1], Detail)

    def line(self, row: int) -> FoldedLine | None:
        """The line in a row, if there is one."""
        part = self.parts[row] if 0 <= row < len(self.parts) else None
        return part if isinstance(part, FoldedLine) else None

    def row_of(self, key: Any) -> int | None:
        """Where a line stands."""
        rows = (
            row for row, part in enumerate(self.parts) if isinstance(part, FoldedLine) and part.key == key
        )
        return next(rows, None)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.parts)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self._columns

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if section < len(self._titles):
            spoken = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return self._titles[section] if role in spoken else None
        return self._fold_word.capitalize() if role == Qt.ItemDataRole.AccessibleTextRole else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not isinstance(self.parts[index.row()], FoldedLine):
            return Qt.ItemFlag.NoItemFlags
        return _OF_A_LINE

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        part = self.parts[index.row()]
        if role == PART_ROLE:
            return part
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(part, index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            spoken = isinstance(part, FoldedLine) and index.column() == 0 and part.spoken
            return spoken or self._text(part, index)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            below = self.parts[index.row() + 1] if self.is_unfolded(index.row()) else None
            return below.text if isinstance(below, Detail) and index.column() == 0 else None
        return None

    def _text(self, part: Part, index: _Index) -> str:
        if isinstance(part, Heading):
            return f"{part.title} {part.remark}".strip() if index.column() == 0 else ""
        if isinstance(part, Detail):
            return part.text if index.column() == 0 else ""
        if index.column() < self._columns - 1:
            return part.cells[index.column()]
        return f"{self._fold_word} {'▾' if self.is_unfolded(index.row()) else '▸'}"

    def _touch(self, row: int) -> None:
        last = self.index(row, self._columns - 1)
        self.dataChanged.emit(last, last)

    def _unfolded(self) -> list[tuple[FoldedLine, str]]:
        pairs = zip(self.parts, self.parts[1:], strict=False)
        return [(a, b.text) for a, b in pairs if isinstance(a, FoldedLine) and isinstance(b, Detail)]
