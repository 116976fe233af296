"""The committee edition is six pages, however long the words are that it is made of."""

from dataclasses import replace
from datetime import date

import pytest

from cme_desktop.editions import notes_sheet as notes
from cme_desktop.editions.committee.book import committee_book
from cme_desktop.editions.in_words import Target
from cme_desktop.editions.restated import Restated
from cme_desktop.paper import heights
from cme_desktop.returns.catalogue import HEADLINES, MEASURES
from cme_desktop.settings import AUTHORITY
from tests.cme_desktop.returns.filed import NOVEMBER, Filed, nov
from tests.told import told
from ui.printing.book import AREA
from ui.printing.sheet import pages_of

LONG = "The United Boroughs and Parishes of the Upper and Lower River"  # 60 letters, as names of hubs have
AS_AT = date(2026, 12, 2)
pytestmark = pytest.mark.usefixtures("qapp")


def long_told():
    restated = [Restated(f"{LONG} {n}", "October 2026", 1, 20, LONG, "ENQ-0001", nov(9)) for n in range(40)]
    return told(
        Filed(**{AUTHORITY: LONG}),
        NOVEMBER,
        AS_AT,
        targets={one.measure: Target(0.851) for one in HEADLINES},
        committee=LONG,
        restated=restated,
    )


def test_long_names_twelve_targets_and_many_restated_figures_stay_on_six_pages():
    book = committee_book(long_told(), None)
    pages = [page for sheet in book.sheets for page in pages_of(book, sheet, AREA)]
    assert [page.sheet for page in pages] == [sheet.name for sheet in book.sheets]
    assert len(pages) == 6


def test_definitions_beyond_the_page_are_left_to_the_working_edition():
    measure = next(iter(MEASURES.values()))
    long = [
        replace(measure, key=f"a.{number}", label=f"{LONG} {number}", definition=" ".join([LONG] * 6))
        for number in range(40)
    ]
    sheet = notes.notes_sheet(long_told(), long, ["[c]"], [("A rule", "As it is.")], one_page=True)
    rows = [*sheet.rows]
    above = heights.TITLE + heights.SAYS + heights.THIRD + heights.HEADINGS
    assert sum(row.height for row in rows) + above <= heights.PAGE
    words = [[cell.value for cell in row.cells] for row in rows]
    (left,) = [meaning for word, meaning in words if word == "Other measures"]
    defined = words.index(["Other measures", left])
    number = int(left.split()[0])
    assert defined + number == len(HEADLINES) + len(long)
    assert words[-1] == ["A rule", "As it is."]
    assert [word for word, _ in words if word == "Shorthand"] == ["Shorthand"]


def test_shorthand_that_is_on_no_page_is_not_explained():
    book = committee_book(told(Filed(), NOVEMBER, AS_AT), None)
    meanings = {row.cells[0].value: row.cells[1].value for row in book.sheets[-1].rows}
    assert "[z]" in meanings["Shorthand"]
    assert "[c]" not in meanings["Shorthand"]
    assert "[r]" not in meanings["Shorthand"]
    assert "Revised" in [*committee_book(long_told(), None).sheets[-1].rows][-3].cells[1].value
