"""One reading sheet written: title, what it holds, the way back, headings in row 4, rows, foot and print."""

from collections.abc import Iterator, Mapping, Sequence

from openpyxl.cell import Cell as ExcelCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.table import Table, TableColumn

from cme_desktop.paper import heights
from cme_desktop.paper.book import CONTENTS, HEADINGS, Book, Cell, Column, Link, ReadingSheet, Row
from cme_desktop.paper.look import Look
from cme_desktop.paper.styles import (
    ACCENT,
    FONT,
    HEADING,
    RULE,
    STYLES,
    TITLE,
    TOPIC,
    Style,
    fill,
    line,
    linked,
    placed,
)
from cme_desktop.spreadsheets.cell_sheets import CellSheet
from cme_desktop.spreadsheets.cells import safe_text

_MARGINS = {"left": 0.4, "right": 0.4, "top": 0.7, "bottom": 0.65, "header": 0.3, "footer": 0.3}
"""Inches."""
_RISKY_STARTS = frozenset("=+-@\t\n#'")


class SheetWriter:
    """Writes the rows of one sheet from the top; each height has to be said before its row."""

    def __init__(self, written: CellSheet, plan: ReadingSheet, book: Book, names: Mapping[str, str]) -> None:
        """`names` are those of the sheets in the workbook, by their names in the plan."""
        self._sheet, self._plan, self._book, self._names = written, plan, book, names
        self._at = 0
        self._width = len(plan.columns)

    def write(self) -> None:
        """All of it but the charts, which are drawn once every sheet is there."""
        self._lay_out()
        plan = self._plan
        self._put([self._cell(TITLE, plan.title, name="Headline 1")], heights.TITLE)
        self._put([self._cell(STYLES[Look.MUTED], plan.says)], heights.SAYS)
        self._put([self._third()], heights.THIRD)
        if plan.headed:
            self._put([*map(self._heading, plan.columns)], heights.HEADINGS)
        for row in plan.rows:
            self._put([*self._row(row)], row.height or self._height(row))
        self._finish_table()
        for number, foot in enumerate(plan.foot):
            self._put(
                [self._shown(foot, plan.columns[0], "", wrap=False)], 24 if number == 0 else heights.ROW
            )
        last = get_column_letter(max(self._width, *(chart.corners[2] for chart in plan.charts), 1))
        bottom = max(self._at, *(chart.corners[3] for chart in plan.charts), 1)
        self._sheet.print_area = f"A1:{last}{bottom}"

    # -- around the rows ----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        sheet, plan = self._sheet, self._plan
        for place, column in enumerate(plan.columns, 1):
            sheet.column_dimensions[get_column_letter(place)].width = column.width
        sheet.sheet_view.showGridLines = False
        if plan.frozen:
            sheet.freeze_panes = f"B{HEADINGS + 1}"
        if plan.headed:
            sheet.print_title_rows = f"{HEADINGS}:{HEADINGS}"
        for name, inches in _MARGINS.items():
            setattr(sheet.page_margins, name, inches)
        sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9  # A4
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0 if plan.long else 1
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        self._head_and_foot()

    def _head_and_foot(self) -> None:
        book, around = self._book, self._sheet.HeaderFooter
        around.scaleWithDoc = False
        head, foot = around.oddHeader, around.oddFooter
        head.left.text = _printed(f"{book.authority} – {book.month}")
        head.right.text = foot.center.text = book.marking
        foot.left.text = _printed(book.version)
        foot.right.text = f"{_printed(self._plan.name)} – page &P of &N"
        for part, bold in ((head.left, False), (head.right, True), (foot.center, True)):
            part.font, part.size = f"{FONT},{'Bold' if bold else 'Regular'}", 9
        for part in (foot.left, foot.right):
            part.font, part.size = f"{FONT},Regular", 9

    def _finish_table(self) -> None:
        """A name for tools. Without filter buttons, which would cover headings that stand right."""
        plan = self._plan
        if not plan.table or not plan.rows:
            return
        reach = f"A{HEADINGS}:{get_column_letter(self._width)}{self._at}"
        columns = [TableColumn(id=n, name=safe_text(c.heading)) for n, c in enumerate(plan.columns, 1)]
        self._sheet.tables.add(
            Table(displayName=plan.table, name=plan.table, ref=reach, tableColumns=columns)
        )

    # -- cells --------------------------------------------------------------------------------------

    def _put(self, cells: Sequence[ExcelCell | None], height: float) -> None:
        self._at += 1
        self._sheet.row_dimensions[self._at].height = height
        self._sheet.append(list(cells))

    def _height(self, row: Row) -> float:
        pairs = zip(row.cells, self._plan.columns, strict=False)
        return heights.height(
            [(str(c.value), column.width) for c, column in pairs if isinstance(c.value, str)]
        )

    def _third(self) -> ExcelCell:
        if self._plan.name == CONTENTS:
            return self._cell(STYLES[Look.MUTED], self._plan.third)
        cell = self._cell(linked(STYLES[Look.BODY]), self._plan.third)
        self._link(cell, Link(CONTENTS))
        return cell

    def _heading(self, column: Column) -> ExcelCell:
        cell = self._cell(HEADING, column.heading)
        cell.alignment = placed(column.number, int(column.after_number), wrap=True)
        cell.border = line(below=ACCENT)
        return cell

    def _row(self, row: Row) -> Iterator[ExcelCell | None]:
        whole = any(cell.look is Look.WHOLE for cell in row.cells)
        above = TOPIC if whole or row.new_topic else ""
        for cell, column in zip(row.cells, self._plan.columns, strict=True):
            yield self._shown(cell, column, above)

    def _shown(self, cell: Cell, column: Column, above: str, wrap: bool = True) -> ExcelCell:
        style = STYLES[cell.look]
        number = column.number and cell.look not in (Look.TILE_NUMBER, Look.TILE_LABEL, Look.TILE_HINT)
        made = self._cell(linked(style) if cell.link is not None else style, cell.value)
        if cell.runs:
            made.value = CellRichText(*(TextBlock(_inline(STYLES[run.look]), run.text) for run in cell.runs))
        if cell.shown is not None and not isinstance(cell.value, str):
            made.number_format = cell.shown.value
        indent = style.indent or int(column.after_number)
        made.alignment = placed(number, indent, wrap and isinstance(cell.value, str))
        if self._plan.headed and wrap:
            made.border = line(above, RULE)
        if cell.link is not None:
            self._link(made, cell.link)
        return made

    def _cell(self, style: Style, value: object, name: str = "") -> ExcelCell:
        cell = ExcelCell(self._sheet, row=self._at + 1, column=1)
        if name:
            cell.style = name
        if isinstance(value, str):
            text = safe_text(value)
            cell.value, cell.data_type = text, "s"
            cell.quotePrefix = text[:1] in _RISKY_STARTS
        else:
            cell.value = value
        cell.font = style.font()
        if filled := fill(style.tinted):
            cell.fill = filled
        cell.alignment = placed(False, style.indent, wrap=False)
        return cell

    def _link(self, cell: ExcelCell, link: Link) -> None:
        """A place in this workbook: a range as the place selects it."""
        last = f":{get_column_letter(10)}{link.last}" if link.last is not None else ""
        place = f"{quote_sheetname(self._names[link.sheet])}!A{link.first}{last}"
        cell.hyperlink = Hyperlink(ref="A1", location=place, tooltip=link.tip or None)


def _inline(style: Style) -> InlineFont:
    return InlineFont(rFont=FONT, sz=style.size, b=style.bold, color=style.color)


def _printed(text: str) -> str:
    """An ampersand begins a code at the head and foot of a page."""
    return text.replace("&", "&&")
