"""A data file or a PostgreSQL database for each test: a copy of one made once, never tables per test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.store import SqlStore, open_store
from tests.builders import StandingClock
from tests.postgres import PostgresServer


@pytest.fixture(scope="session")
def template_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty data file."""
    path = tmp_path_factory.mktemp("template") / "empty.cme"
    open_store(str(path), StandingClock()).close()
    return path


@pytest.fixture(scope="session")
def template_url(postgres_server: PostgresServer) -> Iterator[str]:
    """An empty PostgreSQL database with the tables made."""
    url = postgres_server.create()
    open_store(url, StandingClock()).close()
    yield url
    postgres_server.drop(url)


@pytest.fixture
def clock() -> StandingClock:
    """The clock of the stores: Mon 9 Nov 2026, noon."""
    return StandingClock()


@pytest.fixture
def data_file(template_file: Path, tmp_path: Path) -> Path:
    """An empty data file of the test's own, not yet open."""
    return Path(shutil.copy(template_file, tmp_path / "authority.cme"))


@pytest.fixture
def sqlite_store(data_file: Path, clock: StandingClock) -> Iterator[SqlStore]:
    """An empty data file, open."""
    store = open_store(str(data_file), clock)
    yield store
    store.close()


@pytest.fixture
def postgres_data(template_url: str, postgres_server: PostgresServer) -> Iterator[str]:
    """The URL of an empty PostgreSQL database of the test's own, with the tables made."""
    url = postgres_server.create(template=template_url)
    yield url
    postgres_server.drop(url)


@pytest.fixture
def postgres_store(postgres_data: str, clock: StandingClock) -> Iterator[SqlStore]:
    """An empty PostgreSQL database, open."""
    store = open_store(postgres_data, clock)
    yield store
    store.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest) -> SqlStore:
    """An empty store; each test runs on both databases."""
    name = "sqlite_store" if request.param == "sqlite" else "postgres_store"
    opened: SqlStore = request.getfixturevalue(name)
    return opened


@pytest.fixture(params=["sqlite", "postgresql"])
def data(request: pytest.FixtureRequest) -> str:
    """An empty data file or database, not yet open; each test runs on both."""
    return str(request.getfixturevalue("data_file" if request.param == "sqlite" else "postgres_data"))
