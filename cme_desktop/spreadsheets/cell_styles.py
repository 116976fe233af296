"""Cells of one style, written as the XML that a sheet holds of them (ECMA-376, part 1, 18.3.1.4)."""

import math
from datetime import date
from typing import NewType
from xml.sax.saxutils import escape

from openpyxl.styles.styleable import StyleableObject
from openpyxl.utils.datetime import WINDOWS_EPOCH
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

WrittenCell = NewType("WrittenCell", str)
"""All that follows the reference of a cell, up to its end: style, kind and value."""

DAY_ZERO = WINDOWS_EPOCH.toordinal()


class CellStyle:
    """One style of a sheet, or none, in which any number of cells are written.

    openpyxl works out the number of a style anew for every cell.
    """

    def __init__(self, sheet: WriteOnlyWorksheet, number_format: str = "General", **style: object) -> None:
        styled = StyleableObject(sheet)
        styled.number_format = number_format
        for name, value in style.items():
            setattr(styled, name, value)
        self._style = f' s="{styled.style_id}"' if styled.has_style else ""

    def text(self, text: str) -> WrittenCell:
        """Holds text, which a cell can hold, as text, whatever it looks like."""
        if not text:
            return WrittenCell(f'{self._style} t="inlineStr">')
        space = ' xml:space="preserve"' if text != text.strip() else ""
        return self.rich_text(f"<is><t{space}>{escape(text)}</t></is>")

    def rich_text(self, runs: str) -> WrittenCell:
        """Holds runs of text, given as XML."""
        return WrittenCell(f'{self._style} t="inlineStr">{runs}')

    def number(self, number: float) -> WrittenCell:
        """Holds a number. Raises ValueError for one that is none, or endless."""
        if not math.isfinite(number):
            raise ValueError(f"{number} is no figure that a workbook can hold.")
        return WrittenCell(f'{self._style} t="n"><v>{number:.16g}</v>')

    def day(self, day: date) -> WrittenCell:
        """Holds a day as the number that spreadsheets have for it, right from March 1900 on."""
        return self.number(day.toordinal() - DAY_ZERO)

    def nothing(self) -> WrittenCell:
        """Holds nothing, and still shows its style."""
        return WrittenCell(f'{self._style} t="n">')
