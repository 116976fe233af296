"""The left of the returns page: which span of days is looked at."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QPushButton, QSizePolicy, QWidget

from cme_desktop.fields import Reading
from cme_desktop.returns.periods import DateRange
from ui.pages.returns.months import MonthList
from ui.pages.returns.other_period import OtherPeriod
from ui.theme import GAP, GROUP_GAP, scaled, set_kind, set_role
from ui.told import tell
from ui.widgets import Words

_WIDTH = 264


class Side(QWidget):
    """The months, and below them any other span of days."""

    chosen = Signal(object)
    """The Period to show."""
    targets_wanted = Signal()
    """The list of targets is wanted."""

    def __init__(self, reading: Reading, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("region", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.months = MonthList()
        self.other = OtherPeriod(reading)
        self.other.hide()
        self._title = Words("Returns")
        set_role(self._title, "title")
        toggle = QPushButton("Other &period…")
        toggle.setCheckable(True)
        tell(toggle).opens = True
        set_kind(toggle, "quiet")
        targets = QPushButton("&Targets…")
        tell(targets).opens = True
        set_kind(targets, "quiet")
        targets.clicked.connect(self.targets_wanted)
        self._parts = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._parts.setSpacing(GAP)
        self._parts.addWidget(self._title)
        self._parts.addWidget(self.months, 1)
        self._parts.addWidget(toggle, 0, Qt.AlignmentFlag.AlignLeft)
        self._parts.addWidget(self.other)
        self._parts.addWidget(targets, 0, Qt.AlignmentFlag.AlignLeft)
        self.lie_flat(False)
        toggle.toggled.connect(self._show_other)
        self.months.chosen.connect(self.chosen)
        self.other.chosen.connect(self._choose_other)

    def lie_flat(self, flat: bool) -> None:
        """Take one line above the figures, in which arrows still go from month to month, or stand beside."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._parts.setDirection(across if flat else down)
        edge = GAP if flat else GROUP_GAP
        self._parts.setContentsMargins(GROUP_GAP, edge, GROUP_GAP, edge)
        self._title.setHidden(flat)
        self.months.show_one(flat)
        self._flat = flat
        across_it = QSizePolicy.Policy.Preferred if flat else QSizePolicy.Policy.Fixed
        self.setSizePolicy(across_it, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        return super().sizeHint() if self._flat else QSize(scaled(_WIDTH), super().sizeHint().height())

    def _show_other(self, shown: bool) -> None:
        self.other.setVisible(shown)
        if shown:
            self.other.take_focus()

    def _choose_other(self, period: DateRange) -> None:
        self.months.mark(period)
        self.chosen.emit(period)
