"""The pages that the program prints itself, beside those that LibreOffice prints of the same book."""

from pathlib import Path

import pytest

from cme_desktop.errors import Cancelled, CmeError
from cme_desktop.paper.book import Book
from cme_desktop.paper.pages import write_pages
from cme_desktop.paper.styles import LEAST
from cme_desktop.paper.writing import write_book
from tests.cme_desktop.paper.planned import six_sheets
from tests.pages import drawn, printed
from ui.printing import print_book
from ui.printing.book import AREA
from ui.printing.sheet import pages_of

_LEAST_ON_PAPER = 9


pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def book() -> Book:
    return six_sheets()


def test_both_prints_of_a_book_have_the_same_words_on_the_same_pages(book: Book, tmp_path: Path) -> None:
    write_book(tmp_path / "book.xlsx", book)
    print_book(book, tmp_path / "own.pdf")
    pages, own = drawn(tmp_path / "book.xlsx"), printed(tmp_path / "own.pdf")
    assert len(own) == len(pages) == 6
    for theirs, ours in zip(pages, own, strict=True):
        assert {word.text for word in ours} == {word.text for word in theirs.words} - {"Contents"}
        assert all(word.left > 0 and word.right < 842 and word.top > 0 and word.bottom < 595 for word in ours)


def test_nothing_is_smaller_than_nine_points(book: Book) -> None:
    scales = [page.scale for sheet in book.sheets for page in pages_of(book, sheet, AREA)]
    assert LEAST * min(scales) >= _LEAST_ON_PAPER


def test_whoever_stops_it_keeps_the_older_file(book: Book, tmp_path: Path) -> None:
    pdf = tmp_path / "own.pdf"
    print_book(book, pdf)
    older = pdf.read_bytes()

    def stop() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        print_book(book, pdf, stop)
    assert pdf.read_bytes() == older
    assert [*tmp_path.iterdir()] == [pdf]


def test_where_nothing_prints_a_sentence_says_what_to_do(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cme_desktop.paper.pages.office", lambda: None)
    with pytest.raises(CmeError, match="open the workbook and save it as a PDF"):
        write_pages(book, tmp_path / "book.xlsx", tmp_path / "book.pdf", None)
    write_pages(book, tmp_path / "book.xlsx", tmp_path / "book.pdf", print_book)
    assert (tmp_path / "book.pdf").read_bytes().startswith(b"%PDF")
