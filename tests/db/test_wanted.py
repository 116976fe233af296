"""A count reads no more of a file than may count, and comes to what a count of everything comes to."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa

from cme_desktop.description.record import R
from cme_desktop.description.record_type import RecordType
from cme_desktop.ports import Wanted
from cme_desktop.returns.catalogue import CHAPTERS, MEASURES
from cme_desktop.returns.figures import Asked, figures, figures_of, load
from cme_desktop.returns.periods import DateRange, month_of
from cme_desktop.returns.undated import undated
from cme_desktop.standing_records.child import CHILD
from db.reader import SqlReader
from db.store import SqlStore
from tests.db.recount import AS_AT
from tests.db.recount.spoil import spoil

OCTOBER = month_of(date(2026, 10, 1))
PERIODS = (
    *DateRange(date(2024, 7, 1), AS_AT).months(),
    DateRange(OCTOBER.start, OCTOBER.start),
    DateRange(date(2025, 9, 1), date(2026, 8, 31)),
    DateRange(date.min, date.max),
)


class ReadsAll:
    """A reader that gives every record of a type whole, whatever is wanted of it."""

    def __init__(self, reader: SqlReader) -> None:
        self._reader = reader

    def wanted(self, record_type: RecordType[R], _: Sequence[str], __: Wanted) -> Iterator[list[R]]:
        yield [*self._reader.records(record_type)]

    def distinct(self, record_type: RecordType[R], _: Sequence[str], __: Wanted) -> Iterator[R]:
        return self._reader.records(record_type)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._reader, name)


class Counts:
    """A reader that counts what goes by."""

    def __init__(self, reader: SqlReader) -> None:
        self._reader = reader
        self.read = self.rows = 0

    def wanted(self, record_type: RecordType[R], names: Sequence[str], among: Wanted) -> Iterator[list[R]]:
        for block in self._reader.wanted(record_type, names, among):
            self.read += len(block) if record_type is not CHILD else 0
            self.rows += sum(len(vars(one).get(rows, ())) for one in block for rows in record_type.rows)
            yield block

    def __getattr__(self, name: str) -> Any:
        return getattr(self._reader, name)


@pytest.fixture
def spoilt(authority: SqlStore) -> SqlStore:
    """A made-up authority in which everything that is easily counted wrong happens."""
    spoil(authority)
    return authority


def lacking(reader: Any) -> list[Any]:
    found = undated(reader, load(reader))
    return [(one.labels, [record.reference for record in one.told], one.restricted) for one in found]


def test_what_is_counted_is_what_a_count_of_everything_counts(spoilt: SqlStore) -> None:
    counted: set[str] = set()
    with spoilt.reading() as reader:
        of_all: Any = ReadsAll(reader)
        expected = figures_of(of_all, load(of_all), [Asked(period) for period in PERIODS])
        assert figures_of(reader, load(reader), [Asked(period) for period in PERIODS]) == expected
        for period, of_period in zip(PERIODS, expected, strict=True):
            assert figures(reader, period) == of_period
            counted |= {figure.measure for figure in of_period if figure.ids}
        assert lacking(reader) == lacking(of_all) != []
    assert counted == MEASURES.keys(), "nothing of some measures happened"


def test_a_month_is_counted_from_its_own_records(spoilt: SqlStore) -> None:
    """Those that stand open are read too, and so are notices whose days to pay may end in it."""
    with spoilt.reading() as reader:
        everything = sum(1 for chapter in CHAPTERS for _ in reader.records(chapter.kind))
        month, ever = Counts(reader), Counts(reader)
        for counts, period in ((month, OCTOBER), (ever, PERIODS[-1])):
            passing: Any = counts
            figures(passing, period)
        assert ever.read <= everything
        assert month.read < everything / 3
        assert month.rows < ever.rows / 3


def test_nothing_is_there_but_what_was_asked_for(spoilt: SqlStore) -> None:
    """A measure that looks at more than its chapter reads is refused, and counts nothing wrong."""
    with spoilt.reading() as reader:
        (one, *_), *_ = reader.wanted(CHAPTERS[0].kind, ("received_on",), [()])
    assert vars(one).keys() == {"id", "reference", "status", "child", "received_on"}


def test_what_is_counted_again_is_asked_in_statements_made_before(spoilt: SqlStore) -> None:
    asked: list[sa.Executable] = []

    def note(_connection: sa.Connection, statement: sa.Executable, *_: object) -> None:
        asked.append(statement)

    with spoilt.reading() as reader:
        snapshot = load(reader)
        sa.event.listen(spoilt.engine, "before_execute", note)
        for _ in range(2):
            figures_of(reader, snapshot, [Asked(OCTOBER)])
            undated(reader, snapshot)
        sa.event.remove(spoilt.engine, "before_execute", note)
    half = len(asked) // 2
    assert half > len(CHAPTERS)
    assert all(first is again for first, again in zip(asked[:half], asked[half:], strict=True))
