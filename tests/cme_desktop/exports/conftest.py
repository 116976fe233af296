"""A desk over an empty data file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cme_desktop.desk import Desk
from db.store import open_store
from tests.builders import AUTHOR, CALENDAR, StandingClock


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    clock = StandingClock()
    store = open_store(str(tmp_path / "authority.cme"), clock)
    yield Desk(store, clock, CALENDAR, AUTHOR)
    store.close()
