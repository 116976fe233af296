"""What a return counts, asked as plainly as can be: for each measure one statement with its categories.

Statements that are the same for two measures, and of the same days, are asked once; a share, an average
and a net flow are worked out of what is counted for others. What is picked out by a judgement in Python is
grouped by the columns that the judgement looks at. Nothing is read that the count does not need.
"""

import sqlite3
from collections.abc import Iterable, Mapping

from benchmarks._raw_measures import PLAIN
from cme_desktop.returns.periods import DateRange

Question = tuple[str, Mapping[str, str]]
"""A statement, and its days."""

STATEMENTS = dict(statement for plain in PLAIN for statement in plain.statements())
"""By the key of a measure that which tells it."""
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


def ask(bare: sqlite3.Connection, asked: Iterable[Question]) -> None:
    """Ask them, and take the answers."""
    for text, days in asked:
        bare.execute(text, days).fetchall()
