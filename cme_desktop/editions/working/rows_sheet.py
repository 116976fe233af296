"""The rows behind a chapter's figures, in their order: the block of each is what its link selects."""

from collections.abc import Iterator
from functools import partial

from cme_desktop.editions.told_return import ToldReturn
from cme_desktop.editions.working.figure_lines import ChapterLines, FigureLine
from cme_desktop.paper.book import BLANK, Cell, Column, ReadingSheet, Row, Value
from cme_desktop.paper.look import Look, Shown
from cme_desktop.paper.rows_to_come import RowsToCome
from cme_desktop.ports import Reader
from cme_desktop.public_names import RESTRICTED
from cme_desktop.returns.measures import FigureUnit
from cme_desktop.returns.row_details import Detail, RowDetails
from cme_desktop.returns.snapshot import Snapshot
from cme_desktop.values.shorthand import WITHHELD

_COLUMNS = (
    Column("Figure", 8),
    Column("What the figure counts", 33),
    Column("Counts as", 9.5, number=True),
    Column("Reference", 17, set_in=True),
    Column("Child", 19, set_in=True),
    Column("Year group", 7, number=True),
    Column("School", 28, set_in=True),
    Column("Hub", 13.5, set_in=True),
    Column("Day counted", 17),
    Column("Status", 18, set_in=True),
)
_PENCE = 100


def rows_sheet(reader: Reader, told: ToldReturn, chapter: ChapterLines) -> ReadingSheet:
    """The sheet; its rows are read while it is written."""
    return ReadingSheet(
        name=chapter.rows_name,
        title=f"{chapter.name}: the rows of {told.counted.compared.told}",
        says=(
            "This sheet contains one table: one row for each thing counted, in the order of the figures. "
            "The number of a figure leads back to it."
        ),
        columns=_COLUMNS,
        rows=RowsToCome(chapter.rows, partial(_rows, reader, told.counted.snapshot, chapter)),
        table=f"rows_{chapter.chapter.kind.key}",
        frozen=True,
    )


def _rows(reader: Reader, snapshot: Snapshot, chapter: ChapterLines) -> Iterator[Row]:
    details = RowDetails(reader, snapshot, [line.own for line, _ in chapter.placed() if line.own is not None])
    for line, place in chapter.placed():
        if line.own is not None:
            back = Cell(line.number, link=place)
            title = Cell(line.title)
            for number, detail in enumerate(details.of(line.own)):
                yield Row([back, title, *_cells(line, detail)], new_topic=not number)


def _cells(line: FigureLine, detail: Detail) -> Iterator[Cell]:
    thing = detail.thing
    if line.measure.unit is FigureUnit.POUNDS:
        yield Cell(thing.amount / _PENCE, shown=Shown.PENCE)
    else:
        yield Cell(thing.amount, shown=Shown.COUNT)
    if detail.is_restricted:
        withheld = Cell(WITHHELD, Look.MUTED)
        yield from (withheld, Cell(RESTRICTED), *(withheld,) * 5)
        return
    yield from map(_words, (detail.reference, detail.child))
    yield BLANK if detail.year_group is None else Cell(_year_group(detail.year_group))
    yield from map(_words, (detail.school, detail.hub))
    yield BLANK if thing.on is None else Cell(thing.on, shown=Shown.DAY)
    yield _words(detail.status)


def _words(text: str) -> Cell:
    return Cell(text) if text else BLANK


def _year_group(year: int) -> Value:
    """The number of the year, R before it, and N before that."""
    return year if year > 0 else "N" if year else "R"
