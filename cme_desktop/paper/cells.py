"""The cells of one sheet in the house style, the style of each kind made once."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from lxml import etree
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from cme_desktop.paper import heights
from cme_desktop.paper.book import Cell, Column, Run, Value
from cme_desktop.paper.look import Look, Shown
from cme_desktop.paper.styles import ACCENT, FONT, HEADING, STYLES, TITLE_NAME, fill, line, linked, placed
from cme_desktop.spreadsheets.cell_sheets import CellSheet
from cme_desktop.spreadsheets.cell_styles import CellStyle, WrittenCell
from cme_desktop.spreadsheets.cells import RISKY_STARTS, safe_text

_TILES = frozenset((Look.TILE_NUMBER, Look.TILE_LABEL, Look.TILE_HINT))
"""They stand left whatever their column."""


class _Kind(NamedTuple):
    """All that two cells have in common that look alike."""

    place: int
    look: Look
    shown: Shown | None
    leads: bool
    words: bool
    guarded: bool
    above: str
    below: str


class MadeCell(NamedTuple):
    """A cell to be written, and the height in points of a row that has room for its words."""

    written: WrittenCell
    height: float


class CellMaker:
    """Makes the cells of one sheet."""

    def __init__(self, sheet: CellSheet, columns: Sequence[Column]) -> None:
        self._sheet, self._columns = sheet, columns
        self._styles: dict[_Kind, CellStyle] = {}

    def title(self, text: str) -> WrittenCell:
        """The name of the sheet, a heading to a screen reader as well."""
        return CellStyle(self._sheet, style=TITLE_NAME).text(safe_text(text))

    def heading(self, place: int) -> WrittenCell:
        """The heading of a column, counted from 0."""
        column = self._columns[place]
        style = CellStyle(
            self._sheet,
            font=HEADING.font(),
            fill=fill(HEADING.tinted),
            alignment=placed(column.number, int(column.set_in), wrap=True),
            border=line(below=ACCENT),
            quotePrefix=column.heading[:1] in RISKY_STARTS,
        )
        return style.text(safe_text(column.heading))

    def cell(self, place: int, cell: Cell, leads: bool = False, above: str = "", below: str = "") -> MadeCell:
        """The cell of a column, which leads somewhere or not, with lines of these colours above and below."""
        text = text_of(cell.value)
        words = isinstance(text, str)
        guarded = isinstance(text, str) and text[:1] in RISKY_STARTS
        shown = None if words else cell.shown
        kind = _Kind(place, cell.look, shown, leads, words, guarded, above, below)
        style = self._styles.get(kind) or self._styles.setdefault(kind, self._styled(kind))
        width = self._columns[place].width
        wanted = heights.height([(text, width)]) if isinstance(text, str) else heights.ROW
        return MadeCell(_filled(style, cell.value), wanted)

    def _styled(self, kind: _Kind) -> CellStyle:
        column, style = self._columns[kind.place], STYLES[kind.look]
        style = linked(style) if kind.leads else style
        right = column.number and kind.look not in _TILES
        indent = style.indent or int(column.set_in)
        return CellStyle(
            self._sheet,
            kind.shown.value if kind.shown is not None else "General",
            font=style.font(),
            fill=fill(style.tinted),
            alignment=placed(right, indent, wrap=kind.words and bool(kind.below)),
            border=line(kind.above, kind.below),
            quotePrefix=kind.guarded,
        )


def text_of(value: Value) -> Value:
    """The words of runs as one text; anything else as it is."""
    return "".join(run.text for run in value) if isinstance(value, tuple) else value


def _filled(style: CellStyle, value: Value) -> WrittenCell:
    if isinstance(value, tuple):
        runs = CellRichText(*map(_block, value)).to_tree()
        return style.rich_text(etree.tostring(runs, encoding="unicode"))
    if isinstance(value, str):
        return style.text(safe_text(value))
    if isinstance(value, date):
        return style.day(value)
    return style.nothing() if value is None else style.number(value)


def _block(run: Run) -> TextBlock:
    style = STYLES[run.look]
    font = InlineFont(rFont=FONT, sz=style.size, b=style.bold, color=style.color)
    return TextBlock(font, safe_text(run.text))
