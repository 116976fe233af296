"""The managers' monthly return as the plan of a workbook: figures, charts, long data, and the rows behind."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from cme_desktop.ports import Reader
from cme_desktop.returns.catalogue import CHAPTERS, MEASURES
from cme_desktop.returns.charts import CHARTS, chart_sheets
from cme_desktop.returns.duties import DutiesDue, duties_due
from cme_desktop.returns.figures import Figure, adds_up, figures_of, load
from cme_desktop.returns.measures import Chapter, Unit
from cme_desktop.returns.periods import Period
from cme_desktop.returns.rows import rows_sheet
from cme_desktop.spreadsheets.sheets import CellValue, Column, Cover, Percent, Pounds, Sheet, Workbook
from cme_desktop.statutory.law import Law
from cme_desktop.values.dates import show_day_short

NO_FIGURE = "no figure"
ALL_ADD_UP = "All parts add up"

Compared = Mapping[str, Sequence[Figure]]
"""The figures of each period by the heading of its column."""


def monthly_plan(reader: Reader, period: Period, authority: str, as_at: date) -> Workbook:
    """The return of a month, or of any period, beside the year to date and the same days a year before.

    Its rows sheets name children, so it is for the authority's own use.
    """
    snapshot = load(reader)
    duties = duties_due(reader, period, as_at)
    year, before = period.year_to_date(), period.year_before()
    own = figures_of(snapshot, period)
    compared = {
        period.show(): own,
        f"Year to date (from {show_day_short(year.start)})": figures_of(snapshot, year),
        f"Last year: {before.show()}": figures_of(snapshot, before),
    }
    sheets = [
        *(_figures_sheet(chapter, compared) for chapter in CHAPTERS),
        *duties.tables(),
        *chart_sheets(snapshot, period, own),
        _data_sheet("Data", own),
        _data_sheet("Data – compared", [f for figures in list(compared.values())[1:] for f in figures]),
        *(rows_sheet(reader, chapter, snapshot, own) for chapter in CHAPTERS),
        duties.rows(),
    ]
    mismatches = [sentence for figures in compared.values() for sentence in adds_up(figures)]
    return Workbook(_cover(period, authority, as_at, snapshot.law, mismatches, duties), sheets, CHARTS)


def _cover(
    period: Period, authority: str, as_at: date, law: Law, mismatches: Sequence[str], duties: DutiesDue
) -> Cover:
    return Cover(
        what="Children Missing Education: monthly return",
        authority=authority,
        period=period.show(),
        as_at=as_at,
        filters=(
            f"The rows sheets list the records counted in {period.show()}.",
            *(chapter.left_out for chapter in CHAPTERS if chapter.left_out),
        ),
        control_totals=[
            *(("parts and wholes", sentence) for sentence in mismatches or [ALL_ADD_UP]),
            *duties.control_totals(),
        ],
        rule_sets=[*_due_days(period, law), f"School days: {law.calendars.authority.name}"],
    )


def _due_days(period: Period, law: Law) -> list[str]:
    """The rules in force that say which notices are late."""
    said = [
        f"{clock.label}: {rule.source} ({rule.set})"
        for chapter in CHAPTERS
        for clock in chapter.kind.clocks
        for day in (period.start, period.end)
        if clock.duty == chapter.duty and isinstance(clock.rule, str)
        if (rule := law.rules.at(clock.rule, day))
    ]
    return list(dict.fromkeys(said))


def _figures_sheet(chapter: Chapter, compared: Compared) -> Sheet:
    by_heading = [
        {(figure.measure, figure.category): figure for figure in figures} for figures in compared.values()
    ]
    columns = [
        Column("Measure", 44),
        Column("Category", 44),
        *(Column(heading, 20, "number") for heading in compared),
        Column("Definition", 90),
    ]
    rows: list[list[CellValue]] = []
    for measure in chapter.measures:
        categories = {
            figure.category: figure.category_label
            for figures in compared.values()
            for figure in figures
            if figure.measure == measure.key
        }
        for category, label in categories.items():
            values = [_shown(found.get((measure.key, category))) for found in by_heading]
            rows.append([measure.label, label, *values, measure.definition])
    return Sheet(chapter.kind.plural, columns, rows)


def _shown(figure: Figure | None) -> CellValue:
    """A category that was not on offer in a period leaves its cell empty."""
    if figure is None:
        return None
    if figure.value is None:
        return NO_FIGURE
    match MEASURES[figure.measure].unit:
        case Unit.SHARE:
            return Percent(figure.value)
        case Unit.POUNDS:
            return Pounds(figure.value)
        case _:
            return figure.value


def _data_sheet(name: str, figures: Iterable[Figure]) -> Sheet:
    columns = [
        Column("measure", 40),
        Column("label", 60),
        Column("category", 30),
        Column("value", 14, "number"),
        Column("from", 18, "date"),
        Column("to", 18, "date"),
    ]
    return Sheet(name, columns, [(f.measure, f.title, f.category, f.value, f.start, f.end) for f in figures])
