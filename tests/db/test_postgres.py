"""What only PostgreSQL needs to be asked."""

from datetime import UTC, datetime
from threading import Event, Thread
from typing import Any

import pytest
import sqlalchemy as sa

from cme_desktop.errors import Unavailable
from cme_desktop.ports import ListQuery
from cme_desktop.records import CHILD, PENALTY_NOTICE, REGISTRY
from cme_desktop.records.base import RecordType
from cme_desktop.services.saving import store as put
from db.reader import SqlReader
from db.store import SqlStore, open_store
from tests.builders import AUTHOR, StandingClock, make_child, save
from tests.db.filling import an_anchor


def test_reading_is_a_snapshot_that_cannot_write(postgres_store: SqlStore) -> None:
    with postgres_store.reading() as reader:
        assert isinstance(reader, SqlReader)
        asked = reader.connection.exec_driver_sql
        assert asked("SHOW transaction_isolation").scalar() == "repeatable read"
        assert asked("SHOW transaction_read_only").scalar() == "on"


def test_a_writer_waits_for_the_one_before(postgres_store: SqlStore) -> None:
    """Both read before they write: without taking turns, one of the two changes would be lost."""
    with postgres_store.changing(AUTHOR) as work:
        id = make_child(work).id
        work.commit()
    begun, seen = Event(), list[str]()

    def second() -> None:
        begun.set()
        with postgres_store.changing(AUTHOR) as work:
            seen.append(work.get(CHILD, id).notes or "")

    with postgres_store.changing(AUTHOR) as work:
        child = work.get(CHILD, id)
        thread = Thread(target=second)
        thread.start()
        begun.wait(timeout=60)
        child.notes = "first"
        put(work, CHILD, child)
        work.commit()
    thread.join()

    assert seen == ["first"]


def test_a_writer_who_waits_too_long_is_told_so(postgres_data: str, postgres_store: SqlStore) -> None:
    impatient = open_store(postgres_data, StandingClock(), patience=0.05)
    with (
        postgres_store.changing(AUTHOR),
        pytest.raises(Unavailable, match=r"changing the same records\. Wait a moment and save again"),
        impatient.changing(AUTHOR),
    ):
        pass
    impatient.close()


def test_a_reader_waits_for_nobody(postgres_store: SqlStore) -> None:
    with postgres_store.changing(AUTHOR) as work:
        make_child(work)
        with postgres_store.reading() as reader:
            assert reader.counts()["child"] == (0, 0)


def test_moments_are_utc_whatever_the_servers_zone(postgres_data: str, clock: StandingClock) -> None:
    engine = sa.create_engine(postgres_data)
    with engine.connect() as connection, connection.begin():
        connection.exec_driver_sql("ALTER ROLE CURRENT_USER SET timezone = 'Asia/Kolkata'")
    try:
        clock.moment = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)
        store = open_store(postgres_data, clock)
        with store.changing(AUTHOR) as work:
            child = make_child(work)
            work.commit()
        with store.reading() as reader:
            found = reader.get(CHILD, child.id).created_at
        store.close()
    finally:
        with engine.connect() as connection, connection.begin():
            connection.exec_driver_sql("ALTER ROLE CURRENT_USER RESET timezone")
        engine.dispose()

    assert found == clock.moment
    assert found is not None
    assert found.utcoffset() == clock.moment.utcoffset()


def test_sums_of_money_beyond_four_bytes_are_kept(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        notice = save(work, PENALTY_NOTICE, amount_higher=9_000_000_000)

        assert work.get(PENALTY_NOTICE, notice.id).amount_higher == 9_000_000_000


ORDERS = [
    pytest.param(described, name, id=f"{described.key}-{name}")
    for described in REGISTRY
    for name in described.list_columns
]


@pytest.fixture(scope="module")
def planner(template_url: str) -> Any:
    """An empty database whose planner may not read a whole table where an index would do."""
    store = open_store(template_url, StandingClock())
    yield store
    store.close()


@pytest.mark.parametrize(("described", "name"), ORDERS)
def test_pages_are_read_from_the_index_of_their_order(
    planner: SqlStore, described: RecordType[Any], name: str
) -> None:
    explained: list[str] = []

    def explain(connection: Any, _cursor: Any, text: str, parameters: Any, *_: Any) -> None:
        if text.startswith("SELECT record."):
            plan = connection.connection.cursor().execute(f"EXPLAIN {text}", parameters)
            explained.append("\n".join(line for (line,) in plan))

    with planner.reading() as reader:
        assert isinstance(reader, SqlReader)
        for kind in ("seqscan", "bitmapscan", "sort", "hashjoin", "mergejoin"):
            reader.connection.exec_driver_sql(f"SET LOCAL enable_{kind} = off")
        query = ListQuery(described, name)
        sa.event.listen(reader.connection, "before_cursor_execute", explain)
        reader.page(query, None, 100)
        reader.page(query, an_anchor(query), 100)

    assert not [plan for plan in explained if "Sort" in plan or "Seq Scan" in plan]
    for plan in (explained[0], explained[-1]):  # Ties may be read from any index while the table is empty.
        assert f"_by_{name} on " in plan or (name == "reference" and "pk_" in plan), plan
