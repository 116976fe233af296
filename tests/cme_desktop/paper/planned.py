"""Plans of workbooks to write: the six sheets of a made-up committee's month, and smaller ones."""

from collections.abc import Iterable, Sequence
from typing import Any

from cme_desktop.paper.book import BLANK, Book, Cell, Column, Link, ReadingSheet, Row, Run, Value
from cme_desktop.paper.chart import ChartKind, ChartPlan, Series, scale
from cme_desktop.paper.look import Look, Shown
from cme_desktop.spreadsheets.sheets import Sheet

_FROM_JANUARY = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct")
MONTHS = [*(f"{name} 25" for name in ("Oct", "Nov", "Dec")), *(f"{name} 26" for name in _FROM_JANUARY)]
OPENED = [54, 61, 38, 49, 44, 57, 35, 46, 52, 49, 12, 58, 63]
CLOSED = [50, 52, 43, 46, 49, 54, 42, 44, 49, 46, 17, 45, 69]
ON_TIME = [0.66, 0.68, 0.63, 0.7, 0.69, 0.73, 0.72, 0.75, 0.74, 0.77, None, 0.8, 0.83]
FIVE_PERIODS = ("Oct 2026", "Sep 2026", "Oct 2025", "Year to date", "Last year to date")
MONTHS_NAME = "13 months"
OPENED_AND_CLOSED = (Series("B5:N5", "Opened 63", 63), Series("B6:N6", "Closed 69", 69))


def book(sheets: Sequence[ReadingSheet], data: Sequence[Sheet] = (), **other: Any) -> Book:
    """With what every book has."""
    about: dict[str, Any] = {
        "title": "Children missing education, October 2026",
        "authority": "Anyshire Council",
        "subject": "children missing education, October 2026",
        "marking": "OFFICIAL",
        "version": "Version 2, as sent Mon 23 Nov 2026 09:14",
    }
    return Book(sheets=sheets, data=data, **(about | other))


def sheet(name: str, rows: Iterable[Row] = (), **other: Any) -> ReadingSheet:
    """A table of a measure and a number, for whatever is not said otherwise."""
    about: dict[str, Any] = {
        "title": f"{name}: October 2026",
        "says": "This sheet contains one table.",
        "columns": [Column("Measure", 40), Column("Oct 2026", 10, number=True)],
    }
    return ReadingSheet(name=name, rows=rows, **(about | other))


def row(measure: str, value: Value, **other: Any) -> Row:
    """A measure and its count."""
    return Row([Cell(measure), Cell(value, shown=Shown.COUNT, **other)])


def line(title: str, over: str, *series: Series) -> ChartPlan:
    """A chart of one or two rows of the 13 months."""
    most, step = scale(max(series.last or 0 for series in series))
    return ChartPlan(
        kind=ChartKind.LINE, title=title, source=MONTHS_NAME, categories="B4:N4", series=series, over=over,
        up="Enquiries", most=most, step=step, says=f"{title}, October 2025 to October 2026.",
    )  # fmt: skip


def six_sheets() -> Book:
    """As a committee gets them: cover, headlines, two chapters with charts, the months, and notes."""
    names = ("Headlines", "Finding children", "Attendance", MONTHS_NAME, "Notes")
    return book([_cover(names), _headlines(), _chapter(names[1]), _chapter(names[2]), months(), _notes()])


def months(*more: Row) -> ReadingSheet:
    """The table of every chart."""
    rows = [
        Row([Cell(name, Look.BOLD), *(Cell(value, shown=shown) for value in values)], height=28)
        for name, values, shown in (
            ("Enquiries opened", OPENED, Shown.COUNT),
            ("Enquiries closed", CLOSED, Shown.COUNT),
            ("Notices on time", ON_TIME, Shown.SHARE),
        )
    ]
    return sheet(
        MONTHS_NAME,
        [*rows, *more],
        columns=[Column("Measure", 42), *(Column(month, 8.8, number=True) for month in MONTHS)],
        table="months",
    )


def _cover(names: Sequence[str]) -> ReadingSheet:
    tiles = [
        Row([Cell("Enquiries open at month end", Look.TILE_LABEL)] * 4, 24),
        Row([Cell(1172, Look.TILE_NUMBER, Shown.COUNT), Cell(0.57, Look.TILE_NUMBER, Shown.SHARE)] * 2, 42),
        Row([Cell("6 fewer than September", Look.TILE_HINT)] * 4, 16),
        Row([Cell("8 more than last year", Look.TILE_HINT)] * 4, 20),
    ]
    contents = [
        Row([Cell(name, Look.BOLD, link=Link(name)), Cell(f"What is on it: {name}"), BLANK, BLANK], 21)
        for name in names
    ]
    third = "Version 2, as sent Mon 23 Nov 2026 09:14"
    return sheet("Cover", [*tiles, *contents], third=third, columns=[Column("", 41)] * 4)


def _headlines() -> ReadingSheet:
    headings = ("Oct 2026", "Sep 2026", "Month change", "Oct 2025", "Year change", "Target")
    widths = (9.7, 9.7, 9, 9.7, 9, 13)
    words = (
        Run("Better than September and last year; best of 13 months. ", Look.BODY),
        Run("Target met by 2 points", Look.MET),
    )
    numbers = [
        Cell(0.57, Look.HEADLINE, Shown.SHARE), Cell(0.53, shown=Shown.SHARE), Cell(4, shown=Shown.POINTS),
        Cell(0.46, shown=Shown.SHARE), Cell(-11, shown=Shown.POINTS), Cell(0.55, shown=Shown.SHARE_AT_LEAST),
        BLANK, Cell("44% to 57%", Look.MUTED), Cell(words),
    ]  # fmt: skip
    rows = [Row([Cell(f"Children located, measure {place}", Look.BOLD), *numbers], 33) for place in range(12)]
    small = [
        ChartPlan(
            kind=ChartKind.SMALL, title=f"Measure {place}", source=MONTHS_NAME, categories="B4:N4",
            series=[Series("B7:N7", "On time")], over=f"H{5 + place}", least=0.63, most=0.83,
            says="Notices on time from 66% to 83%; none fell due in August.",
        )
        for place in range(12)
    ]  # fmt: skip
    return sheet(
        "Headlines",
        rows,
        columns=[
            Column("Measure", 40),
            *(Column(name, width, number=True) for name, width in zip(headings, widths, strict=True)),
            Column("13 months to October 2026", 15, set_in=True),
            Column("Lowest to highest", 13.8, number=True),
            Column("In words", 40, set_in=True),
        ],
        table="headlines",
        charts=small,
        frozen=True,
    )


def _chapter(name: str) -> ReadingSheet:
    figures = [Cell(value, Look.WHOLE, Shown.COUNT) for value in (71, 49, 62, 120, 106)]
    parts = [Cell("[c]", Look.MUTED), *(Cell(value, shown=Shown.COUNT) for value in (24, 29, 57, 50))]
    rows = [Row([Cell("10-day notifications received", Look.WHOLE), *figures])]
    rows += [Row([Cell(f"Part {place} of them", Look.PART), *parts]) for place in range(19)]
    return sheet(
        name,
        rows,
        says="This sheet contains one table, and two charts beside it.",
        columns=[Column("Measure", 40), *(Column(period, 10, number=True) for period in FIVE_PERIODS)],
        beside=[3, *[9] * 8],
        table=name.lower().replace(" ", "_"),
        foot=[Cell("Checked: all 20 sums on this page add up, numbers shown as [c] included.", Look.MET)],
        charts=[
            line("Enquiries opened", "H4:O14", Series("B5:N5", "63", 63)),
            line(
                "Opened and closed",
                "H16:O27",
                Series("B5:N5", "Opened 63", 63),
                Series("B6:N6", "Closed 69", 69),
            ),
        ],
    )


def _notes() -> ReadingSheet:
    meaning = (
        "What the measure counts, by which day, and which rule is in force on that day, in so many words; "
        * 2
    )
    rows = [Row([Cell(f"Word {place}", Look.BOLD), Cell(meaning)]) for place in range(12)]
    return sheet("Notes", rows, columns=[Column("Word", 38), Column("Meaning", 126)], table="notes")
