"""A book on A4 landscape: the same sheets, words, numbers and charts as in its workbook, page by page."""

from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QGuiApplication, QPageLayout, QPageSize, QPdfWriter

from cme_desktop.paper.book import Book
from cme_desktop.paper.styles import MUTED, Style
from cme_desktop.spreadsheets.problems import FileProblem
from cme_desktop.spreadsheets.replacing import replacing
from cme_desktop.spreadsheets.waiting import GoOn, always
from ui.printing.ink import Ink, Words
from ui.printing.sheet import Page, pages_of

_PDFS = (b"%PDF",)
_WIDTH, _HEIGHT = 842, 595
_SIDE, _ABOVE, _BELOW = 28.8, 50.4, 46.8
"""Margins in points."""
_EDGE, _LINE = 21.6, 14
"""How far head and foot are from the edge of the paper, and how high they are."""
AREA = QRectF(_SIDE, _ABOVE, _WIDTH - 2 * _SIDE, _HEIGHT - _ABOVE - _BELOW)
_AROUND = Style(size=9, color=MUTED)
_MARKING = Style(size=9, color=MUTED, bold=True)


def print_book(book: Book, pdf: Path, go_on: GoOn = always) -> None:
    """Print a book in the place of any older PDF; its rows must be there to be taken again.

    It needs no window. Raises FileProblem where it cannot be written, and what `go_on` raises; an older file
    is then as it was.
    """
    application = QGuiApplication.instance() or QGuiApplication(["cme-desktop", "-platform", "offscreen"])
    with replacing(pdf, _PDFS) as unfinished:
        writer = QPdfWriter(str(unfinished))
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        writer.setPageOrientation(QPageLayout.Orientation.Landscape)
        writer.setPageMargins(QMarginsF(0, 0, 0, 0))
        writer.setTitle(book.title)
        writer.setCreator(book.authority)
        ink = Ink(writer)
        try:
            _draw_all(ink, book, go_on)
        finally:
            is_whole = ink.end()
        if not is_whole:
            raise FileProblem(f"“{pdf.name}” could not be printed. The workbook itself is whole.")
    del application


def _draw_all(ink: Ink, book: Book, go_on: GoOn) -> None:
    pages = [page for sheet in book.sheets for page in pages_of(book, sheet, AREA)]
    for number, page in enumerate(pages, 1):
        go_on()
        if number > 1:
            ink.next_page()
        _draw(ink, book, page, f"{page.sheet} – page {number} of {len(pages)}")


def _draw(ink: Ink, book: Book, page: Page, place: str) -> None:
    head = QRectF(_SIDE, _EDGE, AREA.width(), _LINE)
    foot = head.translated(0, _HEIGHT - 2 * _EDGE - _LINE)
    ink.write(head, [Words(f"{book.authority} – {book.subject}", _AROUND)])
    ink.write(head, [Words(book.marking, _MARKING)], right=True)
    page.draw(ink)
    ink.write(foot, [Words(book.version, _AROUND)])
    ink.write_amid(foot, Words(book.marking, _MARKING))
    ink.write(foot, [Words(place, _AROUND)], right=True)
