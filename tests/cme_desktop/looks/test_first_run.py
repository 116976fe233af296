"""What is known of a data file before its first page."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cme_desktop.looks.first_run import Known, authority_of, read_known
from cme_desktop.operations.beginning import BeginWork
from cme_desktop.operations.performing import perform
from db.store import SqlStore, open_store
from tests.builders import AUTHOR, NOON, StandingClock


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    """An empty data file."""
    opened = open_store(str(tmp_path / "office.cme"), StandingClock())
    yield opened
    opened.close()


def known(store: SqlStore, name: str) -> Known:
    with store.reading() as reader:
        return read_known(name, reader)


def test_an_authority_is_known_by_its_code_or_stands_as_typed() -> None:
    assert authority_of(" Exampleshire ", NOON.date()) == ("Exampleshire", "")
    assert authority_of("888", NOON.date()) == ("Lancashire", "888")


def test_a_new_file_says_nothing_and_one_that_was_begun_says_all(store: SqlStore) -> None:
    assert known(store, "Robin Ash") == Known("", None, in_use=False)
    perform(store, AUTHOR, BeginWork("Lancashire", "888", "Robin Ash", "manager"))
    assert known(store, "Robin Ash") == Known("Lancashire", "manager", True, frozenset({"Robin Ash"}))
    assert known(store, "Bea Example").role is None
