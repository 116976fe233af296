"""Cells as they are printed without a spreadsheet program."""

from datetime import date

import pytest

from cme_desktop.paper.book import Cell, Run, Value
from cme_desktop.paper.look import Look, Shown
from cme_desktop.paper.written import written


@pytest.mark.parametrize(
    ("value", "shown", "words"),
    [
        (1204, Shown.COUNT, "1,204"),
        (12, Shown.ONE_DECIMAL, "12.0"),
        (0.574, Shown.SHARE, "57%"),
        (0.145, Shown.SHARE, "15%"),
        (-7, Shown.CHANGE, "−7"),
        (0, Shown.CHANGE, "0"),
        (4, Shown.POINTS, "+4 pts"),
        (0.2, Shown.CHANGE_ONE_DECIMAL, "+0.2"),
        (0.9, Shown.SHARE_AT_LEAST, "at least 90%"),
        (1, Shown.SHARE_BY_LAW, "by law 100%"),
        (12, Shown.COUNT_AT_MOST, "at most 12"),
        (1040.0, Shown.POUNDS, "£1,040"),
        (date(2026, 11, 3), Shown.DAY, "Tue 3 Nov 2026"),
        ("[c]", None, "[c]"),
        ((Run("Better. ", Look.BODY), Run("Target met", Look.MET)), None, "Better. Target met"),
        (None, None, ""),
    ],
)
def test_a_cell_reads_as_in_its_workbook(value: Value, shown: Shown | None, words: str) -> None:
    assert written(Cell(value, shown=shown)) == words
