"""A life of several days: what is counted each evening is counted again, out of the history, at its end."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from hypothesis.stateful import invariant

from cme_desktop.description.duties import AT_ODDS
from cme_desktop.due import DueLine
from cme_desktop.registry import REGISTRY
from cme_desktop.returns.duties import DutyStanding, duties_due
from cme_desktop.returns.figures import Asked, Figure, figures_of, load
from cme_desktop.returns.periods import DateRange, month_of
from cme_desktop.returns.undated import undated
from db.reader import SqlReader
from db.tables.described import own_table, rows_table
from db.tables.schema import deadline, record
from tests.actions.machine import Actions

_A_DAY = 6
"""Times that the office is at the data file between two evenings."""


@dataclass(frozen=True)
class Evening:
    """What was on file, and what was counted of it."""

    rows: dict[str, Counter[tuple[object, ...]]]
    """By table; the numbers of repeating rows are left out, as no history tells of them."""
    figures: list[list[Figure]]
    duties: tuple[list[tuple[DueLine, DutyStanding]], int]
    lacking: list[str]
    queue: list[DueLine]


def evening(reader: SqlReader, today: date) -> Evening:
    """How a file stands that is read."""
    snapshot = load(reader)
    spans = [
        Asked(month_of(date(2026, 10, 1))),
        Asked(month_of(today)),
        Asked(DateRange(date(2026, 8, 1), today)),
    ]
    due = duties_due(reader, DateRange(date(2026, 9, 1), date(2026, 12, 31)), today)
    return Evening(
        stored(reader),
        figures_of(reader, snapshot, spans),
        ([*due.duties], due.undated),
        [found.in_words() for found in undated(reader, snapshot)],
        [line for line in reader.due(unmet=False) if line.duty != AT_ODDS],
    )


def stored(reader: SqlReader) -> dict[str, Counter[tuple[object, ...]]]:
    """All rows of all records, with their names beside links and their deadlines.

    What is asked of several records at once is no fact of one, and no history tells of it.
    """
    own = [own_table(kind.key) for kind in REGISTRY]
    rows = [rows_table(kind.key, name) for kind in REGISTRY for name in kind.rows]
    columns = {
        table.name: [column for column in table.c if table not in rows or column.name != "id"]
        for table in (record, deadline, *own, *rows)
    }
    return {
        name: Counter(map(tuple, reader.connection.execute(sa.select(*asked).where(*_told(name)))))
        for name, asked in columns.items()
    }


def _told(table: str) -> list[sa.ColumnElement[bool]]:
    return [deadline.c.duty != AT_ODDS] if table == deadline.name else []


class Evenings(Actions):
    """The office closes for the day every so often."""

    def __init__(self) -> None:
        super().__init__()
        self.evenings: dict[date, Evening] = {}

    @invariant()
    def closes_for_the_day(self) -> None:
        if self.office.done > _A_DAY * (len(self.evenings) + 1):
            self.go_home()

    def go_home(self) -> None:
        self.office.reckon(all_of_it=True)
        today = self.store.clock.today()
        with self.store.reading() as reader:
            self.evenings[today] = evening(reader, today)
        self.office.sleep()

    def check(self) -> None:
        super().check()
        for day, kept in self.evenings.items():
            with self.store.reading_as_at(day) as reader:
                assert evening(reader, day) == kept
