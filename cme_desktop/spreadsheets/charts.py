"""Native charts: drawn by Excel from the cells of a sheet, so the figures stay behind them."""

from collections.abc import Sequence

from openpyxl.chart import BarChart, LineChart, Reference, Series
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from cme_desktop.spreadsheets.sheets import Chart, SheetColumn

_WIDTH_CM, _HEIGHT_CM = 26, 14
ROWS_A_CHART = 30
"""How many rows of ordinary height a chart covers, with a gap below."""


def native_chart(
    chart: Chart, data: WriteOnlyWorksheet, columns: Sequence[SheetColumn], rows: int
) -> BarChart | LineChart:
    """The chart over `rows` rows below the headings of the sheet `data`."""
    places = {column.header: place for place, column in enumerate(columns, 1)}
    drawn = BarChart() if chart.kind == "bar" else LineChart()
    for header in chart.values:
        drawn.series.append(Series(_below(data, places[header], rows, from_row=1), title_from_data=True))
    drawn.set_categories(_below(data, places[chart.categories], rows))
    drawn.title = chart.title
    drawn.title.overlay = False
    drawn.x_axis.title = chart.categories
    drawn.y_axis.title = chart.values[0] if len(chart.values) == 1 else None
    drawn.legend = drawn.legend if len(chart.values) > 1 else None
    # Left alone, openpyxl writes axes that newer Excel hides, and lines that bend between the points.
    drawn.x_axis.delete = drawn.y_axis.delete = False
    if chart.kind == "line":
        for series in drawn.series:
            series.smooth = False
    drawn.width, drawn.height = _WIDTH_CM, _HEIGHT_CM
    return drawn


def _below(sheet: WriteOnlyWorksheet, column: int, rows: int, from_row: int = 2) -> Reference:
    return Reference(sheet, min_col=column, min_row=from_row, max_row=max(rows, 1) + 1)
