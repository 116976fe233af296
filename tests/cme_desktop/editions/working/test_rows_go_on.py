"""The rows of a chapter on more sheets than one, where one has no room for them."""

from dataclasses import replace
from datetime import date

from cme_desktop.editions.working.book import working_book
from cme_desktop.paper.writing import write_book
from cme_desktop.records.penalty_notice import PenaltyNotice
from cme_desktop.standing_records.child import Child
from tests.cme_desktop.returns.filed import NOVEMBER, Filed, nov
from tests.told import opened, told

CHAPTER, ROWS = "6 Penalty notices", "6 rows – Penalty notices"
A_SHEET = 3


def made(tmp_path):
    """With sheets that take no more than three rows."""
    notices = [PenaltyNotice(child=1, received_on=nov(2), issued_on=nov(day), status="issued", reason="leave")
               for day in (4, 5, 6, 7)]  # fmt: skip
    filed = Filed(Child(surname="Okafor", forename="Ada"), *notices)
    book = working_book(filed, told(filed, NOVEMBER, date(2026, 12, 2)))
    narrow = [
        replace(one, rows_a_sheet=A_SHEET if one.name == ROWS else one.rows_a_sheet) for one in book.sheets
    ]
    write_book(tmp_path / "return.xlsx", replace(book, sheets=narrow))
    return opened(tmp_path / "return.xlsx")


def test_each_figure_leads_to_its_first_row_on_whichever_sheet_and_says_where_the_others_are(tmp_path):
    workbook = made(tmp_path)
    further = [name for name in workbook.sheetnames if name.startswith(f"{ROWS} (")]
    assert further[0] == f"{ROWS} (2)"
    led, split = [], []
    for number, *cells in workbook[CHAPTER].iter_rows(min_row=5):
        links = [cell.hyperlink for cell in cells if cell.hyperlink and "rows" in cell.hyperlink.location]
        for link in links:
            sheet, _, block = link.location.rpartition("!")
            rows = workbook[sheet.strip("'")][block]
            assert {row[0].value for row in rows} == {number.value}
            led.append(sheet.strip("'"))
            count = int(link.tooltip.split()[0])
            assert (len(rows) < count) == ("going on in “" in link.tooltip)
            split += [number.value] if len(rows) < count else []
    assert {ROWS, *further} >= {*led} > {ROWS}
    assert len(split) > 3
