"""A data file or a PostgreSQL database for each test: a copy of one made once, never tables per test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from cme_desktop.sample import fill
from db.store import SqlStore, open_store
from tests.builders import AUTHOR, StandingClock
from tests.db.recount import AS_AT
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


@pytest.fixture(scope="session")
def authority_file(template_file: Path) -> Path:
    """A data file of a made-up authority."""
    path = Path(shutil.copy(template_file, template_file.with_name("authority.cme")))
    _make_authority(str(path))
    return path


@pytest.fixture(scope="session")
def authority_url(template_url: str, postgres_server: PostgresServer) -> Iterator[str]:
    """A PostgreSQL database of the same."""
    url = postgres_server.create(template=template_url)
    _make_authority(url)
    yield url
    postgres_server.drop(url)


def _make_authority(data: str) -> None:
    store = open_store(data, StandingClock())
    with store.changing(AUTHOR) as work:
        fill(work, children=700, seed=5, as_of=AS_AT)
        work.commit()
    store.close()


@pytest.fixture
def authority_copy(authority_file: Path, tmp_path: Path) -> str:
    """A data file of the made-up authority for the test alone, not yet open."""
    return str(shutil.copy(authority_file, tmp_path / "authority.cme"))


@pytest.fixture
def authority_database(authority_url: str, postgres_server: PostgresServer) -> Iterator[str]:
    """The URL of a database of the made-up authority for the test alone."""
    url = postgres_server.create(template=authority_url)
    yield url
    postgres_server.drop(url)


@pytest.fixture
def sqlite_authority(authority_copy: str, clock: StandingClock) -> Iterator[SqlStore]:
    """The made-up authority where one database will do."""
    store = open_store(authority_copy, clock)
    yield store
    store.close()


@pytest.fixture(params=["authority_copy", "authority_database"], ids=["sqlite", "postgresql"])
def authority(request: pytest.FixtureRequest, clock: StandingClock) -> Iterator[SqlStore]:
    """A made-up authority of 700 children, open; each test runs on both databases."""
    store = open_store(request.getfixturevalue(request.param), clock)
    yield store
    store.close()
