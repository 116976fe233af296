"""The cells of one sheet in the house style, each kind made once and filled again for every row."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.worksheet.hyperlink import Hyperlink

from cme_desktop.paper.book import Cell, Column, Run, Value
from cme_desktop.paper.look import Look, Shown
from cme_desktop.paper.styles import ACCENT, FONT, HEADING, STYLES, TITLE_NAME, fill, line, linked, placed
from cme_desktop.spreadsheets.cell_sheets import CellSheet
from cme_desktop.spreadsheets.cells import RISKY_STARTS, StyledCell, safe_text

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


class CellMaker:
    """Makes and fills cells; no two in one row are the same."""

    def __init__(self, sheet: CellSheet, columns: Sequence[Column]) -> None:
        self._sheet, self._columns = sheet, columns
        self._made: dict[_Kind, StyledCell] = {}

    def title(self, text: str) -> StyledCell:
        """The name of the sheet, a heading to a screen reader as well."""
        return StyledCell(self._sheet, style=TITLE_NAME).with_text(safe_text(text))

    def heading(self, place: int) -> StyledCell:
        """The heading of a column, counted from 0."""
        column = self._columns[place]
        cell = StyledCell(
            self._sheet,
            font=HEADING.font(),
            fill=fill(HEADING.tinted),
            alignment=placed(column.number, int(column.after_number), wrap=True),
            border=line(below=ACCENT),
            quotePrefix=column.heading[:1] in RISKY_STARTS,
        )
        return cell.with_text(safe_text(column.heading))

    def cell(
        self, place: int, cell: Cell, location: str = "", tip: str = "", above: str = "", below: str = ""
    ) -> StyledCell:
        """The cell of a column, with lines of these colours, leading to a location where there is one."""
        text = text_of(cell.value)
        words = isinstance(text, str)
        guarded = isinstance(text, str) and text[:1] in RISKY_STARTS
        shown = None if words else cell.shown
        kind = _Kind(place, cell.look, shown, bool(location), words, guarded, above, below)
        made = self._made.get(kind) or self._made.setdefault(kind, self._styled(kind))
        if location:
            made.hyperlink = Hyperlink(ref="A1", location=location, tooltip=safe_text(tip) or None)
        return _filled(made, cell.value)

    def _styled(self, kind: _Kind) -> StyledCell:
        column, style = self._columns[kind.place], STYLES[kind.look]
        style = linked(style) if kind.leads else style
        right = column.number and kind.look not in _TILES
        indent = style.indent or int(column.after_number)
        return StyledCell(
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


def _filled(cell: StyledCell, value: Value) -> StyledCell:
    if isinstance(value, tuple):
        return cell.with_text(CellRichText(*map(_block, value)))
    if isinstance(value, str):
        return cell.with_text(safe_text(value))
    if isinstance(value, date):
        return cell.with_day(value)
    return cell.with_nothing() if value is None else cell.with_number(value)


def _block(run: Run) -> TextBlock:
    style = STYLES[run.look]
    font = InlineFont(rFont=FONT, sz=style.size, b=style.bold, color=style.color)
    return TextBlock(font, safe_text(run.text))
