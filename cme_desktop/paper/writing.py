"""A workbook for people, written: all sheets in order, then the charts, then what these show in words."""

from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
from openpyxl.styles import Font, NamedStyle

from cme_desktop.paper.book import Book
from cme_desktop.paper.charts import drawn
from cme_desktop.paper.finishing import describe_charts
from cme_desktop.paper.sheets import SheetWriter
from cme_desktop.paper.styles import FONT, TITLE, UNIT
from cme_desktop.spreadsheets.cell_sheets import add_cell_sheet
from cme_desktop.spreadsheets.sheets import sheet_name


def write_book(path: Path, book: Book) -> None:
    """Write it where there is no file yet."""
    workbook = openpyxl.Workbook(write_only=True)
    _set_up(workbook, book)
    names: dict[str, str] = {}
    for plan in book.sheets:
        names[plan.name] = sheet_name(plan.name, names.values())
    made = {plan.name: add_cell_sheet(workbook, names[plan.name]) for plan in book.sheets}
    for plan in book.sheets:
        SheetWriter(made[plan.name], plan, book, names).write()
        for chart in plan.charts:
            made[plan.name].add_chart(drawn(chart, made[chart.source]))
    workbook.active = 0
    with TemporaryDirectory(dir=path.parent) as folder:
        unfinished = Path(folder, path.name)
        workbook.save(unfinished)
        describe_charts(unfinished, path, [plan.charts for plan in book.sheets if plan.charts])


def _set_up(workbook: openpyxl.Workbook, book: Book) -> None:
    """Who made it is the authority: no user, no path."""
    properties = workbook.properties
    properties.creator, properties.title = book.authority, book.title
    properties.keywords, properties.language = " ".join((book.marking, *book.keywords)), "en-GB"
    workbook._named_styles["Normal"].font = Font(name=FONT, size=UNIT)
    heading = NamedStyle("Headline 1")
    heading.font = TITLE.font()
    heading.builtinId = 16
    workbook.add_named_style(heading)
