"""What is said when another data file cannot be opened, while the one at work stays as it is."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from cme_desktop.errors import LeftBehind
from ui.errors import present

_MOST_OFFERS = 3


class NotOpened(QMessageBox):
    """Says why in one sentence, and offers another file, or copies of one that is missing."""

    other = Signal()
    taken_up = Signal(object, object)
    """(Path, Path): this copy is to take the place of this missing file."""

    def __init__(self, window: QWidget, error: Exception, at_work: str) -> None:
        super().__init__(window)
        problem = present(error)
        self.setWindowTitle("Data file not opened")
        self.setIcon(QMessageBox.Icon.Warning)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(problem.sentence)
        self.setInformativeText(f"You are still working with {at_work}.")
        go_on = self.addButton("&Go on", QMessageBox.ButtonRole.RejectRole)
        other = self.addButton("&Choose another file…", QMessageBox.ButtonRole.ActionRole)
        other.clicked.connect(self.other)
        for offer, missing in _offers(error):
            button = self.addButton(
                f"Take up {offer.name}".replace("&", "&&"), QMessageBox.ButtonRole.ActionRole
            )
            button.clicked.connect(partial(self._take_up, offer, missing))
        self.setDefaultButton(go_on)
        self.setEscapeButton(go_on)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def _take_up(self, offer: Path, missing: Path) -> None:
        self.taken_up.emit(offer, missing)


def tell_not_opened(window: QWidget, error: Exception, at_work: str) -> NotOpened:
    """Say so; Esc and Enter go on with the file `at_work`."""
    box = NotOpened(window, error, at_work)
    box.open()
    return box


def _offers(error: Exception) -> list[tuple[Path, Path]]:
    if not isinstance(error, LeftBehind):
        return []
    return [(offer, error.file) for offer in error.offers[:_MOST_OFFERS]]
