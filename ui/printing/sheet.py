"""A sheet on pages: as wide as the paper takes it, its rows as high as in the workbook."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from PySide6.QtCore import QPointF, QRectF

from cme_desktop.paper import heights
from cme_desktop.paper.book import BLANK, HEADINGS, Book, Cell, Column, ReadingSheet, Row, Run
from cme_desktop.paper.cells import text_of
from cme_desktop.paper.chart import ChartPlan
from cme_desktop.paper.drawn_from import corners
from cme_desktop.paper.look import Look
from cme_desktop.paper.styles import ACCENT, HEADING, RULE, STYLES, TINT, TITLE, TOPIC, Style, linked
from cme_desktop.paper.written import written
from ui.printing.chart import draw_chart
from ui.printing.ink import Ink, Words

_PIXEL = 0.75
_UNIT, _BESIDE = 7 * _PIXEL, 5 * _PIXEL
"""Points of a unit of width, and of what a column has beside its letters."""
_INDENT = 7.0
_PAD = 2.0
_TWO_LINES = 28
"""A row that is lower has its words on one line, whatever the width of a font of this computer."""
_TILES = (Look.TILE_LABEL, Look.TILE_NUMBER, Look.TILE_HINT)


@dataclass(frozen=True)
class _Line:
    """A row as it is drawn."""

    row: Row
    height: float
    heads: bool = False
    wraps: bool = False
    title: bool = False


@dataclass(frozen=True)
class Page:
    """What is drawn on one page, in points of the workbook; `scale` makes them points of the paper."""

    sheet: str
    plan: ReadingSheet
    book: Book
    lines: Sequence[_Line]
    charts: Sequence[ChartPlan]
    area: QRectF
    scale: float

    def draw(self, ink: Ink) -> None:
        """The rows, then the charts upon them."""
        edges = [*accumulate((line.height for line in self.lines), initial=0.0)]
        for top, line in zip(edges, self.lines, strict=False):
            self._draw_line(ink, line, top)
        for chart in self.charts:
            left, first, right, after = corners(chart.over)
            columns = _edges(self.plan)
            area = self._on_paper(
                QRectF(QPointF(columns[left], edges[first]), QPointF(columns[right], edges[after]))
            )
            draw_chart(ink, self.book, chart, area, self.scale)

    def _draw_line(self, ink: Ink, line: _Line, top: float) -> None:
        columns, edges = self.plan.columns, _edges(self.plan)
        whole = QRectF(0, top, edges[len(columns)], line.height)
        if line.heads:
            ink.fill(self._on_paper(whole), TINT)
        for place, (column, cell) in enumerate(zip(columns, line.row.cells, strict=False)):
            area = QRectF(edges[place], top, edges[place + 1] - edges[place], line.height)
            if STYLES[cell.look].tinted and not line.heads:
                ink.fill(self._on_paper(area), TINT)
            self._write(ink, line, column, cell, area)
        self._rule(ink, line, self._on_paper(whole))

    def _rule(self, ink: Ink, line: _Line, area: QRectF) -> None:
        """Lines of a row: none at the sides."""
        if line.row.new_topic or any(cell.look is Look.WHOLE for cell in line.row.cells):
            ink.line([area.topLeft(), area.topRight()], TOPIC)
        if line.heads or line.wraps:
            ink.line([area.bottomLeft(), area.bottomRight()], ACCENT if line.heads else RULE)

    def _write(self, ink: Ink, line: _Line, column: Column, cell: Cell, area: QRectF) -> None:
        style = HEADING if line.heads else TITLE if line.title else STYLES[cell.look]
        style = linked(style) if cell.link is not None else style
        right = column.number and cell.look not in _TILES and (line.heads or line.wraps)
        indent = 0.0 if right else _INDENT * (style.indent or int(column.set_in and line.wraps))
        room = area.adjusted(_PAD + indent, 0, -_PAD, 0)
        if words := self._words(cell, style):
            several = line.height >= _TWO_LINES and isinstance(text_of(cell.value), str)
            wraps = line.heads or (line.wraps and several)
            ink.write(self._on_paper(room), words, right, wraps)

    def _words(self, cell: Cell, style: Style) -> list[Words]:
        if isinstance(cell.value, tuple):
            runs: Sequence[Run] = cell.value
            return [Words(run.text, self._sized(STYLES[run.look])) for run in runs]
        text = written(cell)
        return [Words(text, self._sized(style))] if text else []

    def _sized(self, style: Style) -> Style:
        return replace(style, size=style.size * self.scale)

    def _on_paper(self, area: QRectF) -> QRectF:
        return QRectF(self.area.topLeft() + area.topLeft() * self.scale, area.size() * self.scale)


def pages_of(book: Book, plan: ReadingSheet, area: QRectF) -> Iterator[Page]:
    """One if its rows leave room, else as many as it needs, each with the headings; charts on the first."""
    above, rows = [*_above(plan)], [*_below_headings(plan)]
    scale = area.width() / max(_edges(plan)[-1], area.width())
    room = area.height() / scale
    heads, begun = above, 0
    while True:
        left = room - sum(line.height for line in heads)
        fitting = sum(1 for end in accumulate(line.height for line in rows[begun:]) if end <= left + 1)
        if begun == 0 and sum(line.height for line in rows) <= max(left, heights.PAGE - _tall(heads)):
            fitting = len(rows)
        upto = begun + max(1, fitting)
        lines = [*heads, *rows[begun:upto]]
        fitted = min(scale, area.height() / _tall(lines))
        yield Page(plan.name, plan, book, lines, () if begun else plan.charts, area, fitted)
        if upto >= len(rows):
            return
        heads, begun = [line for line in above if line.heads], upto


def _tall(lines: Sequence[_Line]) -> float:
    return sum(line.height for line in lines)


def _above(plan: ReadingSheet) -> Iterator[_Line]:
    """Title, what the sheet contains, the way back, headings."""
    yield _Line(Row([Cell(plan.title)]), heights.TITLE, title=True)
    yield _Line(Row([Cell(plan.says, Look.MUTED)]), heights.SAYS)
    yield _Line(Row([Cell(plan.third, Look.MUTED) if plan.third else BLANK]), heights.THIRD)
    if plan.headed:
        wanted = heights.height((column.heading, column.width) for column in plan.columns)
        cells = [Cell(column.heading) for column in plan.columns]
        yield _Line(Row(cells), max(heights.HEADINGS, wanted), heads=True)


def _below_headings(plan: ReadingSheet) -> Iterator[_Line]:
    """The rows, the foot, and empty rows as far as charts reach."""
    filled = HEADINGS if plan.headed else HEADINGS - 1
    for row in plan.rows:
        texts = (
            (text_of(cell.value), column.width) for cell, column in zip(row.cells, plan.columns, strict=True)
        )
        wanted = heights.height((text, width) for text, width in texts if isinstance(text, str))
        yield _Line(row, wanted if row.height is None else row.height, wraps=plan.headed)
        filled += 1
    for number, cell in enumerate(plan.foot):
        yield _Line(Row([cell]), heights.ROW if number else heights.FIRST_FOOT)
        filled += 1
    for _ in range(filled, max((corners(chart.over).bottom for chart in plan.charts), default=0)):
        yield _Line(Row([]), heights.ROW)


def _edges(plan: ReadingSheet) -> list[float]:
    """Where columns begin, and where the last ends."""
    widths = (*(column.width for column in plan.columns), *plan.beside)
    return [*accumulate((width * _UNIT + _BESIDE for width in widths), initial=0.0)]
