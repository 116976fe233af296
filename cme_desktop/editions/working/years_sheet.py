"""Some measures by school year, four of them side by side."""

from collections.abc import Iterator

from cme_desktop.editions.as_shown import as_counted, figure_cell
from cme_desktop.editions.told_return import ToldReturn
from cme_desktop.paper.book import Cell, Column, ReadingSheet, Row
from cme_desktop.paper.look import Look
from cme_desktop.returns.catalogue import IN_YEARS

YEARS_SHEET = "School years"


def years_sheet(told: ToldReturn) -> ReadingSheet:
    """The last of the years is told as far as it has come."""
    years = told.counted.counts.years
    return ReadingSheet(
        name=YEARS_SHEET,
        title=f"School years to {told.counted.compared.own.show()}",
        says="This sheet contains one table. The last school year is told as far as it has come.",
        columns=[
            Column("Measure", 60),
            *(Column(f"{year.school_years()[0]}", 16, number=True) for year in years),
        ],
        rows=[*_rows(told)],
        table="school_years",
        frozen=True,
    )


def _rows(told: ToldReturn) -> Iterator[Row]:
    by_year = [{figure.measure: figure for figure in of} for of in told.counted.counts.years.values()]
    for measure in IN_YEARS:
        cells = [figure_cell(as_counted(found[measure.key]), measure.unit) for found in by_year]
        yield Row([Cell(measure.label, Look.BOLD), *cells])
