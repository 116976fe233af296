"""The whole-year page of the autumn form."""

from collections.abc import Iterator

from cme_desktop.paper.book import Cell, Column, Link, ReadingSheet, Row
from cme_desktop.paper.look import Look, Shown
from cme_desktop.returns.periods import DateRange
from cme_desktop.termly.census_sheets import NOT_ASKED
from cme_desktop.termly.form import TermlyForm, YearLine
from cme_desktop.termly.rows import FormRows, RowBlock
from cme_desktop.termly.sides import Side
from cme_desktop.termly.year import STARTED

YEAR_SHEET = "Whole year"


def year_sheet(form: TermlyForm, year: DateRange, rows: FormRows) -> ReadingSheet:
    """The sheet."""
    (label,) = year.school_years()
    return ReadingSheet(
        name=YEAR_SHEET,
        title=f"Whole year: school year {label}",
        says="This sheet contains one table. Each child counts once however many spells there are.",
        columns=[
            Column("Item", 62),
            *(Column(side.value, 10, number=True) for side in Side),
            Column("Check", 60, set_in=True),
        ],
        rows=[_row(form, line, rows) for line in form.of_year],
        table="whole_year",
        frozen=True,
    )


def year_rows(form: TermlyForm) -> Iterator[RowBlock]:
    """The children behind each of its figures."""
    for place, line in enumerate(form.of_year, 1):
        yield RowBlock(line.number, line.item.label, Link(YEAR_SHEET, place), line.figure.behind)


def _row(form: TermlyForm, line: YearLine, rows: FormRows) -> Row:
    is_part = bool(line.item.part_of)
    figure = Cell(line.figure.figure.value, Look.BODY if is_part else Look.BOLD, Shown.COUNT)
    leading = rows.leading(line.number, figure)
    return Row(
        [
            Cell(line.item.label, Look.PART if is_part else Look.BOLD),
            *(leading if side is line.item.side else NOT_ASKED for side in Side),
            _check(form, line),
        ],
        new_topic=not is_part,
    )


def _check(form: TermlyForm, line: YearLine) -> Cell:
    if line.item.key != STARTED:
        return Cell(None)
    tried = next(one for one in form.sums if one.whole is line.figure.figure)
    if tried.holds:
        return Cell("Its parts by previous setting add up", Look.MET)
    return Cell(tried.broken(), Look.SHORT)
