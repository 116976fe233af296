"""The charts of the monthly return, and the visible sheets that feed them."""

from collections.abc import Iterable, Sequence
from datetime import date

from cme_desktop.returns.catalogue import CHAPTERS, NOTICES
from cme_desktop.returns.chapters import Bars
from cme_desktop.returns.figures import Asked, Figure
from cme_desktop.returns.measures import Value
from cme_desktop.returns.periods import DateRange, month_of
from cme_desktop.spreadsheets.sheets import CellValue, Chart, Sheet, SheetColumn
from cme_desktop.values.written_days import MONTHS

_MONTHS = "Chart data – months"

_BARS = [bars for chapter in CHAPTERS for bars in chapter.bars]
PARTS_DRAWN = [bars for bars in _BARS if bars.of_parts]
"""The charts of the parts that a whole falls into."""
_EVENTS = [bars for bars in _BARS if not bars.of_parts]
_MONTHLY = [months for chapter in CHAPTERS for months in chapter.months]
_DRAWN = (*NOTICES, *(measure for months in _MONTHLY for measure in months.measures))
"""What is drawn month by month."""


def _bar_chart(bars: Bars) -> Chart:
    return Chart("bar", bars.title, bars.sheet, bars.bar, [bars.number])


CHARTS = (
    *map(_bar_chart, PARTS_DRAWN),
    Chart("line", "Notices by month", _MONTHS, "Month", [measure.label for measure in NOTICES]),
    *(
        Chart("bar", months.title, _MONTHS, "Month", [measure.label for measure in months.measures])
        for months in _MONTHLY
    ),
    *map(_bar_chart, _EVENTS),
)


def asked_by_charts(year: DateRange) -> list[Asked]:
    """The figures of each month of a year that are drawn."""
    return [Asked(month, _DRAWN) for month in year.months()]


def chart_sheets(months: Sequence[Sequence[Figure]], as_at: date, figures: Sequence[Figure]) -> list[Sheet]:
    """The figures that the charts draw: parts of wholes, months of the school year to date, events."""
    return [
        *(_bar_sheet(bars, figures) for bars in PARTS_DRAWN),
        _months(months, as_at),
        *(_bar_sheet(bars, figures) for bars in _EVENTS),
    ]


def drawn(bars: Bars, figures: Iterable[Figure]) -> list[tuple[str, Value]]:
    """What each bar is called, and how high it is."""
    keys = {measure.key for measure in bars.measures}
    return [(f.category_label or f.label, f.value) for f in figures if f.measure in keys]


def _bar_sheet(bars: Bars, figures: Sequence[Figure]) -> Sheet:
    columns = [SheetColumn(bars.bar, 46), SheetColumn(bars.number, 14, "number")]
    return Sheet(bars.sheet, columns, drawn(bars, figures))


def _months(months: Sequence[Sequence[Figure]], as_at: date) -> Sheet:
    columns = [SheetColumn("Month", 14), *(SheetColumn(measure.label, 24, "number") for measure in _DRAWN)]
    rows: list[list[CellValue]] = []
    for figures in months:
        whole = month_of(figures[0].start)
        name = f"{MONTHS[whole.start.month - 1][:3]} {whole.start.year}{whole.come(as_at)}"
        values = [figure.value for figure in figures]
        rows.append([name, *(value if value or whole.start <= as_at else None for value in values)])
    return Sheet(_MONTHS, columns, rows)
