"""Whoever waits to write into a file looks again soon, so that little way has to be given."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from cme_desktop.errors import Unavailable
from db.connecting import file_turn
from db.store import open_store
from tests.builders import AUTHOR, StandingClock, make_child


def test_who_waits_looks_again_while_way_is_given(data_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    store = open_store(str(data_file), StandingClock())
    with closing(sqlite3.connect(data_file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")

        def wait(seconds: float) -> None:
            waits.append(seconds)
            if len(waits) == 3:
                other.execute("COMMIT")

        monkeypatch.setattr(file_turn, "sleep", wait)
        with store.changing(AUTHOR) as work:
            make_child(work)
            work.commit()
    store.close()
    assert waits == [file_turn.LOOK_AGAIN] * 3
    assert file_turn.LOOK_AGAIN * 2 <= file_turn.LONGEST_LOOK_AWAY


def test_who_has_waited_long_enough_says_so(data_file: Path) -> None:
    store = open_store(str(data_file), StandingClock(), patience=0.0)
    with closing(sqlite3.connect(data_file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Unavailable), store.changing(AUTHOR):
            pass
        other.execute("COMMIT")
    with store.changing(AUTHOR) as work:
        make_child(work)
        work.commit()
    store.close()


def test_sqlite_waits_again_for_all_else(data_file: Path) -> None:
    store = open_store(str(data_file), StandingClock(), patience=7.0)
    with store.changing(AUTHOR) as work:
        assert work.connection.exec_driver_sql("PRAGMA busy_timeout").scalar_one() == 7_000
    store.close()
