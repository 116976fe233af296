"""More records than a test can save: what is on file is copied, with its words, by the database itself."""

from collections.abc import Callable, Collection
from typing import Any

import sqlalchemy as sa

from cme_desktop.description.record_type import RecordType
from cme_desktop.ports import Reader
from db.connecting.engine import is_sqlite
from db.store import SqlStore
from db.tables.described import own_table
from db.tables.schema import record, search_word


def multiply(store: SqlStore, described: RecordType[Any], ids: Collection[int], times: int) -> list[int]:
    """So many of each of these records, their rows aside, called and found alike; the ids of all."""
    step = max(ids)
    counted = sa.select(sa.literal(1).label("n")).cte("counted", recursive=True)
    counted = counted.union_all(sa.select(counted.c.n + 1).where(counted.c.n < times - 1))
    with store.engine.begin() as connection:
        for table, id in ((record, "id"), (own_table(described.key), "id"), (search_word, "record_id")):
            copied = {column.name: column for column in table.c} | {id: table.c[id] + step * counted.c.n}
            if table is record:
                copied["reference"] = record.c.reference + "-" + sa.cast(counted.c.n, sa.Text())
            copies = sa.select(*copied.values()).join_from(table, counted, sa.true())
            statement = table.insert().from_select(list(copied), copies.where(table.c[id].in_(ids)))
            connection.execute(statement)
        if not is_sqlite(store.engine):
            connection.exec_driver_sql("ANALYZE")  # as a server does by itself, a minute later
    return [id + step * n for n in range(times) for id in ids]


def thousands_of_steps(store: SqlStore, ask: Callable[[Reader], object]) -> int:
    """How many steps SQLite takes for a question, in thousands."""
    taken: list[None] = []
    with store.reading() as reader:
        driver = reader.connection.connection.driver_connection
        assert driver is not None
        driver.set_progress_handler(lambda: taken.append(None), 1_000)
        ask(reader)
        driver.set_progress_handler(None, 0)
    return len(taken)
