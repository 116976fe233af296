"""Whose turn it is among the connections to a file."""

from threading import Barrier, Thread

import sqlalchemy as sa

from db.store import SqlStore

AT_ONCE = 3


def read_at_once(store: SqlStore) -> None:
    """As many connections as readers are made by this, and kept."""
    met = Barrier(AT_ONCE)

    def read() -> None:
        with store.reading():
            met.wait()

    readers = [Thread(target=read) for _ in range(AT_ONCE)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()


def test_reads_one_after_the_other_go_by_one_connection(sqlite_store: SqlStore) -> None:
    """By turns, the pages that are read would be kept once for each connection."""
    taken: list[object] = []
    read_at_once(sqlite_store)
    sa.event.listen(sqlite_store.engine, "checkout", lambda connection, *_: taken.append(connection))
    for _ in range(2 * AT_ONCE):
        with sqlite_store.reading():
            pass
    assert len(taken) == 2 * AT_ONCE
    assert len(set(map(id, taken))) == 1
