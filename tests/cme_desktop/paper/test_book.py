"""What no workbook can be made of is refused while it is planned. Nothing is written here."""

import pytest

from cme_desktop.paper.book import Column
from tests.cme_desktop.paper.planned import OPENED_AND_CLOSED, book, line, sheet


def test_two_sheets_or_tables_have_not_one_name() -> None:
    with pytest.raises(ValueError, match="called 'notes'"):
        book([sheet("Notes"), sheet("notes")])
    with pytest.raises(ValueError, match="called 'Figures'"):
        book([sheet("A", table="figures"), sheet("B", table="Figures")])


def test_a_chart_is_drawn_from_a_sheet_that_is_there() -> None:
    drawn = line("Opened", "D4:K14", OPENED_AND_CLOSED[0])
    with pytest.raises(ValueError, match="13 months"):
        book([sheet("Figures", charts=[drawn])])


@pytest.mark.parametrize("headings", [("Measure", "measure "), ("Measure", "")])
def test_a_table_has_a_heading_of_its_own_for_each_column(headings: tuple[str, str]) -> None:
    with pytest.raises(ValueError, match="a heading of its own"):
        sheet("Figures", columns=[Column(text, 10) for text in headings], table="figures")


def test_a_table_has_a_name_that_tools_take() -> None:
    with pytest.raises(ValueError, match="no name for a table"):
        sheet("Figures", table="13 months")


def test_no_sheet_is_wider_than_can_be_read_on_paper() -> None:
    sheet("Figures", columns=[Column("Measure", 100), Column("Check", 40)], beside=[30])
    with pytest.raises(ValueError, match="too wide"):
        sheet("Figures", columns=[Column("Measure", 100), Column("Check", 40)], beside=[31])
