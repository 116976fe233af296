"""Which file is brought in, and what is in it."""

from pathlib import Path

from PySide6.QtCore import QSignalBlocker, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QPushButton, QWidget

from cme_desktop.files.names import typed_path
from cme_desktop.looks.import_check import Source, sources
from ui.theme import GAP, scaled
from ui.widgets import ClosedList
from ui.widgets.file_dialog import FileDialog

_READ = "Workbooks and CSV files (*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv *.tsv *.txt *.zip);;All files (*)"


class Chooser(QWidget):
    """What and which file; a file that is chosen or dropped is asked to be checked at once."""

    check_asked = Signal(object, object)
    """(Source, Path): check this file."""
    template_asked = Signal(object, object)
    """(Source, Path): save a blank workbook there."""
    changed = Signal()
    """Something else is chosen: what was checked no longer holds."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sources = sources()
        self.what = ClosedList()
        self.path = QLineEdit()
        self._template = QPushButton("Save a blank &template…")
        self._browse = QPushButton("B&rowse…")
        self.check = QPushButton("&Check the file")
        for source in self._sources:
            self.what.addItem(source.label)
        self.choose_type(key)
        self._lay_out()
        self._connect()

    def source(self) -> Source:
        """What is brought in."""
        return self._sources[self.what.currentIndex()]

    def choose_type(self, key: str) -> None:
        """Choose a kind of file by its key; schools are nearly always those of the national register."""
        wanted = "gias" if key == "school" else key
        places = [place for place, source in enumerate(self._sources) if source.key == wanted]
        with QSignalBlocker(self.what):
            self.what.setCurrentIndex(places[0] if places else 0)

    def ask_as(self, key: str) -> None:
        """Have the same file checked as another kind."""
        keys = [source.key for source in self._sources]
        self.what.setCurrentIndex(keys.index(key))
        self.ask()

    def take_file(self, path: str) -> None:
        """Take a file that was chosen or dropped, and ask for it to be checked."""
        self.path.setText(path)
        self.ask()

    def ask(self) -> None:
        """Ask for the file to be checked, if there is one."""
        if typed := self.path.text().strip():
            self.check_asked.emit(self.source(), typed_path(typed))
        else:
            self.path.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        what, file = QLabel("Bri&ng in"), QLabel("&File")
        what.setBuddy(self.what)
        file.setBuddy(self.path)
        self.what.setAccessibleName("What is brought in")
        self.path.setAccessibleName("File to bring in")
        self.path.setPlaceholderText("Type or paste a path, browse, or drop a file on this page")
        self.what.setMinimumWidth(scaled(340))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(GAP)
        grid.setColumnMinimumWidth(0, scaled(64))
        grid.addWidget(what, 0, 0)
        grid.addWidget(self.what, 0, 1, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self._template, 0, 2, 1, 2)
        grid.addWidget(file, 1, 0)
        grid.addWidget(self.path, 1, 1)
        grid.addWidget(self._browse, 1, 2)
        grid.addWidget(self.check, 1, 3)
        grid.setColumnStretch(1, 1)

    def _connect(self) -> None:
        self.what.currentIndexChanged.connect(self._show_template)
        self.what.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.path.textChanged.connect(lambda _: self.changed.emit())
        self.check.clicked.connect(self.ask)
        self._browse.clicked.connect(self._choose_file)
        self._template.clicked.connect(self._choose_template)
        self.path.returnPressed.connect(self.ask)
        self._show_template()

    def _show_template(self) -> None:
        """The national register is downloaded, never filled in."""
        self._template.setEnabled(not self.source().national)

    def _choose_file(self) -> None:
        dialog = FileDialog(self, "File to bring in", self.path.text() or _downloads(), _READ)
        dialog.setFileMode(FileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.take_file)
        dialog.open()

    def _choose_template(self) -> None:
        source = self.source()
        dialog = FileDialog(self, "Save a blank template", _downloads(), "Excel workbooks (*.xlsx)")
        dialog.setAcceptMode(FileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.selectFile(f"{source.label} – template.xlsx")
        dialog.fileSelected.connect(lambda path: self.template_asked.emit(source, Path(path)))
        dialog.open()


def _downloads() -> str:
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
    return folder if Path(folder).is_dir() else str(Path.home())
