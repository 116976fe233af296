"""The pages of a window, one on top, with those before and after it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.shell.page import Page
from ui.shell.places import Place
from ui.shell.room import Room

if TYPE_CHECKING:
    from cme_desktop.touched import Touched

_MOST = 8  # pages kept for going back


class PageStack(QStackedWidget):
    """The one router: `go` to a place, back and forward. Pages gone from stay as they were left."""

    came = Signal(object)
    """The Page now on top."""
    apart = Signal(object)
    """A Place is wanted in a window of its own."""
    told = Signal(str)
    """A page has a line for the status bar."""
    emptied = Signal()
    """The only page is done with."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make: Callable[[Place], Page] | None = None
        self._pages: list[Page] = []
        self._rooms: dict[Page, Room] = {}
        self._stale: set[Page] = set()
        self._at = -1
        self._wanted: Place | None = None

    def make_with(self, make: Callable[[Place], Page] | None) -> None:
        """Make pages with `make` from now on, beginning from none; None: pages cannot be made."""
        self._drop(0)
        self._at = -1
        self._wanted = None
        self._make = make

    def go_on_with(self, make: Callable[[Place], Page]) -> None:
        """Make pages with `make` from now on; those that stand already stay.

        The officer is taken where she wanted to go before there was anything to make a page with.
        """
        self._make = make
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.go(wanted)

    def go(self, place: Place) -> None:
        """Go to a place, unless the page on top serves it; what was ahead is forgotten."""
        page = self.page()
        if page is not None and page.serves(place):
            page.take_focus()
        elif self._make is not None:
            self.push(self._make(place))
        else:
            self._wanted = place

    def push(self, page: Page) -> None:
        """Put a page on top."""
        self._drop(self._at + 1)
        page.going.connect(self.go)
        page.apart.connect(self.apart)
        page.asking.connect(self._ask)
        page.leaving.connect(lambda: self._leave(page))
        page.told.connect(self.told)
        self._pages.append(page)
        self._rooms[page] = Room(page, self)
        self.addWidget(self._rooms[page])
        if len(self._pages) > _MOST:
            self._close(self._pages.pop(0))
        self._show(len(self._pages) - 1)

    def back(self) -> None:
        """To the page before."""
        if self.can_go_back():
            self._show(self._at - 1)

    def forward(self) -> None:
        """To the page after."""
        if self.can_go_forward():
            self._show(self._at + 1)

    def can_go_back(self) -> bool:
        """Whether there is a page before."""
        return self._at > 0

    def can_go_forward(self) -> bool:
        """Whether there is a page after."""
        return self._at + 1 < len(self._pages)

    def page(self) -> Page | None:
        """The page on top."""
        return self._pages[self._at] if 0 <= self._at < len(self._pages) else None

    def refresh(self, touched: "Touched") -> None:
        """Whom it concerns reads again: the page on top now, the others once they are come back to."""
        shown = ((page, page.concern()) for page in self._pages)
        self._stale.update(page for page, concern in shown if concern is not None and concern.is_of(touched))
        self._freshen(self.page())

    def freshen(self, page: Page) -> None:
        """Have a page read again: now if it is on top, else once it is come back to."""
        self._stale.add(page)
        self._freshen(self.page())

    def wind_up(self) -> None:
        """Have every page keep what is unfinished."""
        for page in self._pages:
            page.wind_up()

    def forget_others(self) -> None:
        """Close every page but the one on top."""
        top = self._pages[self._at]
        for page in self._pages:
            if page is not top:
                self._close(page)
        self._pages, self._at = [top], 0
        self.came.emit(top)

    def _ask(self, place: Place, answer: Callable[[int, str], None]) -> None:
        if self._make is not None:
            page = self._make(place)
            page.in_between = True
            page.answered.connect(answer)
            self.push(page)

    def _show(self, at: int) -> None:
        self._at = at
        page = self._pages[at]
        self.setCurrentWidget(self._rooms[page])
        self._freshen(page)
        page.take_focus()
        self.came.emit(page)

    def _freshen(self, page: Page | None) -> None:
        if page in self._stale:
            self._stale.discard(page)
            page.refresh()

    def _leave(self, page: Page) -> None:
        """A page is done with: it goes, and the one before it is on top again."""
        at = self._pages.index(page)
        if at == 0:
            self.emptied.emit()
            return
        if at == self._at:
            self._show(at - 1)
        self._drop(at)
        self.came.emit(self._pages[self._at])

    def _drop(self, start: int) -> None:
        for page in self._pages[start:]:
            self._close(page)
        del self._pages[start:]

    def _close(self, page: Page) -> None:
        page.wind_up()
        self._stale.discard(page)
        room = self._rooms.pop(page)
        self.removeWidget(room)
        room.deleteLater()  # and the page in it
