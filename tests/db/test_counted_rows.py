"""What figures count, looked up in the bare tables of both databases; and each figure told apart."""

from collections import defaultdict

import pytest
import sqlalchemy as sa

from cme_desktop.returns.catalogue import MEASURES
from cme_desktop.returns.compared import ComparedPeriods
from cme_desktop.returns.counts import count
from cme_desktop.returns.dimensions import DIMENSIONS, by
from cme_desktop.returns.figures import Figure, load
from cme_desktop.returns.measures import SUMS
from cme_desktop.returns.periods import DateRange
from db.store import SqlStore
from tests.db.recount import AS_AT
from tests.db.recount.spoil import spoil

YEAR = DateRange(AS_AT.replace(year=AS_AT.year - 1), AS_AT)


@pytest.fixture
def spoilt(authority: SqlStore) -> SqlStore:
    spoil(authority)
    return authority


def figures(store: SqlStore) -> list[Figure]:
    with store.reading() as reader:
        return [*count(reader, load(reader), ComparedPeriods(YEAR, AS_AT)).own]


def test_every_row_that_is_counted_belongs_to_its_record(spoilt: SqlStore) -> None:
    counted = {
        (thing.record, thing.row)
        for figure in figures(spoilt)
        for thing in figure.things
        if thing.row is not None
    }
    on_file = set()
    for table in ("whereabouts_enquiry_checks", "penalty_notice_payments", "truancy_sweep_children"):
        rows = sa.table(table, sa.column("record_id"), sa.column("id"))
        with spoilt.engine.connect() as connection:
            on_file |= {(record, row) for record, row in connection.execute(sa.select(rows))}
    assert counted
    assert counted <= on_file


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_every_number_is_the_sum_of_its_groups(spoilt: SqlStore, dimension: str) -> None:
    with spoilt.reading() as reader:
        snapshot = load(reader)
        whole = count(reader, snapshot, ComparedPeriods(YEAR, AS_AT)).own
        parts = defaultdict[tuple[str, str | None], list[Figure]](list)
        for _, figure in by(reader, snapshot, whole, DIMENSIONS[dimension]):
            parts[figure.measure, figure.category].append(figure)
    told_apart = 0
    for figure in whole:
        of_it = parts[figure.measure, figure.category]
        if MEASURES[figure.measure].unit in SUMS:
            assert sum(part.value or 0 for part in of_it) == pytest.approx(figure.value or 0)
            told_apart += len(of_it) > 1
    assert told_apart
