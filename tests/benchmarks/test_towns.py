"""Made-up towns: a large one is as true a data file as the small one that it is many times of."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks.towns.made import make
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.school import SCHOOL
from db.store import SqlStore, open_store
from tests.benchmarks.conftest import CHILDREN, TIMES
from tests.builders import StandingClock


@pytest.fixture
def storage(town: Path) -> Iterator[SqlStore]:
    storage = open_store(str(town), StandingClock())
    yield storage
    storage.close()


def test_a_check_finds_nothing_wrong(storage: SqlStore) -> None:
    assert list(storage.findings([], lambda _note: None)) == []


def test_the_children_are_many_and_the_schools_the_same(storage: SqlStore) -> None:
    with storage.reading() as reader:
        children, schools = list(reader.records(CHILD)), list(reader.records(SCHOOL))
    assert len(children) == CHILDREN * TIMES
    first = min(child.id or 0 for child in children)
    assert max(school.id or 0 for school in schools) < first
    numbers = Counter(child.upn for child in children if isinstance(child.upn, str))
    assert max(numbers.values()) == 1


def test_no_two_children_are_alike_but_names_stay_as_common(storage: SqlStore) -> None:
    with storage.reading() as reader:
        children = list(reader.records(CHILD))
    first = Counter(child.surname for child in children[:CHILDREN] if child.forename)
    surnames = Counter(child.surname for child in children if child.forename)
    assert surnames == Counter({name: TIMES * number for name, number in first.items()})
    named = [child for child in children if child.forename]
    alike = Counter((child.surname, child.forename, child.birth) for child in named)
    assert sum(number > 1 for number in alike.values()) * 10 < len(named)


def test_every_index_is_there_again(town: Path, tmp_path: Path) -> None:
    make(tmp_path / "small.cme", 1)
    assert _indexes(town) == _indexes(tmp_path / "small.cme")


def _indexes(file: Path) -> set[str]:
    with closing(sqlite3.connect(file)) as bare:
        return {sql for (sql,) in bare.execute("SELECT sql FROM sqlite_master WHERE type = 'index'")}
