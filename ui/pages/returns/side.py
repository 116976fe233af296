"""The left of the returns page: which span of days is looked at."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

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
        self.setFixedWidth(scaled(_WIDTH))
        self.months = MonthList()
        self.other = OtherPeriod(reading)
        self.other.hide()
        title = Words("Returns")
        set_role(title, "title")
        toggle = QPushButton("Other &period…")
        toggle.setCheckable(True)
        tell(toggle).opens = True
        set_kind(toggle, "quiet")
        targets = QPushButton("&Targets…")
        tell(targets).opens = True
        set_kind(targets, "quiet")
        targets.clicked.connect(self.targets_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(GROUP_GAP, GROUP_GAP, GROUP_GAP, GROUP_GAP)
        column.setSpacing(GAP)
        column.addWidget(title)
        column.addWidget(self.months, 1)
        column.addWidget(toggle, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.other)
        column.addWidget(targets, 0, Qt.AlignmentFlag.AlignLeft)
        toggle.toggled.connect(self._show_other)
        self.months.chosen.connect(self.chosen)
        self.other.chosen.connect(self._choose_other)

    def _show_other(self, shown: bool) -> None:
        self.other.setVisible(shown)
        if shown:
            self.other.take_focus()

    def _choose_other(self, period: DateRange) -> None:
        self.months.mark(period)
        self.chosen.emit(period)
