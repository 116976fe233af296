"""The termly form as a workbook to key from: named rows behind every figure."""

import os
from pathlib import Path

from cme_desktop.editions.file_names import termly_name
from cme_desktop.paper.book import Book
from cme_desktop.paper.writing import write_book
from cme_desktop.ports import Reader
from cme_desktop.spreadsheets.saving import IsCancelled, Progress
from cme_desktop.termly.census_sheets import census_rows, census_sheets
from cme_desktop.termly.checks_sheet import check_rows, checks_sheet
from cme_desktop.termly.cover import TITLE, cover
from cme_desktop.termly.next_form import NextForm
from cme_desktop.termly.rows import FormRows
from cme_desktop.termly.year_sheet import year_rows, year_sheet
from cme_desktop.values.dates import show_day


def write_form(
    reader: Reader,
    made: NextForm,
    out: Path,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> Path:
    """Write it to a file, or into a folder under the name it has by rule; gives where.

    Raises FileProblem, and Cancelled with nothing left behind.
    """
    path = place_of(made, out)
    write_book(path, termly_book(reader, made), progress, cancelled)
    return path


def place_of(made: NextForm, out: Path) -> Path:
    """Where it goes: a file, or a folder in which it has its name by rule."""
    return out / termly_name(made.form.day, made.stamp.number) if os.path.isdir(out) else out


def termly_book(reader: Reader, made: NextForm) -> Book:
    """The workbook; what its rows say is read from `reader` while it is written."""
    form = made.form
    rows = FormRows([*census_rows(form), *year_rows(form), *check_rows(form)], form.restricted)
    sheets = [
        *census_sheets(form, rows),
        *([year_sheet(form, form.year, rows)] if form.year is not None else []),
        checks_sheet(form, rows),
        rows.sheet(reader),
    ]
    day = show_day(form.day)
    return Book(
        title=TITLE.format(day=day),
        authority=made.authority,
        subject=f"home education and children missing education, census of {day}",
        marking="OFFICIAL-SENSITIVE",
        version=made.stamp.words,
        sheets=[cover(made, sheets), *sheets],
    )
