"""A chapter of the return reads what it says it reads: nothing else of a record is there when it counts."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from cme_desktop.fields import Row, RowsField
from cme_desktop.returns.catalogue import CHAPTERS
from cme_desktop.returns.chapters import Chapter
from cme_desktop.returns.measures import Source
from cme_desktop.returns.periods import DateRange
from cme_desktop.returns.picks import Happened, InRows
from cme_desktop.returns.snapshot import Snapshot
from cme_desktop.statutory.law import Law
from cme_desktop.values.moments import uk_day
from tests.conformance.samples import samples_of
from tests.conformance.test_reads import Watched

ALWAYS_READ = {"reference", "child", "status"}
EVER = DateRange(date(2000, 1, 1), date(2040, 12, 31))
SNAPSHOT = Snapshot(Law(), {}, authority=("Leeds", "383"))


class Stored(Watched):
    """A record on file whose repeating rows are watched too; their fields are noted as `rows.field`."""

    def __init__(self, subject: Any, id: int, asked: set[str]) -> None:
        super().__init__(subject, asked)
        self.id = id

    def __getattr__(self, name: str) -> Any:
        value = super().__getattr__(name)
        if not isinstance(getattr(type(self._subject), name), RowsField):
            return value
        self._asked.discard(name)
        return [StoredRow(row, self._asked, name) for row in value]


class StoredRow:
    """One of the rows of such a record."""

    def __init__(self, row: Row, asked: set[str], rows: str) -> None:
        self._row, self._asked, self._rows = row, asked, rows

    def __getattr__(self, name: str) -> Any:
        if name != "id":  # what tells a row from others is always read
            self._asked.add(f"{self._rows}.{name}")
        return getattr(self._row, name)


def sources(chapter: Chapter[Any]) -> Iterator[Source[Any]]:
    """Whatever any measure of the return counts of the records of a chapter."""
    for one in CHAPTERS:
        for measure in one.measures:
            yield from (source for source in measure.sources() if source.pick.kind is chapter.kind)


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.kind.key)
def test_a_chapter_reads_what_it_says(chapter: Chapter[Any]) -> None:
    asked: set[str] = set()
    for number, sample in enumerate(samples_of(chapter.kind.cls), 1):
        record = Stored(sample, number, asked)
        chapter.countable(record)
        for source in sources(chapter):
            source.pick.lacks_day(SNAPSHOT, record)
            if source.pick.picker(SNAPSHOT, [EVER])(record).periods:
                list(source.found(SNAPSHOT, record, EVER))
    picks = [source.pick for source in sources(chapter)]
    rows = {
        f"{pick.rows}.{name}"
        for pick in picks
        if isinstance(pick, InRows)
        for name in (*pick.days, *pick.reads)
    }
    assert asked - ALWAYS_READ == rows | set(chapter.reads)


def days_in(record: Any, path: str) -> list[date]:
    """The days in a field, or in one of repeating rows named `rows.field`."""
    rows, _, name = path.rpartition(".")
    found = [getattr(row, name) for row in getattr(record, rows)] if rows else [getattr(record, name)]
    return [uk_day(at) for at in found if at is not None]


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.kind.key)
def test_a_day_lies_where_it_is_looked_for(chapter: Chapter[Any]) -> None:
    days = {source.pick.day for source in sources(chapter) if isinstance(source.pick, Happened)}
    found = 0
    for day in days:
        reach = timedelta(0) if day.reach is None else day.reach(SNAPSHOT.law)
        for record in samples_of(chapter.kind.cls):
            given = [on for path in day.fields for on in days_in(record, path)]
            if (on := day.found(record, SNAPSHOT.law)) is None:
                assert not given or day.reach is not None
            else:
                assert any(one <= on <= one + reach for one in given)
                found += 1
    assert found
