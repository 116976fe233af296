"""The page of checks: each with its result, the children concerned, and room for the note."""

from collections.abc import Iterator

from cme_desktop.paper.book import Cell, Column, Link, ReadingSheet, Row
from cme_desktop.paper.look import Look, Shown
from cme_desktop.termly.checking import FormCheck
from cme_desktop.termly.form import TermlyForm
from cme_desktop.termly.rows import FormRows, RowBlock

CHECKS_SHEET = "Checks"
_HIGH = 28
"""Points of a row into which a note is written by hand."""


def checks_sheet(form: TermlyForm, rows: FormRows) -> ReadingSheet:
    """The sheet."""
    return ReadingSheet(
        name=CHECKS_SHEET,
        title="Checks before keying",
        says=(
            "This sheet contains one table. These checks are the program’s own; the collection runs others "
            "when the figures are keyed. A note explains what is as it should be all the same."
        ),
        columns=[
            Column("Check", 62),
            Column("Result", 12),
            Column("Children concerned", 11, number=True),
            Column("What was found", 42, set_in=True),
            Column("Note", 40),
        ],
        rows=[_row(number, check, rows) for number, check in enumerate(form.checks, 1)],
        table="checks",
        frozen=True,
    )


def check_rows(form: TermlyForm) -> Iterator[RowBlock]:
    """The children whom each concerns."""
    for number, check in enumerate(form.checks, 1):
        yield RowBlock(_number(number), check.asks, Link(CHECKS_SHEET, number), check.concerned)


def _row(number: int, check: FormCheck, rows: FormRows) -> Row:
    concerned = Cell(len(check.concerned), Look.BOLD, Shown.COUNT)
    return Row(
        [
            Cell(check.asks),
            Cell("Holds", Look.MET) if check.holds else Cell("Look at it", Look.SHORT),
            rows.leading(_number(number), concerned),
            Cell(check.found or None),
            Cell(None),
        ],
        height=_HIGH if len(check.found) < 2 * _HIGH else None,
    )


def _number(number: int) -> str:
    return f"Check {number}"
