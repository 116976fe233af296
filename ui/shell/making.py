"""What is asked before a new data file is made where none of that name is: most such names are mistyped."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget


class NoSuchFile(QMessageBox):
    """Says where no file is; Enter and Esc go back, and nothing is made without the button that says so."""

    made = Signal()
    """A new data file is wanted there."""
    other = Signal()
    """Another file is to be chosen."""

    def __init__(self, window: QWidget, file: Path, at_work: str) -> None:
        super().__init__(window)
        self.setWindowTitle("No such file")
        self.setIcon(QMessageBox.Icon.Question)
        self.setTextFormat(Qt.TextFormat.PlainText)
        folder = file.absolute().parent
        self.setText(f"There is no file {file.name} in the folder {folder}. Make a new one?")
        still = f" You are still working with {at_work}." if at_work else ""
        self.setInformativeText(f"A new data file has no records.{still}")
        back = self.addButton("&Go back", QMessageBox.ButtonRole.RejectRole)
        other = self.addButton("&Choose another file…", QMessageBox.ButtonRole.ActionRole)
        make = self.addButton("&Make a new data file", QMessageBox.ButtonRole.ActionRole)
        other.clicked.connect(self.other)
        make.clicked.connect(self.made)
        self.setDefaultButton(back)
        self.setEscapeButton(back)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)


def ask_to_make(window: QWidget, file: Path, at_work: str) -> NoSuchFile:
    """Ask whether a new data file is to be made at `file`; `at_work` is the one that is open, "" for none."""
    box = NoSuchFile(window, file, at_work)
    box.open()
    return box
