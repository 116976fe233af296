"""Whoever watches a check is told how far it is, and can stop it."""

import pytest

from cme_desktop.errors import Cancelled
from db.checking import reading, records
from db.store import SqlStore
from tests.builders import AUTHOR, make_child

CHILDREN = 9


@pytest.fixture
def filled(store: SqlStore) -> SqlStore:
    with store.changing(AUTHOR) as work:
        for number in range(CHILDREN):
            make_child(work, f"Okafor {number}")
        work.commit()
    return store


class Watching:
    """Notes what it is told; asks to stop once so much has been looked at."""

    cancelled = False

    def __init__(self, stop_at: int | None = None) -> None:
        self.told: list[tuple[int, int]] = []
        self.stop_at = stop_at

    def report(self, done: int, total: int) -> None:
        self.told.append((done, total))
        if done == self.stop_at:
            raise Cancelled("Stopped.")

    def check(self) -> None:
        pass


def test_whoever_watches_is_told_how_many_records_have_been_looked_at(
    filled: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (reading, records):
        monkeypatch.setattr(module, "AT_ONCE", 4)
    watching = Watching()
    assert list(filled.findings(watcher=watching)) == []
    assert watching.told == [(0, 9), (4, 9), (8, 9), (9, 9)]


def test_whoever_watches_can_stop_it(filled: SqlStore) -> None:
    with pytest.raises(Cancelled):
        list(filled.findings(watcher=Watching(stop_at=0)))
