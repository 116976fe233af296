"""A desk over an empty data file, and files to load into it."""

import csv
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from cme_desktop.desk import Desk
from db.store import open_store
from tests.builders import AUTHOR, StandingClock

WriteCsv = Callable[..., Path]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    clock = StandingClock()
    store = open_store(str(tmp_path / "authority.cme"), clock)
    yield Desk(store, clock, AUTHOR)
    store.close()


@pytest.fixture
def write_csv(tmp_path: Path) -> WriteCsv:
    """Writes a CSV file of the headings in the first row and the cells below."""

    def write(*rows: Sequence[object], name: str = "sent.csv") -> Path:
        path = tmp_path / name
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(rows)
        return path

    return write
