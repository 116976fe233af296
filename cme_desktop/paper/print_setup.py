"""How a sheet comes out of the printer: A4 landscape, whose it is above, its version and marking below."""

from openpyxl.worksheet.header_footer import _HeaderFooterPart

from cme_desktop.paper import heights
from cme_desktop.paper.book import HEADINGS, Book, ReadingSheet
from cme_desktop.paper.styles import FONT, LEAST, MUTED
from cme_desktop.spreadsheets.cell_sheets import CellSheet
from cme_desktop.spreadsheets.cells import safe_text

_MARGINS = {"left": 0.4, "right": 0.4, "top": 0.7, "bottom": 0.65, "header": 0.3, "footer": 0.3}
"""Inches."""
_A4 = 9
_LONGEST_HEAD, _LONGEST_FOOT = 150, 60
"""Letters of a text above or below; Excel refuses more than 255 of all three together, codes included."""


def set_up_print(sheet: CellSheet, plan: ReadingSheet, book: Book) -> None:
    """All of it but what follows from the rows."""
    for name, inches in _MARGINS.items():
        setattr(sheet.page_margins, name, inches)
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A4
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToWidth = 1
    if plan.headed:
        sheet.print_title_rows = f"{HEADINGS}:{HEADINGS}"
    around = sheet.HeaderFooter
    around.scaleWithDoc = False
    head, foot = around.oddHeader, around.oddFooter
    _say(head.left, _printed(f"{book.authority} – {book.subject}", _LONGEST_HEAD))
    _say(head.right, book.marking, bold=True)
    _say(foot.left, _printed(book.version, _LONGEST_FOOT))
    _say(foot.center, book.marking, bold=True)
    _say(foot.right, f"{_printed(plan.name, _LONGEST_FOOT)} – page &P of &N")


def fit_to_pages(sheet: CellSheet, area: str, points: float) -> None:
    """One page if rows of so many points leave its words readable, else as many as it needs."""
    sheet.print_area = area
    sheet.page_setup.fitToHeight = 1 if points <= heights.PAGE else 0


def _say(part: _HeaderFooterPart, text: str, bold: bool = False) -> None:
    part.text, part.size, part.color = text, LEAST, MUTED  # some programs scale it all the same
    part.font = f"{FONT},{'Bold' if bold else 'Regular'}"


def _printed(text: str, most: int) -> str:
    """Text in so many letters; an ampersand, which begins a code at the head of a page, is doubled."""
    plain = " ".join(safe_text(text).split())
    doubled = plain.replace("&", "&&")
    return doubled if len(doubled) <= most else plain[: most // 2 - 1].replace("&", "&&") + "…"
