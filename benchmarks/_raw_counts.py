"""What a return counts, asked as plainly as can be: for each measure one statement with its categories.

Statements that are the same for two measures, and of the same days, are asked once; a share, an average
and a net flow are worked out of what is counted for others. What is picked out by a judgement in Python is
grouped by the columns that the judgement looks at. Nothing is read that the count does not need.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from benchmarks._raw_measures import PLAIN
from cme_desktop.returns.catalogue import BALANCED, IN_MONTHS, IN_YEARS, MEASURES, NOTICES
from cme_desktop.returns.compared import ComparedPeriods
from cme_desktop.returns.measures import Measure
from cme_desktop.returns.periods import DateRange
from cme_desktop.returns.sums import ADD_OVER_TIME

Question = tuple[str, Mapping[str, str]]
"""A statement, and its days."""

STATEMENTS = dict(statement for plain in PLAIN for statement in plain.statements())
"""By the key of a measure that which tells it."""
_CHARTED = 6
"""Months of notices on the page."""
OF_OTHERS = ("_rate", ".days_open_mean", ".a_month", ".net_flow")
"""How the keys end of measures that are worked out of what is counted for others."""


def questions(asked: Iterable[tuple[DateRange, Iterable[str]]]) -> list[Question]:
    """What has to be asked to tell some measures, by their keys, of some spans of days: each once."""
    found = {
        (STATEMENTS[key], days): (STATEMENTS[key], {"start": str(days.start), "end": str(days.end)})
        for days, keys in asked
        for key in keys
        if key in STATEMENTS
    }
    return [*found.values()]


def page_questions(period: DateRange, as_at: date) -> list[Question]:
    """Of the page of returns: five spans of days, what proves them, and a chart of notices."""
    compared = ComparedPeriods(period, as_at)
    months = [(month, _keys(NOTICES)) for month in compared.months()[-_CHARTED:]]
    return questions([*_spans(compared), *months])


def return_questions(period: DateRange, as_at: date) -> list[Question]:
    """Of a whole return: thirteen months and four school years as well."""
    compared = ComparedPeriods(period, as_at)
    months = [(month, _keys(IN_MONTHS)) for month in compared.months()]
    years = [(year, _keys(IN_YEARS)) for year in compared.years()]
    return questions([*_spans(compared), *months, *years])


def _spans(compared: ComparedPeriods) -> Iterator[tuple[DateRange, Sequence[str]]]:
    yield from ((days, [*MEASURES]) for days in compared.spans().values())
    yield from ((days, _keys(BALANCED)) for days in compared.eves().values())
    yield from ((days, _keys(ADD_OVER_TIME)) for days in compared.earlier().values())


def _keys(measures: Iterable[Measure]) -> list[str]:
    return [measure.key for measure in measures]


def ask(bare: sqlite3.Connection, asked: Iterable[Question]) -> None:
    """Ask them, and take the answers."""
    for text, days in asked:
        bare.execute(text, days).fetchall()
