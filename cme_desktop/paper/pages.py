"""The pages of a book as a PDF: through LibreOffice where found, else as the program prints them itself."""

from pathlib import Path
from typing import Protocol

from cme_desktop.errors import CmeError
from cme_desktop.paper.book import Book
from cme_desktop.paper.pdf import office, write_pdf
from cme_desktop.spreadsheets.waiting import GoOn, always


class OwnPrint(Protocol):
    """How the program prints a book whose rows are there to be taken again.

    Raises FileProblem where it cannot be written, and what `go_on` raises.
    """

    def __call__(self, book: Book, pdf: Path, go_on: GoOn = ...) -> None: ...


def write_pages(
    book: Book, workbook: Path, pdf: Path, own_print: OwnPrint | None, go_on: GoOn = always
) -> None:
    """Print a book, which is written as `workbook`, in the place of any older PDF.

    Raises FileProblem; CmeError where nothing on this computer prints; and what `go_on` raises.
    """
    if program := office():
        write_pdf(program, workbook, pdf, go_on)
    elif own_print is not None:
        own_print(book, pdf, go_on)
    else:
        raise CmeError(
            "There is no LibreOffice on this computer and nothing else to print pages with: "
            "open the workbook and save it as a PDF from there."
        )
