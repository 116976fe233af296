"""All parts on one page, to look at: `python -m docs.pictures.gallery --theme light --out gallery.png`.

Without `--out` the page opens in a window. Everyone named on it is made up.
"""

import argparse
import os
import sys
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from resources import resource_path
from ui.theme import GAP, GROUP_GAP, PAGE_EDGE, ROW_HEIGHT, apply_theme, set_icon, set_role, set_state
from ui.widgets import (
    BarChart,
    Card,
    Chip,
    ChipState,
    ClosedList,
    EmptyState,
    FlowRow,
    Hairline,
    KeyValueList,
    NoticeBar,
    PaneToggle,
    ProgressLine,
    SectionHeading,
    Sparkline,
    Tabs,
)

_NUMBERS = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Gallery(QWidget):
    """Three columns: entering, reading, and what the page says back."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("region", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        page = QVBoxLayout(self)
        page.setContentsMargins(PAGE_EDGE, GROUP_GAP, PAGE_EDGE, GROUP_GAP)
        page.setSpacing(GROUP_GAP)
        page.addLayout(_header())
        columns = QGridLayout()
        columns.setHorizontalSpacing(PAGE_EDGE)
        for place, column in enumerate((_entering(), _reading(), _telling())):
            columns.addLayout(column, 0, place)
            columns.setColumnStretch(place, 1)
        page.addLayout(columns, 1)
        page.addWidget(Hairline())
        page.addLayout(_icons())


def _header() -> QHBoxLayout:
    title = QLabel("10-day notification")
    set_role(title, "title")
    reference = QLabel("TDN-2026-0412")
    set_role(reference, "mono")
    row = QHBoxLayout()
    row.setSpacing(GAP)
    row.addWidget(title)
    row.addWidget(reference)
    row.addWidget(Chip(ChipState.DRAFT, "Draft, not yet saved"))
    row.addStretch(1)
    quiet = _button("Print", "quiet", "print")
    row.addWidget(quiet)
    row.addWidget(PaneToggle("preview", "Ctrl+P"))
    return row


def _entering() -> QVBoxLayout:
    column = _column("Absence", "as the school sent it")
    school = QLineEdit("Ashdown Primary 352/2999")
    school.setObjectName("focused")
    first = QLineEdit("31/2")
    set_state(first, "error")
    wrong = QLabel("The day must be 1 to 28 in February 2026.")
    set_role(wrong, "error")
    received = QLineEdit("t")
    received.setFixedWidth(120)
    read = QLabel("Mon 9 Nov 2026")
    set_role(read, "hint")
    codes = ClosedList()
    codes.addItems(["O  Absent without leave", "N  No reason yet"])
    cause = QPlainTextEdit()
    cause.setPlaceholderText("Cause, if known")
    cause.setFixedHeight(56)
    off = QLineEdit("Not needed for this ground")
    off.setEnabled(False)
    for part in (QLabel("School"), school, QLabel("First absent"), first, wrong):
        column.addWidget(part)
    column.addLayout(_row(received, read))
    for field in (codes, cause, off):
        column.addWidget(field)
    column.addLayout(
        _row(_ticked(QCheckBox("EHC plan")), QCheckBox("Looked after"), _unusable(QCheckBox("Closed")))
    )
    column.addLayout(_row(_ticked(QRadioButton("Located")), QRadioButton("Not located")))
    column.addStretch(1)
    save = _button("Save notice", "primary")
    column.addLayout(
        _row(save, _button("Save and next", "secondary"), _unusable(_button("Close case", "secondary")))
    )
    column.addLayout(
        _row(_button("Delete draft", "danger", "bin", "danger"), _button("Why this date", "link"))
    )
    return column


def _reading() -> QVBoxLayout:
    column = _column("Enquiries", "4 of 6 tried, 1 waiting")
    tabs = Tabs("Enquiries")
    for name in ("Mine", "All open", "Waiting", "Closed"):
        tabs.addTab(name)
    column.addWidget(tabs)
    column.addWidget(_table())
    card = Card("Dates")
    card.body().addWidget(
        KeyValueList([("Day 10", "Mon 16 Nov 2026"), ("Due", "Tue 17 Nov 2026, day 11"), ("Cause", "")])
    )
    column.addWidget(card)
    listed = QListWidget()
    listed.setResizeMode(QListWidget.ResizeMode.Adjust)  # else Qt keeps the row heights from before the theme
    listed.addItems(["Okafor, Ada   b. 3 Feb 2015", "Okafor, Adaeze   b. 19 Jun 2013"])
    listed.setFixedHeight(76)
    column.addWidget(listed)
    spark = Sparkline("Open enquiries by month")
    spark.set_points([("Jul 2026", 9), ("Aug 2026", 14), ("Sep 2026", 12), ("Oct 2026", 18), ("Nov 2026", 7)])
    column.addLayout(_row(QLabel("Open enquiries  7"), spark))
    line = ProgressLine()
    line.begin("Reading schools")
    line.advance("Reading schools, 3,120 of 5,000", 3120, 5000)
    column.addWidget(line)
    column.addStretch(1)
    return column


def _telling() -> QVBoxLayout:
    column = _column("What the page says")
    chips = QWidget()
    flow = FlowRow(chips)
    for state, text in (
        (ChipState.OVERDUE, "Overdue 3 school days"),
        (ChipState.DUE, "Due today"),
        (ChipState.MET, "Met"),
        (ChipState.DRAFT, ""),
        (ChipState.INFO, "2 children alike"),
    ):
        flow.addWidget(Chip(state, text))
    for name, on in (("Home educated", True), ("PACE", False)):
        chip = _button(name, "chip")
        chip.setCheckable(True)
        chip.setChecked(on)
        flow.addWidget(chip)
    column.addWidget(chips)
    bars = [NoticeBar() for _ in range(4)]
    for bar in bars:
        column.addWidget(bar)
    bars[0].tell("good", "Notice saved at 14:02.")
    bars[1].tell("info", "Notice deleted.", "Undo")
    bars[2].tell("warning", "The school closed on Mon 31 Aug 2026.")
    bars[3].tell("error", "The file is open elsewhere. Close it there first.", "Try again")
    chart = BarChart("Outcomes of PACE interviews")
    chart.set_bars([("Returned to school", 34), ("Penalty notice", 12), ("None yet", 0)])
    column.addWidget(chart)
    column.addWidget(EmptyState("enquiry", "No enquiries are open for this school.", "New enquiry"), 1)
    return column


def _table() -> QTableWidget:
    rows = (
        ("ENQ-2026-0113", "Lis, Kuba", "Border Force", "12"),
        ("ENQ-2026-0114", "Reid, Tom", "Health visitor", "3"),
        ("ENQ-2026-0118", "Okafor, Ada", "Last landlord", "104"),
    )
    table = QTableWidget(len(rows), 4)
    table.setAccessibleName("Enquiries")
    table.setHorizontalHeaderLabels(["Reference", "Child", "Check", "Days"])
    table.setShowGrid(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    table.horizontalHeader().setStretchLastSection(True)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    for row, cells in enumerate(rows):
        for place, text in enumerate(cells):
            item = QTableWidgetItem(text)
            if place == 3:
                item.setTextAlignment(_NUMBERS)
            table.setItem(row, place, item)
    cast(QTableWidgetItem, table.horizontalHeaderItem(3)).setTextAlignment(_NUMBERS)
    table.horizontalHeader().setHighlightSections(False)
    table.setColumnWidth(0, 128)
    table.setColumnWidth(1, 96)
    table.setColumnWidth(2, 112)
    table.setFixedHeight(ROW_HEIGHT * (len(rows) + 1) + 4)
    table.selectRow(1)
    return table


def _icons() -> FlowRow:
    row = FlowRow(spacing=GAP // 2)
    for drawing in sorted(resource_path("icons").glob("*.svg")):
        shown = QToolButton()
        shown.setToolTip(drawing.stem)
        shown.setAccessibleName(drawing.stem)
        set_icon(shown, drawing.stem, size=20)
        row.addWidget(shown)
    return row


def _column(heading: str, remark: str = "") -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(GAP)
    column.addWidget(SectionHeading(heading, remark))
    return column


def _row(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GAP)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return row


def _button(text: str, kind: str, icon: str = "", token: str = "text") -> QPushButton:
    button = QPushButton(text)
    button.setProperty("kind", kind)
    if icon:
        set_icon(button, icon, token)
    return button


def _ticked(box: QAbstractButton) -> QAbstractButton:
    box.setChecked(True)
    return box


def _unusable(part: QWidget) -> QWidget:
    part.setEnabled(False)
    return part


def main(arguments: list[str]) -> int:
    """Show the gallery, or write it to the PNG file named by `--out`."""
    parser = argparse.ArgumentParser(prog="docs.pictures.gallery")
    parser.add_argument("--theme", choices=("light", "dark", "system"), default="system")
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--out")
    asked = parser.parse_args(arguments)
    if asked.out:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(sys.argv[:1])
    apply_theme(app, asked.theme, asked.scale)
    gallery = Gallery()
    gallery.resize(1366, 768)
    gallery.show()
    cast(QLineEdit, gallery.findChild(QLineEdit, "focused")).setFocus()
    if not asked.out:
        return app.exec()
    app.processEvents()
    return 0 if gallery.grab().save(asked.out) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
