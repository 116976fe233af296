"""A workbook for people: sheets with a title each, a table or band of tiles, charts, and links."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, TypeAlias

from cme_desktop.paper.chart import ChartPlan
from cme_desktop.paper.look import Look, Shown
from cme_desktop.spreadsheets.sheets import Marking

Value: TypeAlias = str | int | float | date | None


class Run(NamedTuple):
    """A part of the words of a cell that looks otherwise."""

    text: str
    look: Look


@dataclass(frozen=True)
class Link:
    """Where a cell leads to: a row of a sheet, or a block of rows, which is then selected whole."""

    sheet: str
    first: int = 1
    last: int | None = None
    tip: str = ""


@dataclass(frozen=True)
class Cell:
    """One cell. Numbers keep their value; shorthand in square brackets stands in a number’s place."""

    value: Value
    look: Look = Look.BODY
    shown: Shown | None = None
    link: Link | None = None
    runs: tuple[Run, ...] = ()
    """The words of the value in parts, where some look otherwise."""


BLANK = Cell(None)


@dataclass(frozen=True)
class Column:
    """One column of a sheet: `width` in the units of Arial 10; numbers stand right, words left."""

    heading: str
    width: float
    number: bool = False
    after_number: bool = False
    """Words that follow a column of numbers are set in a little."""


@dataclass(frozen=True)
class Row:
    """One row below the headings, or a line of the cover."""

    cells: Sequence[Cell]
    height: float | None = None
    new_topic: bool = False
    """Whether a darker line parts it from the row above."""


@dataclass(frozen=True, kw_only=True)
class ReadingSheet:
    """A sheet that is read: A1 title, A2 what it contains, A3 the way back, headings in row 4.

    A sheet without headings, as the cover, has its rows from row 4.
    """

    name: str
    title: str
    says: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    third: str = "Contents"
    """Line 3: the link to the contents; on the cover the version."""
    table: str = ""
    """What tools call the table; empty where there is none."""
    foot: Sequence[Cell] = ()
    """Lines below the table."""
    charts: Sequence[ChartPlan] = ()
    frozen: bool = False
    long: bool = False
    """Whether it goes on over as many pages as it needs; else it is one page."""

    @property
    def headed(self) -> bool:
        """Whether it has a row of headings."""
        return any(column.heading for column in self.columns)

    @property
    def first_row(self) -> int:
        """The number of the first row below the headings."""
        return HEADINGS + 1 if self.headed else HEADINGS


HEADINGS = 4
"""Headings stand in row 4, always."""
CONTENTS = "Cover"
"""The sheet to which line 3 of every other leads back."""


@dataclass(frozen=True, kw_only=True)
class Book:
    """A whole workbook, in the order in which it is read."""

    title: str
    authority: str
    month: str
    """What stands beside the authority at the head of each printed page."""
    marking: Marking
    version: str
    """The stamp at the foot of each page: `Version 2, as sent Mon 23 Nov 2026 09:14`."""
    sheets: Sequence[ReadingSheet]
    keywords: Sequence[str] = field(default=())

    def __post_init__(self) -> None:
        names = {sheet.name for sheet in self.sheets}
        for sheet in self.sheets:
            cells = (cell for row in sheet.rows for cell in row.cells)
            gone = {cell.link.sheet for cell in cells if cell.link is not None} - names
            if gone:
                raise ValueError(f"The sheet {sheet.name!r} leads to sheets that are not there: {gone}.")
