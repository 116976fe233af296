"""What only PostgreSQL needs to be asked."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import sqlalchemy as sa

from cme_desktop.description.record_type import RecordType
from cme_desktop.ports import ListQuery, Reader
from cme_desktop.records.penalty_notice import PENALTY_NOTICE
from cme_desktop.registry import REGISTRY
from cme_desktop.standing_records.child import CHILD
from db.connecting import prepared
from db.reader import SqlReader
from db.store import SqlStore, open_store
from tests.builders import AUTHOR, StandingClock, make_child, save
from tests.db.filling import an_anchor
from tests.db.test_plans import QUEUE
from tests.postgres import PostgresServer


def test_reading_is_a_snapshot_that_cannot_write(postgres_store: SqlStore) -> None:
    with postgres_store.reading() as reader:
        assert isinstance(reader, SqlReader)
        asked = reader.connection.exec_driver_sql
        assert asked("SHOW transaction_isolation").scalar() == "repeatable read"
        assert asked("SHOW transaction_read_only").scalar() == "on"


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


def forbid_the_long_way(reader: SqlReader) -> None:
    """Neither whole tables nor sorting, where an index would do."""
    for kind in ("seqscan", "bitmapscan", "sort", "hashjoin", "mergejoin"):
        reader.connection.exec_driver_sql(f"SET LOCAL enable_{kind} = off")


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
        forbid_the_long_way(reader)
        query = ListQuery(described, name)
        sa.event.listen(reader.connection, "before_cursor_execute", explain)
        reader.page(query, None, 100)
        reader.page(query, an_anchor(query), 100)

    assert not [plan for plan in explained if "Sort" in plan or "Seq Scan" in plan]
    for plan in (explained[0], explained[-1]):  # Ties may be read from any index while the table is empty.
        assert f"_by_{name} on " in plan or (name == "reference" and "pk_" in plan), plan


_BUSY = """
    INSERT INTO record (id, type, reference, label, line, status, received_on, on_desk, officer_id, hub_id,
                        created_at, created_by, changed_at, changed_by, version)
    SELECT n, 'hub', 'HUB-' || n, '', '', 'current', NULL, false, NULL, NULL, now(), '', now(), '', 1
    FROM generate_series(1, 20) AS n
    UNION ALL
    SELECT n, 'ten_day_notification', 'TDN-' || n, '', '', 'received', date '2026-11-09' - n % 900, n % 3 = 0,
           CASE WHEN n % 5 > 0 THEN 1 + n % 20 END, 1 + n % 7, now(), '', now(), '', 1
    FROM generate_series(21, 4000) AS n;
    INSERT INTO deadline (record_id, duty, label, due_on, met_on, since, why, waits, officer_id, hub_id)
    SELECT id, 'duty', 'Duty', CASE WHEN id % 50 > 0 THEN received_on + 10 END,
           CASE WHEN id % 4 > 0 THEN received_on END, received_on, '', id % 2 = 0, officer_id, hub_id
    FROM record WHERE type = 'ten_day_notification';
    ANALYZE record; ANALYZE deadline
"""


@pytest.fixture(scope="module")
def busy(postgres_server: PostgresServer) -> Iterator[SqlStore]:
    """A team's database with some thousand duties, so that the planner has something to choose by."""
    url = postgres_server.create()
    store = open_store(url, StandingClock())
    with store.engine.begin() as connection:
        for statement in _BUSY.split(";"):
            connection.exec_driver_sql(statement.replace("%", "%%"))
    yield store
    store.close()
    postgres_server.drop(url)


@pytest.mark.parametrize(("ask", "index"), QUEUE)
def test_each_part_of_the_queue_has_its_index(
    busy: SqlStore, ask: Callable[[Reader], object], index: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    explained: list[str] = []

    def explain(connection: sa.Connection, text: str, parameters: Any, many: bool = False) -> Any:
        plan = execute(connection, f"EXPLAIN {text}", parameters)
        explained.append("\n".join(line for (line,) in plan))
        return execute(connection, text, parameters, many)

    execute = prepared.execute
    with busy.reading() as reader:
        assert isinstance(reader, SqlReader)
        forbid_the_long_way(reader)
        monkeypatch.setattr(prepared, "execute", explain)
        ask(reader)

    plan, *_ = explained  # then, once for each reading, what waits to be reckoned anew
    assert f" using {index} on " in plan, plan
    assert "Sort" not in plan, plan
