"""What stands in the window: rail, header, pages, status line, with the keys that work anywhere."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QActionGroup, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QMenu, QVBoxLayout, QWidget

from ui.shell.dressing import dress
from ui.shell.header import Header
from ui.shell.help import show_field_help
from ui.shell.page import Page
from ui.shell.places import Place, PlaceKind
from ui.shell.rail import Rail
from ui.shell.remembered import Remembered
from ui.shell.shortcuts import ShortcutOverlay
from ui.shell.stack import PageStack
from ui.shell.status import StatusLine
from ui.widgets import Hairline

_LOOKS = (("light", "&Light"), ("dark", "&Dark"), ("system", "As the &system"))
_SIZES = ((1.0, "&Normal text"), (1.15, "L&arger text"), (1.3, "Largest &text"))


class Furniture(QObject):
    """Frames the pages. Which pages there are and what they hold is settled elsewhere."""

    file_asked = Signal()
    """Another data file is wanted."""
    who_asked = Signal()
    """The officer wants to say who they are."""

    def __init__(self, window: QMainWindow, remembered: Remembered) -> None:
        super().__init__(window)
        self.window = window
        self.remembered = remembered
        self.rail = Rail()
        self.header = Header()
        self.stack = PageStack()
        self.status = StatusLine()
        self._lay_out()
        self._overlay = ShortcutOverlay(window)
        self._connect()
        self._add_keys()
        self.rail.fold(self.remembered.flag("window/folded"))

    def settings_menu(self) -> QMenu:
        """What is behind the officer's name: looks, text size, keys, who they are, the data file."""
        menu = QMenu(self.window)
        self._add_looks(menu)
        menu.addSeparator()
        fold = menu.addAction("&Fold the rail\tCtrl+B", self._fold)
        fold.setCheckable(True)
        fold.setChecked(self.remembered.flag("window/folded"))
        menu.addAction("&Keyboard shortcuts\tCtrl+/", self._overlay.toggle)
        menu.addSeparator()
        menu.addAction("&Who you are…", self.who_asked.emit)
        menu.addAction("Another data &file…\tCtrl+O", self.file_asked.emit)
        return menu

    # -- putting together ---------------------------------------------------------------------------

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.header)
        right.addWidget(Hairline())
        right.addWidget(self.stack, 1)
        right.addWidget(Hairline())
        right.addWidget(self.status)
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        self.window.setCentralWidget(inside)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.stack.go)
        self.rail.name_pressed.connect(self._open_settings)
        self.header.back_asked.connect(self.stack.back)
        self.header.forward_asked.connect(self.stack.forward)
        self.header.new_asked.connect(lambda key: self.stack.go(Place(PlaceKind.NEW, key)))
        self.header.search.given_up.connect(self._back_to_page)
        self.stack.came.connect(self._came)
        self.stack.told.connect(self.status.tell)
        self.status.file_pressed.connect(self.file_asked)

    def _add_keys(self) -> None:
        for keys, act in (
            ("Alt+Left", self.stack.back),
            ("Alt+Right", self.stack.forward),
            ("Ctrl+/", self._overlay.toggle),
            ("Ctrl+B", self._fold),
            ("Ctrl+O", self.file_asked.emit),
            ("F1", lambda: show_field_help(self.window)),
            ("F6", lambda: self._next_pane(1)),
            ("Shift+F6", lambda: self._next_pane(-1)),
        ):
            QShortcut(QKeySequence(keys), self.window, act)

    def _add_looks(self, menu: QMenu) -> None:
        for name, now, choices in (
            ("window/look", self.remembered.text("window/look", "system"), _LOOKS),
            ("window/scale", self.remembered.text("window/scale", "1.0"), _SIZES),
        ):
            if name == "window/scale":
                menu.addSeparator()
            group = QActionGroup(menu)
            for value, label in choices:
                action = menu.addAction(label)
                action.setCheckable(True)
                action.setChecked(str(value) == now)
                group.addAction(action)
                action.triggered.connect(lambda _, name=name, value=str(value): self._choose(name, value))

    # -- acting -------------------------------------------------------------------------------------

    def _choose(self, name: str, value: str) -> None:
        self.remembered.keep(name, value)
        dress(self.remembered)

    def _fold(self) -> None:
        folded = not self.remembered.flag("window/folded")
        self.remembered.keep("window/folded", folded)
        self.rail.fold(folded)

    def _open_settings(self) -> None:
        menu = self.settings_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        corner = self.rail.name.mapToGlobal(self.rail.name.rect().topLeft())
        corner.setY(corner.y() - menu.sizeHint().height())
        menu.popup(corner)

    def _came(self, page: Page) -> None:
        self.rail.show_place(page.place)
        self.header.show_way(self.stack.can_go_back(), self.stack.can_go_forward())

    def _back_to_page(self) -> None:
        """To where the keyboard was in the page, while that is still there."""
        page = self.stack.page()
        if page is None:
            return
        before = page.focusWidget()
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        else:
            page.take_focus()

    def _next_pane(self, step: int) -> None:
        """Rail, search, then those panes of the page that are shown, round and round."""
        page = self.stack.page()
        parts: list[QWidget] = [self.rail, self.header.search, *(page.panes() if page else [])]
        panes = [part for part in parts if part.isVisible()]
        focused = QApplication.focusWidget()
        here = [pane is focused or (focused is not None and pane.isAncestorOf(focused)) for pane in panes]
        at = max((place for place, inside in enumerate(here) if inside), default=0)  # the page holds others
        pane = panes[(at + step) % len(panes)]
        if isinstance(pane, Rail):
            pane.take_focus()
        elif pane is page:
            page.take_focus()
        else:
            pane.setFocus(Qt.FocusReason.OtherFocusReason)
