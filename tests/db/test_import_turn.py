"""Whoever brings in a file keeps the turn, however long nothing is said on the connection that holds it."""

from contextlib import closing
from typing import Any

import pytest
import sqlalchemy as sa
from psycopg.pq import TransactionStatus

from db.connecting.engine import engine_for
from db.files.import_turn import turn

LIMITS = ("idle_in_transaction_session_timeout", "idle_session_timeout")


@pytest.mark.parametrize("limit", LIMITS)
def test_a_servers_limit_on_silence_does_not_end_it(postgres_data: str, limit: str) -> None:
    """Batches run elsewhere for as long as they take; no transaction stands open meanwhile either."""
    engine = engine_for(postgres_data, 10)
    with engine.connect() as connection, connection.begin():
        connection.exec_driver_sql(f"ALTER DATABASE \"{engine.url.database}\" SET {limit} = '1h'")
    engine.dispose()
    taken: list[Any] = []
    sa.event.listen(engine, "checkout", lambda connection, *_: taken.append(connection))

    with turn(engine) as ours:
        assert ours
        (holder,) = taken
        assert holder.info.transaction_status == TransactionStatus.IDLE
        with closing(holder.execute(f"SHOW {limit}")) as shown:
            assert shown.fetchone() == ("0",)
    engine.dispose()
