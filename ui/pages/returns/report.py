"""The figures of one period as a page to read: what adds up, two charts, a table for each record type."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from cme_desktop.looks.return_making import MadeWorkbook
from cme_desktop.looks.returns import FigureLine, Report
from cme_desktop.returns.catalogue import CHAPTERS, MEASURES
from cme_desktop.returns.periods import DateRange
from cme_desktop.returns.sums import ALL_ADD_UP
from cme_desktop.values.dates import show_day, show_day_short
from cme_desktop.versions.changes import FigureChange
from ui.pages.returns.chapter import ChapterTable, count_records, show_value
from ui.pages.returns.receipt import ReceiptCard
from ui.theme import GAP, GROUP_GAP, PAGE_EDGE, scaled, set_icon, set_kind, set_role
from ui.widgets import BarChart, FlowRow, NoticeBar, SectionHeading, Words

_WIDTH = 940
_HEADING = 36  # px above a table
_TOLD = 3  # changed figures that are named


class ReportView(QScrollArea):
    """Shows a report; the receipt of its workbook stands above it."""

    opened = Signal(object)
    """The Figure whose records are wanted."""
    explained = Signal(str)
    """What the figure counts that the keyboard stands on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.receipt = ReceiptCard()
        self.changed = NoticeBar()
        self.tables: list[ChapterTable] = []
        self._body = QWidget()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._paper = QWidget()
        self._column = QVBoxLayout(self._paper)
        self._column.setContentsMargins(PAGE_EDGE, GROUP_GAP, PAGE_EDGE, PAGE_EDGE)
        self._column.setSpacing(GROUP_GAP)
        for part in (self.receipt, self.changed, self._body):
            part.setMaximumWidth(scaled(_WIDTH))
            self._column.addWidget(part)
        self._column.addStretch(1)
        self.setWidget(self._paper)
        self._paper.setAutoFillBackground(False)  # the ground lies behind, and a scroll area fills in its own

    def show_report(self, report: Report, today: date) -> None:
        """Show `report` in place of the one before."""
        was_here = self._body.isAncestorOf(focus) if (focus := self.focusWidget()) else False
        old, self._body = self._body, self._make_body(report, today)
        self._body.setMaximumWidth(scaled(_WIDTH))
        self._column.replaceWidget(old, self._body)
        old.hide()
        old.deleteLater()
        if was_here:
            self.take_focus()

    def show_changed(self, changes: Sequence[FigureChange], made_on: str) -> None:
        """Say which figures are not those of the workbook any more; none hides the line."""
        if not changes:
            self.changed.hide()
            return
        count = len(changes)
        figures = "1 figure has" if count == 1 else f"{count:,} figures have"
        named = "; ".join(_in_words(change) for change in changes[:_TOLD])
        more = f"; and {count - _TOLD:,} more" if count > _TOLD else ""
        sentence = f"{figures} changed since the workbook was made on {made_on}: {named}{more}."
        self.changed.tell("warning", sentence, closable=False)

    def show_receipt(self, made: MadeWorkbook) -> None:
        """Show the receipt of a workbook, at the top."""
        self.receipt.show_made(made)
        self.verticalScrollBar().setValue(0)

    def take_focus(self) -> None:
        """Put the keyboard on the first figure."""
        if self.tables:
            self.tables[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_body(self, report: Report, today: date) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(_strip(report, today))
        for bar in _notes(report, body):
            column.addWidget(bar)
        contents = QWidget()
        contents.setAccessibleName("Contents")
        links = FlowRow(contents, spacing=GAP // 2)
        column.addWidget(contents)
        column.addSpacing(GAP)
        column.addLayout(_charts(report))
        self.tables = []
        for chapter, lines in zip(CHAPTERS, report.chapters, strict=True):
            column.addSpacing(GROUP_GAP)
            column.addWidget(SectionHeading(chapter.kind.plural))
            table = ChapterTable(chapter.kind.plural, lines, [*report.compared.headings().values()])
            table.opened.connect(self.opened)
            table.looked_at.connect(lambda line, table=table: self._follow(table, line))
            self.tables.append(table)
            column.addWidget(table)
            if chapter.left_out:
                hint = Words(chapter.left_out)
                set_role(hint, "hint")
                column.addWidget(hint)
        for table in self.tables:
            links.addWidget(self._link_to(table))
        stops = [*contents.findChildren(QPushButton), *self.tables]
        for one, following in pairwise(stops):
            QWidget.setTabOrder(one, following)
        return body

    def _link_to(self, table: ChapterTable) -> QPushButton:
        link = QPushButton(table.accessibleName())
        set_kind(link, "link")
        link.clicked.connect(lambda: self._jump(table))
        return link

    def _jump(self, table: ChapterTable) -> None:
        """Bring a chapter to the top, its heading included."""
        table.setFocus(Qt.FocusReason.OtherFocusReason)
        top = table.mapTo(self._paper, QPoint(0, 0)).y()
        self.verticalScrollBar().setValue(top - scaled(_HEADING))

    def _follow(self, table: ChapterTable, line: FigureLine) -> None:
        """Keep the current cell in sight, and say what its figure counts."""
        cell = table.visualRect(table.currentIndex())
        at = table.viewport().mapTo(self._paper, QPoint(0, 0))
        seen = QRect(cell.topLeft() + at, cell.size())
        self.ensureVisible(seen.center().x(), seen.center().y(), 0, scaled(70))
        self.explained.emit(line.definition)


def _strip(report: Report, today: date) -> QWidget:
    """Whether the parts make the wholes, and what stands behind the figures."""
    if report.mismatches:
        bar = NoticeBar()
        bar.tell("warning", "\n".join(report.mismatches), closable=False)
        return bar
    strip = QWidget()
    strip.setAccessibleName(ALL_ADD_UP)
    row = QHBoxLayout(strip)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GAP)
    sign, words, behind = QLabel(), Words(ALL_ADD_UP, least=120), Words()
    set_icon(sign, "good", "good")
    set_role(words, "good")
    set_role(behind, "hint")
    start = show_day_short(report.period.year_to_date().start)
    counted = f"{count_records(report.records)} behind these figures"
    behind.setText(f"{counted} · year to date from {start} · as at {show_day(today)}")
    for part in (sign, words, behind):
        row.addWidget(part)
    row.addStretch(1)
    return strip


def _notes(report: Report, within: QWidget) -> Iterator[NoticeBar]:
    """What the period is where it is no past month of one school year, and what is in no period.

    A bar shows itself when it is told something: outside another widget it would be a window for a moment.
    """
    if notes := report.compared.notes():
        told = NoticeBar(within)
        told.tell("info", "\n".join(notes), closable=False)
        yield told
    if report.undated:
        lacking = NoticeBar(within)
        said = "\n".join(("Not counted in any period, for want of a day:", *report.undated))
        lacking.tell("warning", said, closable=False)
        yield lacking


def _charts(report: Report) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(PAGE_EDGE)
    for title, bars in (("Notices received by month", report.months), *report.parts):
        column = QVBoxLayout()
        column.setSpacing(GAP)
        chart = BarChart(title)
        chart.set_bars(bars)
        column.addWidget(SectionHeading(title))
        column.addWidget(chart)
        column.addStretch(1)
        row.addLayout(column, 1)
    return row


def _in_words(change: FigureChange) -> str:
    unit, period = MEASURES[change.measure].unit, DateRange(change.start, change.end)
    said = f"{change.label} was {show_value(change.was, unit)}, now {show_value(change.now, unit)}"
    return f"{said} ({', '.join(filter(None, (period.show(), change.moved)))})"
