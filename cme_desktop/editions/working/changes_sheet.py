"""What was restated since the last return, by which record, and the records that could not be counted."""

from collections.abc import Iterator

from cme_desktop.editions.as_shown import figure_cell, of_value
from cme_desktop.editions.restated import Restated
from cme_desktop.editions.told_return import ToldReturn
from cme_desktop.paper.book import BLANK, Cell, Column, ReadingSheet, Row
from cme_desktop.paper.look import Look, Shown
from cme_desktop.public_names import RESTRICTED
from cme_desktop.values.shorthand import NOT_APPLICABLE, WITHHELD

CHANGES_SHEET = "Changes"
_NO_NUMBER = Cell(NOT_APPLICABLE, Look.MUTED)


def changes_sheet(told: ToldReturn) -> ReadingSheet:
    """One table: figures restated, then records that are in no figure."""
    return ReadingSheet(
        name=CHANGES_SHEET,
        title="Changes since earlier returns",
        says=f"This sheet contains one table: {_since(told)}, then records that could not be counted.",
        columns=[
            Column("Figure", 34),
            Column("Period", 22),
            Column("Was", 8, number=True),
            Column("Now", 8, number=True),
            Column("Because", 60, set_in=True),
            Column("Record", 18),
            Column("Entered", 18),
        ],
        rows=[*_restated(told), *_not_counted(told)],
        table="changes",
        frozen=True,
    )


def _since(told: ToldReturn) -> str:
    if told.earlier:
        return f"figures restated since {told.earlier_told}"
    return "figures restated, of which none are told here"


def _restated(told: ToldReturn) -> Iterator[Row]:
    above = ""
    for one in told.restated:
        yield Row(_cells(one), new_topic=one.figure != above)
        above = one.figure


def _cells(one: Restated) -> list[Cell]:
    return [
        Cell(one.figure),
        Cell(one.period),
        figure_cell(of_value(one.was), one.unit),
        figure_cell(of_value(one.now), one.unit),
        Cell(one.because),
        Cell(one.record),
        BLANK if one.entered is None else Cell(one.entered, shown=Shown.DAY),
    ]


def _not_counted(told: ToldReturn) -> Iterator[Row]:
    """Restricted ones last, and nothing is told of them."""
    for found in told.counted.undated:
        because = Cell(f"No day of: {found.measures}")
        for record in found.told:
            yield _without_figure(told, because, record.reference or "")
    hidden = frozenset[int]().union(*(found.restricted for found in told.counted.undated))
    for _ in hidden:
        yield _without_figure(told, Cell(WITHHELD, Look.MUTED), RESTRICTED)


def _without_figure(told: ToldReturn, because: Cell, record: str) -> Row:
    period = Cell(told.counted.compared.told)
    return Row([Cell("Not counted"), period, _NO_NUMBER, _NO_NUMBER, because, Cell(record), BLANK])
