"""What the frame asks of every page."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.shell.places import Place

if TYPE_CHECKING:
    from cme_desktop.touched import Concern


class Page(QWidget):
    """One page in the frame. It never knows the frame: it says where the officer wants to go."""

    going = Signal(object)
    """The officer wants to go to this Place."""
    apart = Signal(object)
    """The officer wants this Place in a window of its own."""
    asking = Signal(object, object)
    """(Place, answer): a new record is wanted in between; `answer` is called with its id and label."""
    answered = Signal(int, str)
    """(id, label): the record this page was opened for, in between, is there."""
    leaving = Signal()
    """The page is done with: back to where the officer came from."""
    told = Signal(str)
    """A line for the status bar."""
    titled = Signal(str)
    """The page is called something else now."""

    own_undo = False
    """Whether Ctrl+Z takes back what is typed on it, and never the last operation."""
    in_between = False
    """Whether another page waits for the record made here."""

    def __init__(self, place: Place, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = place
        self.setProperty("region", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(title)
        self.setWindowTitle(title)

    def title(self) -> str:
        """What the page is called."""
        return self.windowTitle()

    def set_title(self, title: str) -> None:
        """Call the page something else."""
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.titled.emit(title)

    def serves(self, place: Place) -> bool:
        """Whether whoever wants to go to a place is there already."""
        return self.place == place

    def concern(self) -> "Concern | None":
        """What it shows of the data file at this moment, None for nothing: refreshed when that is touched."""
        return None

    def refresh(self) -> None:
        """What it shows has changed: read it again."""

    def take_focus(self) -> None:
        """Put the keyboard where work begins."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> list[QWidget]:
        """The parts that F6 goes round, in reading order."""
        return [self]

    def wind_up(self) -> None:
        """The page is about to be closed: keep what is unfinished."""
