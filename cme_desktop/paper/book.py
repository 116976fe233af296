"""A workbook for people: sheets with a title each, a table or band of tiles, charts, and links."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeAlias

from cme_desktop.paper.chart import ChartPlan
from cme_desktop.paper.look import Look, Shown
from cme_desktop.spreadsheets.sheets import Marking, Sheet

HEADINGS = 4
"""Headings stand in row 4, always; on the cover, which has none, the first row does."""
MOST_ROWS = 1_000_000
"""Of a table on one sheet; Excel takes a few more."""
_WIDEST = 170
"""So many units print on A4 landscape at 83 %, and nothing under nine points."""


class Run(NamedTuple):
    """A part of the words of a cell that looks otherwise."""

    text: str
    look: Look


Value: TypeAlias = str | int | float | date | tuple[Run, ...] | None


class Link(NamedTuple):
    """Where a cell leads to: the top of a sheet, or a block of rows of its table, then selected whole."""

    sheet: str
    first: int = 0
    """The first row of the block, counted from 1 below the headings; 0 is the top of the sheet."""
    last: int = 0
    """The last row of the block; 0 where it is of one row."""
    tip: str = ""


class Cell(NamedTuple):
    """One cell. Numbers keep their value; shorthand in square brackets stands in a number’s place."""

    value: Value
    look: Look = Look.BODY
    shown: Shown | None = None
    link: Link | None = None


BLANK = Cell(None)


@dataclass(frozen=True)
class Column:
    """One column of a sheet: `width` in the units of Arial 10; numbers stand right, words left."""

    heading: str
    width: float
    number: bool = False
    set_in: bool = False
    """Words are set in a little where they follow numbers, or words that may fill their column."""


class Row(NamedTuple):
    """One row below the headings, or a line of the cover: a cell for each column."""

    cells: Sequence[Cell]
    height: float | None = None
    """In points; as high as its words need where it is None."""
    new_topic: bool = False
    """Whether a darker line parts it from the row above."""


@dataclass(frozen=True, kw_only=True)
class ReadingSheet:
    """A sheet that is read: A1 title, A2 what it contains, A3 the way back, headings in row 4.

    A sheet without headings, as the cover, has its rows from row 4. It prints on one page if that leaves
    its words readable, else on as many as it needs. Raises ValueError where no table can be made of it.
    """

    name: str
    title: str
    says: str
    columns: Sequence[Column]
    rows: Iterable[Row]
    """Taken once, one at a time."""
    third: str = ""
    """Line 3 of the cover: its version. Where it is empty, line 3 leads back to the first sheet."""
    table: str = ""
    """What tools call the table; empty where there is none."""
    beside: Sequence[float] = ()
    """The widths of further columns to the right, where charts stand; the table ends before them."""
    foot: Sequence[Cell] = ()
    """Lines below the table."""
    charts: Sequence[ChartPlan] = ()
    frozen: bool = False
    rows_a_sheet: int = MOST_ROWS
    """More go on in a further sheet."""

    def __post_init__(self) -> None:
        if sum((*(column.width for column in self.columns), *self.beside)) > _WIDEST:
            raise ValueError(f"The sheet {self.name!r} is too wide to be read on paper.")
        headings = [column.heading for column in self.columns]
        if self.table and not self.table.isidentifier():
            raise ValueError(f"{self.table!r} is no name for a table.")
        told_apart = {" ".join(text.split()).casefold() for text in headings} - {""}
        if self.table and len(told_apart) < len(headings):
            raise ValueError(f"The sheet {self.name!r} needs a heading of its own for each column.")

    @property
    def headed(self) -> bool:
        """Whether it has a row of headings."""
        return any(column.heading for column in self.columns)

    @property
    def first_row(self) -> int:
        """The number of the first row below the headings."""
        return HEADINGS + 1 if self.headed else HEADINGS


@dataclass(frozen=True, kw_only=True)
class Book:
    """A whole workbook, in the order in which it is read; the first sheet holds the contents.

    Raises ValueError where two sheets or tables have one name, or a chart is drawn from a sheet that is not
    there. Links are tried while it is written.
    """

    title: str
    authority: str
    subject: str
    """What stands beside the authority at the head of each printed page."""
    marking: Marking
    version: str
    """The stamp at the foot of each page: `Version 2, as sent Mon 23 Nov 2026 09:14`."""
    sheets: Sequence[ReadingSheet]
    data: Sequence[Sheet] = ()
    """Sheets for machines, after all others: their headings stand in row 1."""

    def __post_init__(self) -> None:
        names = [sheet.name for sheet in self.every_sheet]
        for twice in (*_twice(names), *_twice(sheet.table for sheet in self.sheets if sheet.table)):
            raise ValueError(f"Two sheets or tables are called {twice!r}.")
        sources = {chart.source for sheet in self.sheets for chart in sheet.charts}
        if gone := sources - {*names}:
            raise ValueError(f"Charts are drawn from sheets that are not there: {sorted(gone)}.")

    @property
    def every_sheet(self) -> Sequence[ReadingSheet | Sheet]:
        """Those that are read, then those for machines."""
        return (*self.sheets, *self.data)


def _twice(names: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for name in names:
        if name.casefold() in seen:
            yield name
        seen.add(name.casefold())
