"""The dialog in which a file is chosen; it opens none of those that it lists."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QFileInfo, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFileDialog, QFileIconProvider, QWidget

_NO_FILES_OF_OURS = "/"


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
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)


class _PlainIcons(QFileIconProvider):
    """One picture for every folder, one for every file."""

    def icon(self, of: QFileIconProvider.IconType | QFileInfo) -> QIcon:
        if isinstance(of, QFileInfo):
            kinds = QFileIconProvider.IconType
            of = kinds.Folder if of.isDir() else kinds.File
        return super().icon(of)

    def type(self, of: QFileInfo) -> str:
        return "Folder" if of.isDir() else "File"
