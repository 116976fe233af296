"""Workbooks on paper: so many pages, nothing cut, nothing too small to read."""

from itertools import combinations
from pathlib import Path

import pytest

from cme_desktop.paper.book import Book, Column, Row
from cme_desktop.paper.writing import write_book
from tests.cme_desktop.paper.planned import book, row, sheet, six_sheets
from tests.pages import Page, Word, drawn

_LEAST = 9
"""Points."""
_BETWEEN_LINES = 3
_A4 = (841.9, 595.3)


def on_paper(folder: Path, plan: Book) -> list[Page]:
    path = folder / "return.xlsx"
    write_book(path, plan)
    return drawn(path)


@pytest.fixture(scope="module")
def six(tmp_path_factory: pytest.TempPathFactory) -> list[Page]:
    return on_paper(tmp_path_factory.mktemp("six"), six_sheets())


@pytest.fixture(scope="module")
def tall(tmp_path_factory: pytest.TempPathFactory) -> list[Page]:
    """A sheet that just fits on a page, one with a row more and high headings, and one of long names."""
    narrow = [Column("Child", 18), Column("Rows", 10, number=True)]
    wide = [Column("Measure", 40), Column("Counted in so many words", 12, number=True)]
    fitting: list[Row] = [row(f"Line {place}", place) for place in range(25)]
    names = [row(f"{'Featherstonehaugh-Cholmondeley, Wilhelmina ' * 3}{place}", place) for place in range(3)]
    sheets = [
        sheet("Fits", fitting),
        sheet("Goes on", [*fitting, row("Last", 26)], columns=wide),
        sheet("Names", names, columns=narrow),
    ]
    return on_paper(tmp_path_factory.mktemp("tall"), book(sheets))


def test_each_sheet_is_one_page_with_its_name_above(six: list[Page]) -> None:
    names = [plan.name for plan in six_sheets().sheets]

    assert len(six) == 6
    for place, (page, name) in enumerate(zip(six, names, strict=True), 1):
        assert f"{name}: October 2026" in page.text
        assert f"{name} – page {place} of 6" in page.text
        assert page.text.count("OFFICIAL") == 2


def test_nothing_is_too_small_or_too_wide_for_its_cell(six: list[Page], tall: list[Page]) -> None:
    for page in [*six, *tall]:
        assert min(page.sizes) >= _LEAST
        assert "##" not in page.text


def test_headings_stand_whole_between_what_is_above_and_the_first_row(
    six: list[Page], tall: list[Page]
) -> None:
    headlines, goes_on = six[1], tall[1]
    for page, headings, first_row in (
        (headlines, ("Measure", "change", "highest", "words"), "located,"),
        (goes_on, ("Measure", "Counted", "many", "words"), "Line"),
    ):
        for heading in headings:
            assert page.first("Contents").bottom <= page.first(heading).top
            assert page.first(heading).bottom <= page.first(first_row).top


def test_charts_stand_whole_on_the_page_of_their_sheet(six: list[Page]) -> None:
    for page in six[2:4]:
        for words in ("Enquiries opened", "Opened and closed", "Closed 69", "Opened 63"):
            assert words in page.text
        assert page.text.count("Month") == 2
        for word in page.words:
            assert word.right <= _A4[0]
            assert word.bottom <= _A4[1]
    assert "Opened and closed" not in " ".join(page.text for page in (*six[:2], *six[4:]))


def test_no_word_stands_on_another(six: list[Page], tall: list[Page]) -> None:
    for page in [*six, *tall]:
        assert [pair for pair in combinations(page.words, 2) if _overlap(*pair)] == []


def _overlap(one: Word, other: Word) -> bool:
    """Whether any letters may touch: between lines there is less room than boxes take."""
    above, below = sorted((one, other), key=lambda word: word.top)
    beside = one.right <= other.left or other.right <= one.left
    return not beside and above.bottom - _BETWEEN_LINES > below.top


def test_a_sheet_that_would_be_too_small_goes_on_over_a_further_page(tall: list[Page]) -> None:
    assert [page.text.count("Measure") for page in tall] == [1, 1, 1, 0]
    assert ["Line 24" in page.text for page in tall] == [True, False, True, False]
    assert "Last" in tall[2].text
