"""What was found on counting a finished workbook again."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cme_desktop.looks.return_making import MadeWorkbook
from cme_desktop.returns.sums import ALL_ADD_UP
from cme_desktop.values.moments import show_moment
from ui.theme import GAP, GROUP_GAP, set_icon, set_kind, set_role
from ui.widgets import Card, Words, announce

_COLUMNS = 3


class ReceiptCard(Card):
    """Hidden until a workbook is made: its file, its rows by sheet, its totals, and the way to its folder."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Workbook made", parent)
        self._folder = Path()
        self._said = Words()
        self._said.setWordWrap(True)
        self._said.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._totals = Words()
        self._totals.setWordWrap(True)
        self._grid = QWidget()
        self.body().addWidget(self._said)
        self.body().addWidget(self._totals)
        self.body().addWidget(self._grid)
        self.body().addLayout(self._buttons())
        self.hide()

    def show_made(self, made: MadeWorkbook) -> None:
        """Show the receipt of a workbook."""
        path = made.path
        self._folder = path.parent
        where = f"{made.what}, made {show_moment(made.at)}, is {path.name} in the folder {path.parent}."
        said = " ".join(filter(None, (where, made.readers, made.unmarked, made.left_out)))
        self._said.setText(said)
        well = made.totals == (ALL_ADD_UP,)
        set_role(self._totals, "good" if well else "warning")
        self._totals.setText("\n".join(made.totals))
        self._fill(made)
        self.show()
        announce(self, f"Workbook made. {said} {' '.join(made.totals)}")

    def words(self) -> str:
        """What the receipt says, for reading aloud and for copying."""
        return f"{self._said.text()}\n{self._totals.text()}"

    def open_folder(self) -> None:
        """Show the folder in the system's file browser."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def _buttons(self) -> QHBoxLayout:
        folder = QPushButton("&Open folder")
        set_icon(folder, "folder")
        folder.clicked.connect(self.open_folder)
        away = QPushButton("Put &away")
        set_kind(away, "quiet")
        away.clicked.connect(self.hide)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(folder)
        row.addWidget(away)
        row.addStretch(1)
        return row

    def _fill(self, made: MadeWorkbook) -> None:
        """Rows by sheet, down one column and then the next."""
        old, self._grid = self._grid, QWidget()
        grid = QGridLayout(self._grid)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GROUP_GAP)
        grid.setVerticalSpacing(4)
        deep = -(-len(made.rows) // _COLUMNS)
        for place, (sheet, count) in enumerate(made.rows.items()):
            column, row = divmod(place, deep)
            name, number = Words(sheet), Words(f"{count:,}")
            set_role(name, "muted")
            number.setAlignment(Qt.AlignmentFlag.AlignRight)
            number.setAccessibleName(f"{sheet}: {count:,} rows")
            grid.addWidget(name, row, 3 * column)
            grid.addWidget(number, row, 3 * column + 1)
        for column in range(_COLUMNS):
            grid.setColumnStretch(3 * column + 2, 1)
        body = self.body()
        assert isinstance(body, QVBoxLayout)
        body.replaceWidget(old, self._grid)
        old.deleteLater()
