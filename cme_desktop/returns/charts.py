"""The charts of the monthly return, and the visible sheets that feed them."""

from collections.abc import Iterable, Sequence
from datetime import date

from cme_desktop.records.penalty_notice.chapter import EVENTS
from cme_desktop.returns.catalogue import MEASURES
from cme_desktop.returns.figures import Figure, figures_of
from cme_desktop.returns.measures import Snapshot, Value
from cme_desktop.returns.periods import Period, month_of
from cme_desktop.spreadsheets.sheets import CellValue, Chart, Column, Sheet
from cme_desktop.values.written_days import MONTHS

_NOTICES = tuple(
    MEASURES[key]
    for key in ("ten_day_notification.received", "off_roll_notice.received", "on_roll_notice.received")
)
_SEARCHES = tuple(MEASURES[key] for key in ("whereabouts_enquiry.located", "whereabouts_enquiry.not_located"))

_MONTHS, _OUTCOMES, _PENALTIES = "Chart data – months", "Chart data – PACE", "Chart data – penalties"

CHARTS = (
    Chart("bar", "PACE interviews by outcome", _OUTCOMES, "Outcome", ["Interviews"]),
    Chart("line", "Notices by month", _MONTHS, "Month", [measure.label for measure in _NOTICES]),
    Chart("bar", "Children located or not", _MONTHS, "Month", [measure.label for measure in _SEARCHES]),
    Chart("bar", "Penalty notices by event", _PENALTIES, "Event", ["Notices"]),
)


def chart_sheets(snapshot: Snapshot, year: Period, as_at: date, figures: Sequence[Figure]) -> list[Sheet]:
    """The figures that the charts draw: months of the school year to date, outcomes, penalties."""
    events = {measure.key for measure in EVENTS}
    return [
        _two_columns(
            _OUTCOMES,
            ("Outcome", "Interviews"),
            ((f.category_label, f.value) for f in figures if f.measure == "pace_interview.outcome"),
        ),
        _months(snapshot, year, as_at),
        _two_columns(
            _PENALTIES, ("Event", "Notices"), ((f.label, f.value) for f in figures if f.measure in events)
        ),
    ]


def _two_columns(name: str, headings: tuple[str, str], rows: Iterable[tuple[str | None, Value]]) -> Sheet:
    return Sheet(name, [Column(headings[0], 46), Column(headings[1], 14, "number")], list(rows))


def _months(snapshot: Snapshot, year: Period, as_at: date) -> Sheet:
    measures = (*_NOTICES, *_SEARCHES)
    columns = [Column("Month", 14), *(Column(measure.label, 24, "number") for measure in measures)]
    rows: list[list[CellValue]] = []
    for month in year.months():
        whole = month_of(month.start)
        name = f"{MONTHS[whole.start.month - 1][:3]} {whole.start.year}{whole.come(as_at)}"
        values = [figure.value for figure in figures_of(snapshot, month, measures)]
        rows.append([name, *(value if value or whole.start <= as_at else None for value in values)])
    return Sheet(_MONTHS, columns, rows)
