"""The thirteen months as a table: what every chart is drawn from, and read instead of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from cme_desktop.editions.as_shown import Shows, figure_cell, number
from cme_desktop.editions.told_return import ToldReturn
from cme_desktop.paper.book import HEADINGS, Cell, Column, ReadingSheet, Row
from cme_desktop.paper.look import Look
from cme_desktop.returns.catalogue import CHAPTERS, HEADLINES, IN_MONTHS
from cme_desktop.returns.measures import Measure, Value
from cme_desktop.returns.periods import DateRange
from cme_desktop.values.written_days import MONTHS

MONTHS_SHEET = "13 months"
_FIRST, _LAST = "B", "N"
_FIRST_ROW = HEADINGS + 1
_HEIGHT = 26


@dataclass(frozen=True)
class MonthsRow:
    """A measure month by month; None where there is no number to show, for a chart draws text as nought."""

    measure: Measure
    label: str
    values: Sequence[Value]
    is_headline: bool
    new_topic: bool


class MonthsTable:
    """The rows of the table, and where each stands."""

    def __init__(self, told: ToldReturn, shows: Shows, measures: Sequence[Measure] = IN_MONTHS) -> None:
        """The headlines, then what else of `measures` is not among them."""
        self._told = told
        self.months = [*told.counted.counts.months]
        self.rows = [*self._headlines(shows), *self._others(shows, measures)]
        self._places = {row.measure.key: place for place, row in enumerate(self.rows)}

    @property
    def headings(self) -> list[str]:
        """The months: `Oct 25`."""
        return [_short(month) for month in self.months]

    @property
    def named(self) -> str:
        """The cells with the names of the months."""
        return f"{_FIRST}{HEADINGS}:{_LAST}{HEADINGS}"

    def row(self, measure: str) -> MonthsRow:
        """The row of a measure."""
        return self.rows[self._places[measure]]

    def cells(self, measure: str) -> str:
        """The cells with the numbers of a measure."""
        row = _FIRST_ROW + self._places[measure]
        return f"{_FIRST}{row}:{_LAST}{row}"

    def sheet(self, empty: str) -> ReadingSheet:
        """As a sheet; `empty` says what an empty cell means."""
        last = self.months[-1].show()
        return ReadingSheet(
            name=MONTHS_SHEET,
            title=f"The 13 months to {last}",
            says=f"This sheet contains one table. An empty cell: {empty}.",
            columns=[
                Column("Measure", 42),
                *(Column(heading, 8.8, number=True) for heading in self.headings),
            ],
            rows=[self._row(row) for row in self.rows],
            table="months",
            frozen=True,
        )

    def _row(self, row: MonthsRow) -> Row:
        looks = [*(Look.BODY for _ in row.values[:-1]), Look.BOLD]
        cells = [
            figure_cell(value, row.measure.unit, look) for value, look in zip(row.values, looks, strict=True)
        ]
        label = Cell(row.label, Look.BOLD if row.is_headline else Look.BODY)
        return Row([label, *cells], _HEIGHT, row.new_topic)

    def _headlines(self, shows: Shows) -> list[MonthsRow]:
        by_key = {measure.key: measure for measure in IN_MONTHS}
        topics = [None, *(headline.topic for headline in HEADLINES)]
        return [
            self._months(
                by_key[headline.measure], headline.label, shows, True, before not in (None, headline.topic)
            )
            for before, headline in zip(topics, HEADLINES, strict=False)
        ]

    def _others(self, shows: Shows, measures: Sequence[Measure]) -> list[MonthsRow]:
        told = {headline.measure for headline in HEADLINES}
        others = [measure for measure in measures if measure.key not in told]
        return [
            self._months(measure, measure.label, shows, False, place == 0)
            for place, measure in enumerate(others)
        ]

    def _months(
        self, measure: Measure, label: str, shows: Shows, is_headline: bool, new_topic: bool
    ) -> MonthsRow:
        values = [number(shows(self._told.month(month, measure.key))) for month in self.months]
        return MonthsRow(measure, label, values, is_headline, new_topic)


def on_pages() -> tuple[Measure, ...]:
    """What the charts of the committee edition draw."""
    charts = (months for chapter in CHAPTERS for months in chapter.months if months.page is not None)
    return tuple(dict.fromkeys(measure for months in charts for measure in months.measures))


def _short(month: DateRange) -> str:
    return f"{MONTHS[month.start.month - 1][:3]} {month.start:%y}"
