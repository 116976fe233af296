"""The left rail: the places an officer goes to all day, with a count where there is something to do."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.shell.places import CHILDREN, TODAY, Place, PlaceKind
from ui.theme import (
    BODY_TEXT,
    GAP,
    RAIL_WIDTH,
    current_palette,
    scaled,
    set_icon,
    set_kind,
    set_role,
    tabular,
)
from ui.told import tell
from ui.widgets import Hairline, Words
from ui.widgets.reveal import reveal

_FOLDED_WIDTH = 56
_EDGE = 10
_RING = 4  # what scrolls would cut the ring of the focus off at its edge
_BESIDE_WORDS = 52  # px at 96 dpi that icon and edges take of a button


@dataclass(frozen=True)
class RailPlace:
    """One line of the rail; `keys` go there from anywhere."""

    label: str
    icon: str
    place: Place
    keys: str
    full: str = ""
    """The name in full, where the label is short for it."""


_FIRST = (
    RailPlace("Today", "today", TODAY, "Ctrl+1"),
    RailPlace("Children", "children", CHILDREN, "Ctrl+2"),
)
_LAST = (
    RailPlace("Calendar", "calendar", Place(PlaceKind.CALENDAR), "", "School calendar"),
    RailPlace("Rules", "note", Place(PlaceKind.RULES), ""),
    RailPlace("Returns", "returns", Place(PlaceKind.RETURNS), ""),
    RailPlace("Import", "import", Place(PlaceKind.IMPORT), ""),
)


def groups() -> tuple[tuple[RailPlace, ...], ...]:
    """All lines: where the day begins, the casework, what else is kept with the pages of their own."""
    from cme_desktop.registry import REGISTRY  # late: work is on the screen before the types are loaded

    worked: list[RailPlace] = []
    kept: list[RailPlace] = []
    for kind in REGISTRY:
        if (rail := kind.rail) is not None:
            place = Place(PlaceKind.LIST, kind.key)
            entry = RailPlace(rail.label, rail.icon, place, rail.keys, rail.full or kind.plural)
            (worked if kind.worked else kept).append(entry)
    return _FIRST, tuple(worked), (*kept, *_LAST)


class Rail(QWidget):
    """Buttons, one of them checked; folds to icons. Has those where the day begins before `put_up`."""

    chosen = Signal(object)
    """The Place to go to."""
    name_pressed = Signal()
    """The officer pressed their own name, for the settings behind it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("region", "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Places")
        self.name = RailButton("Settings", "settings")
        self._brand = Words("CME Desktop")
        set_role(self._brand, "section")
        self._folded = False
        self._group = QButtonGroup(self)
        self._buttons: dict[Place, RailButton] = {}
        self._column = QVBoxLayout()
        self._lay_out()
        self.fold(False)
        self.name.clicked.connect(self.name_pressed)

    def put_up(self) -> None:
        """Put up the places of the record types, and those after them; does nothing the second time."""
        if len(self._buttons) > len(_FIRST):
            return
        for entries in groups()[1:]:
            self._column.addSpacing(6)
            self._column.addWidget(Hairline())
            self._column.addSpacing(6)
            self._add(entries)

    def show_place(self, place: Place) -> None:
        """Mark where the officer is; nothing is marked for a place that is not on the rail."""
        nearest = (place, Place(place.kind), Place(PlaceKind.LIST, place.type))
        button = next((self._buttons[near] for near in nearest if near in self._buttons), None)
        self._group.setExclusive(False)
        for other in self._buttons.values():
            other.setChecked(other is button)
            other.setAccessibleDescription("You are here" if other is button else "")
        self._group.setExclusive(button is not None)

    def show_counts(self, counts: dict[Place, int]) -> None:
        """Say how much there is to do at each place; nought is not said."""
        for place, button in self._buttons.items():
            button.show_count(counts.get(place, 0))

    def show_name(self, name: str) -> None:
        """Who is at the desk."""
        self.name.rename(name, f"{name}: settings")

    def fold(self, folded: bool) -> None:
        """Icons only, or icons with words."""
        self._folded = folded
        self._fit()
        self._brand.setVisible(not folded)
        for button in (*self._buttons.values(), self.name):
            button.fold(folded)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """Be as wide as the text size asks for."""
        width = _FOLDED_WIDTH if self._folded else RAIL_WIDTH
        self.setFixedWidth(round(width * max(1.0, self.font().pixelSize() / BODY_TEXT)))

    def take_focus(self) -> None:
        """Put the keyboard on the place where the officer is."""
        button = self._group.checkedButton() or next(iter(self._buttons.values()))
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP - _RING, 12, GAP - _RING, GAP)
        column.setSpacing(2)
        self._brand.setContentsMargins(_RING + _EDGE, 4, 0, 10 - _RING)
        column.addWidget(self._brand)
        column.addWidget(self._places(), 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(_RING, 0, _RING, 0)
        foot.addWidget(self.name)
        column.addLayout(foot)

    def _places(self) -> QScrollArea:
        """The buttons; with large text on a small screen there are more than fit, and they scroll."""
        inside = QWidget()
        around = QVBoxLayout(inside)
        around.setContentsMargins(_RING, _RING, _RING, _RING)
        around.addLayout(self._column)
        around.addStretch(1)
        self._column.setSpacing(2)
        self._add(_FIRST)
        scroll, viewport = QScrollArea(), QWidget()
        scroll.setViewport(viewport)  # our own: to be asked for Qt's takes a tenth of the start
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        inside.setAutoFillBackground(False)
        viewport.setAutoFillBackground(False)
        return scroll

    def _add(self, entries: Iterable[RailPlace]) -> None:
        for entry in entries:
            self._column.addWidget(self._button(entry))

    def _button(self, entry: RailPlace) -> "RailButton":
        button = RailButton(entry.label, entry.icon, entry.full, entry.keys)
        button.setCheckable(True)  # for its looks, and for the arrows to stay among the places
        tell(button).plain = True
        button.fold(self._folded)
        button.clicked.connect(lambda: self.chosen.emit(entry.place))
        self._group.addButton(button)
        self._buttons[entry.place] = button
        return button


class RailButton(QPushButton):
    """An icon, a word, and a count at the right edge."""

    def __init__(self, label: str, icon: str, full: str = "", keys: str = "") -> None:
        super().__init__()
        self._label = label
        self._full = full or label
        self._keys = keys
        self._count = 0
        self._folded = False
        set_kind(self, "rail")
        set_icon(self, icon, "muted")
        if keys:
            self.setShortcut(QKeySequence(keys))
        self._name()

    def rename(self, label: str, full: str) -> None:
        """Give it other words."""
        self._label, self._full = label, full
        self._name()

    def show_count(self, count: int) -> None:
        """Show how much there is to do."""
        if count != self._count:
            self._count = count
            self._name()

    def fold(self, folded: bool) -> None:
        """Show the icon only."""
        self._folded = folded
        self._name()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._name()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        reveal(self)

    def sizeHint(self) -> QSize:
        return QSize(0, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._count or self._folded:
            return
        with QPainter(self) as painter:
            painter.setFont(tabular(self.font()))
            painter.setPen(QColor(current_palette().accent if self.isChecked() else current_palette().muted))
            area: QRect = self.rect().adjusted(0, 0, -_EDGE, 0)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(area, right, f"{self._count:,}")

    def _name(self) -> None:
        keys = self.shortcut()
        room = self.width() - scaled(_BESIDE_WORDS)
        shown = self.fontMetrics().elidedText(self._label, Qt.TextElideMode.ElideRight, room)
        self.setText("" if self._folded else f" {shown}".replace("&", "&&"))
        self.setShortcut(keys)  # setting the text takes it away
        self.setAccessibleName(f"{self._full}, {self._count} to do" if self._count else self._full)
        self.setToolTip(f"{self._full} ({self._keys})" if self._keys else self._full)
        self.update()
