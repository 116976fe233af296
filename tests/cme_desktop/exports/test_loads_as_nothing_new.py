"""What goes out of a data file and comes back adds nothing to it, whatever the type."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from cme_desktop.description.record_type import RecordType
from cme_desktop.desk import Desk
from cme_desktop.exports.export import export_plan
from cme_desktop.records.missing_episode import MISSING_EPISODE
from cme_desktop.records.pace_interview import PACE_INTERVIEW
from cme_desktop.registry import REGISTRY
from cme_desktop.sample.filling import fill
from cme_desktop.spreadsheets.writing import write_workbook
from db.store import open_store
from tests.builders import AUTHOR, StandingClock, make_child, save
from tests.day_first import import_table

AS_AT = date(2026, 11, 9)
each_type = pytest.mark.parametrize("described", REGISTRY, ids=lambda described: described.key)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    clock = StandingClock()
    store = open_store(str(tmp_path_factory.mktemp("office") / "made-up.cme"), clock)
    with store.changing(AUTHOR) as work:
        fill(work, children=60, seed=7, as_of=AS_AT)
        work.commit()
    yield Desk(store, clock, AUTHOR)
    store.close()


@each_type
def test_every_type_of_an_office(described: RecordType[Any], office: Desk, tmp_path: Path) -> None:
    outcome = there_and_back(described, office, tmp_path)
    assert (outcome.loaded, outcome.refused) == (0, 0), outcome.refused_rows
    assert outcome.notes == ()


def test_moments_that_a_minute_does_not_tell(desk: Desk, tmp_path: Path) -> None:
    """The hour that happens twice, and seconds, as other systems send them."""
    first, second = (datetime(2026, 10, 25, hour, 30, 15, tzinfo=UTC) for hour in (0, 1))
    with desk.store.changing(AUTHOR) as work:
        child = make_child(work)
        about = {"child": child.id, "received_on": first.date()}
        save(work, MISSING_EPISODE, **about, reported_at=first, returned_at=second)
        save(work, PACE_INTERVIEW, **about, held_on=first.date(), started_at=first, ended_at=second)
        work.commit()
    for described in (MISSING_EPISODE, PACE_INTERVIEW):
        outcome = there_and_back(described, desk, tmp_path)
        assert (outcome.loaded, outcome.refused, outcome.notes) == (0, 0, ()), outcome.refused_rows


def there_and_back(described: RecordType[Any], desk: Desk, tmp_path: Path) -> Any:
    out = tmp_path / f"{described.key}.xlsx"
    with desk.store.reading() as reader:
        write_workbook(out, export_plan(reader, described, None, None, "Anytown", AS_AT))
    return import_table(desk, described, out)
