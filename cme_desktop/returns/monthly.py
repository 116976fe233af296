"""The managers' monthly return as the plan of a workbook: figures, charts, long data, and the rows behind."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from cme_desktop.anchors import HistoryAnchor
from cme_desktop.ports import Reader
from cme_desktop.returns.catalogue import CHAPTERS, MEASURES
from cme_desktop.returns.chapters import AnyChapter
from cme_desktop.returns.charts import CHARTS, asked_by_charts, chart_sheets
from cme_desktop.returns.compared import ComparedPeriods
from cme_desktop.returns.duties import duties_due
from cme_desktop.returns.figures import Asked, Figure, figures_of, load
from cme_desktop.returns.measures import FigureUnit
from cme_desktop.returns.open_work import open_work
from cme_desktop.returns.periods import DateRange, month_of
from cme_desktop.returns.rows import rows_sheet
from cme_desktop.returns.sums import adds_up
from cme_desktop.returns.undated import undated, undated_sheet
from cme_desktop.spreadsheets.sheets import CellValue, Cover, Percent, Pounds, Sheet, SheetColumn, Workbook
from cme_desktop.statutory.law import Law

NO_FIGURE = "no figure"
ALL_ADD_UP = "All parts add up"
PARTS = "parts and wholes"

Columns = Mapping[str, Sequence[Figure]]
"""The figures of each span of days by the heading of its column."""


def monthly_plan(reader: Reader, period: DateRange, authority: str, as_at: date) -> Workbook:
    """The return of a month, or of any period, beside the year to date and the same days a year before.

    Its rows sheets name children, so it is for the authority's own use.
    """
    snapshot = load(reader)
    duties, work = duties_due(reader, period, as_at), open_work(reader, snapshot, as_at)
    compared = ComparedPeriods(period, as_at)
    spans = [Asked(span) for span in compared.spans().values()]
    found = figures_of(reader, snapshot, [*spans, *asked_by_charts(compared.year)])
    figures = dict(zip(compared.headings().values(), found, strict=False))
    own, *others = figures.values()
    lacking = undated(reader, snapshot)
    sheets = [
        *(_figures_sheet(chapter, figures, compared, snapshot.law) for chapter in CHAPTERS),
        *duties.tables(),
        *work.tables(),
        *chart_sheets(found[len(spans) :], as_at, own),
        _data_sheet("Data", own),
        _data_sheet("Data – compared", [figure for span in others for figure in span]),
        *(rows_sheet(reader, chapter, snapshot, own) for chapter in CHAPTERS),
        duties.rows(),
        work.rows(),
        undated_sheet(reader, lacking),
    ]
    mismatches = [sentence for span in figures.values() for sentence in adds_up(span)]
    totals = [
        *((PARTS, sentence) for sentence in mismatches or [ALL_ADD_UP]),
        *duties.control_totals(),
        *((f"not counted for want of a day, {found.measures}", found.in_words()) for found in lacking),
    ]
    cover = _cover(compared, authority, snapshot.law, totals, reader.anchor(as_at))
    return Workbook(cover, sheets, CHARTS)


def _cover(
    compared: ComparedPeriods,
    authority: str,
    law: Law,
    totals: Sequence[tuple[str, CellValue]],
    anchor: HistoryAnchor,
) -> Cover:
    a_month = compared.asked == month_of(compared.asked.start)
    return Cover(
        what=f"Children Missing Education: {'monthly return' if a_month else 'return'}, {compared.told}",
        authority=authority,
        period=compared.told,
        as_at=compared.as_at,
        filters=(
            *compared.notes(),
            f"The rows sheets list the records counted in {compared.told}.",
            *(chapter.left_out for chapter in CHAPTERS if chapter.left_out),
        ),
        control_totals=totals,
        anchor=anchor.text(),
        rule_sets=[*_due_days(compared.own, law), f"School days: {law.calendars.authority.name}"],
    )


def _due_days(period: DateRange, law: Law) -> list[str]:
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


def _figures_sheet(chapter: AnyChapter, spans: Columns, compared: ComparedPeriods, law: Law) -> Sheet:
    by_heading = [
        {(figure.measure, figure.category): figure for figure in figures} for figures in spans.values()
    ]
    columns = [
        SheetColumn("Measure", 44),
        SheetColumn("Category", 44),
        *(SheetColumn(heading, 20, "number") for heading in spans),
        SheetColumn("Definition", 90),
    ]
    rows: list[list[CellValue]] = []
    for measure in chapter.measures:
        categories = {
            figure.category: figure.category_label
            for figures in spans.values()
            for figure in figures
            if figure.measure == measure.key
        }
        for category, label in categories.items():
            values = [_shown(found.get((measure.key, category))) for found in by_heading]
            rows.append([measure.label, label, *values, compared.defined(measure, law)])
    return Sheet(chapter.kind.plural, columns, rows)


def _shown(figure: Figure | None) -> CellValue:
    """A category that was not on offer in a period leaves its cell empty."""
    if figure is None:
        return None
    if figure.value is None:
        return NO_FIGURE
    match MEASURES[figure.measure].unit:
        case FigureUnit.SHARE:
            return Percent(figure.value)
        case FigureUnit.POUNDS:
            return Pounds(figure.value)
        case _:
            return figure.value


def _data_sheet(name: str, figures: Iterable[Figure]) -> Sheet:
    columns = [
        SheetColumn("measure", 40),
        SheetColumn("label", 60),
        SheetColumn("category", 30),
        SheetColumn("value", 14, "number"),
        SheetColumn("from", 18, "date"),
        SheetColumn("to", 18, "date"),
    ]
    return Sheet(name, columns, [(f.measure, f.title, f.category, f.value, f.start, f.end) for f in figures])
