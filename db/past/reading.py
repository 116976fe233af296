"""A reading of a data file as it stood at the end of a day."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from itertools import accumulate

import sqlalchemy as sa

from cme_desktop.anchors import HistoryAnchor
from cme_desktop.errors import CmeError
from cme_desktop.ports import Change
from cme_desktop.registry import REGISTRY
from cme_desktop.values.dates import show_day
from cme_desktop.values.moments import end_of_uk_day, uk_day
from cme_desktop.watching import Watcher
from db.connecting.prepared import first_value
from db.failures import in_plain_words
from db.law import KeptLaw
from db.past.filling import insert_all, name_links, put, reckon
from db.past.nameless import FOLDER, add_indexes, nameless
from db.past.replay import Replay
from db.queries.seen import EVERYTHING
from db.reader import SqlReader
from db.tables.schema import history, record, setting


class PastReader(SqlReader):
    """Fulfils `ports.Reader` over tables into which a history was replayed; the history itself stays outside.

    Nothing is found by words in it, nor by likeness.
    """

    def __init__(self, connection: sa.Connection, now: SqlReader, before: datetime) -> None:
        super().__init__(connection, KeptLaw(), EVERYTHING)
        self._now = now
        self._before = before

    def history(self, record: int) -> list[Change]:
        return [change for change in self._now.history(record) if change.at < self._before]

    def identity(self) -> str:
        return self._now.identity()

    def anchor(self, day: date) -> HistoryAnchor:
        """Where the history stands that it was read from, which goes beyond the day it tells of."""
        return self._now.anchor(day)


@contextmanager
def as_it_stood(now: SqlReader, day: date, today: date, watcher: Watcher) -> Iterator[PastReader]:
    """The history up to the end of a day in the United Kingdom, replayed into a file without a name.

    `watcher` is told how many records are done. Raises CmeError for a day of which the history cannot tell,
    Unavailable where it cannot be relied on or the disk takes no more, Cancelled when it is to stop.
    """
    _refuse_others(now.connection, day, today)
    before = end_of_uk_day(day)
    with nameless() as file:
        reader = PastReader(file, now, before)
        total = now.connection.execute(_STEPS).scalar_one()
        for done in accumulate(_filled(reader, now.connection, before)):
            if done < total:
                watcher.report(done, total)
        watcher.report(total, total)
        yield reader


def _refuse_others(connection: sa.Connection, day: date, today: date) -> None:
    if day > today:
        raise CmeError(f"{show_day(day)} is still to come. Give today or a day before it.")
    first = first_value(connection, _FIRST, {})
    if first is None:
        raise CmeError("Nothing has been saved in this data file yet, so it stood nowhere on any day.")
    begun = uk_day(datetime.fromisoformat(first))
    if day < begun:
        raise CmeError(
            f"The history of this data file begins on {show_day(begun)}. Give that day or a later one."
        )


_FIRST = sa.select(history.c.at).order_by(history.c.id).limit(1)


def _filled(reader: PastReader, now: sa.Connection, before: datetime) -> Iterator[int]:
    """Put in place all that there was, and the settings of now; gives how many steps each portion took."""
    file = reader.connection
    for block in Replay(now, before).blocks():
        with in_plain_words(FOLDER):
            put(file, block)
        yield sum(map(len, block.values()))
    settings = [dict(row) for row in now.execute(sa.select(setting)).mappings()]
    with in_plain_words(FOLDER):
        insert_all(file, setting, settings)
        name_links(file)
        add_indexes(file)
        for kind in _WITH_DUTIES:
            yield from reckon(file, kind, reader.law())


_WITH_DUTIES = [kind for kind in REGISTRY if kind.clocks or kind.worked]
_STEPS = sa.select(
    sa.func.count() + sa.func.count().filter(record.c.type.in_([kind.key for kind in _WITH_DUTIES]))
).select_from(record)
"""Each record is read back, and then its duties are reckoned, if it has any."""
