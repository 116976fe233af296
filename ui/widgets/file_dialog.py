"""The dialog in which a file is chosen; it opens none of those that it lists."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QFileInfo, QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFileDialog, QFileIconProvider, QToolButton, QWidget

from ui.theme import scaled, set_icon

_NO_FILES_OF_OURS = "/"
_WIDTH, _HEIGHT = 680, 420
_ARROWS = {"backButton": "chevron-left", "forwardButton": "chevron-right", "toParentButton": "chevron-up"}


class FileDialog(QFileDialog):
    """Begins at the file or folder `at`, and goes when it is closed.

    On Linux both Qt's dialog and that of GTK read into files to tell their kinds, the data file among them,
    and closing that here gives up SQLite's locks on it. Qt's is used, and told to look at none.
    """

    def __init__(self, parent: QWidget, title: str, at: str, kinds: str) -> None:
        plain = sys.platform == "linux"
        super().__init__(parent, title, _NO_FILES_OF_OURS if plain else at, kinds)  # which is listed at once
        self._icons = _PlainIcons()
        if plain:
            self.setOption(QFileDialog.Option.DontUseNativeDialog)
            self.setIconProvider(self._icons)
            self.setDirectory(at if os.path.isdir(at) else str(Path(at).parent))
            self._fit_the_look(parent.window().size())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def _fit_the_look(self, room: QSize) -> None:
        """Qt's dialog is as wide at any size of the text, and has black arrows on a dark ground."""
        self.resize(QSize(scaled(_WIDTH), scaled(_HEIGHT)).boundedTo(room))
        for name, sign in _ARROWS.items():
            button = self.findChild(QToolButton, name)
            if button is not None:
                set_icon(button, sign)


class _PlainIcons(QFileIconProvider):
    """One picture for every folder, one for every file."""

    def icon(self, of: QFileIconProvider.IconType | QFileInfo) -> QIcon:
        if isinstance(of, QFileInfo):
            kinds = QFileIconProvider.IconType
            of = kinds.Folder if of.isDir() else kinds.File
        return super().icon(of)

    def type(self, of: QFileInfo) -> str:
        return "Folder" if of.isDir() else "File"
