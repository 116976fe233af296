"""The figures of one period as they are now: what adds up, two charts, a table for each record type."""

from collections.abc import Iterator, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cme_desktop.looks.return_making import MadeWorkbook
from cme_desktop.looks.returns import Mismatch, Report
from cme_desktop.returns.catalogue import MEASURES
from cme_desktop.returns.periods import DateRange
from cme_desktop.returns.sums import ALL_ADD_UP
from cme_desktop.values.dates import show_day, show_day_short
from cme_desktop.versions.changes import FigureChange
from ui.pages.returns.chapter_model import count_records, show_value
from ui.pages.returns.paper import Paper
from ui.pages.returns.receipt import ReceiptCard
from ui.theme import GAP, PAGE_EDGE, set_icon, set_role
from ui.widgets import BarChart, NoticeBar, SectionHeading, Words

_TOLD = 3  # changed figures that are named


class ReportView(Paper):
    """Shows a report; the receipt of its workbook stands above it."""

    strayed = Signal(object)
    """The Mismatch whose records are wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.receipt = ReceiptCard()
        self.changed = NoticeBar()
        super().__init__(self.receipt, self.changed, parent=parent)

    def show_report(self, report: Report, today: date) -> None:
        """Show `report` in place of the one before."""
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for bar in map(self._broken, report.mismatches):
            column.addWidget(bar)
        if not report.mismatches:
            column.addWidget(_adding_up(report, today))
        for bar in _notes(report, body):
            column.addWidget(bar)
        column.addLayout(_charts(report))
        headings = [*report.compared.headings().values()]
        self.show_body(body, self.add_chapters(column, report.chapters, headings))

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

    def _broken(self, mismatch: Mismatch) -> NoticeBar:
        """A row that does not add up, and the way to its records."""
        bar = NoticeBar(self)
        action = f"Show {count_records(len(mismatch.records))}" if mismatch.records else ""
        bar.tell("warning", mismatch.sentence, action, closable=False)
        bar.acted.connect(lambda: self.strayed.emit(mismatch))
        return bar


def _adding_up(report: Report, today: date) -> QWidget:
    """That the parts make the wholes, and what stands behind the figures."""
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
    if not report.records:
        empty = NoticeBar(within)
        empty.tell("info", f"Nothing was recorded in {report.period.show()}.", closable=False)
        yield empty
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
