"""PostgreSQL for the tests: the server that CME_TEST_POSTGRES names, or a private one for the run."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import make_url

SCRIPT = Path(__file__).parents[1] / "setup" / "postgres.sh"
NOT_INSTALLED = 69  # the script's exit code for it


@dataclass(frozen=True, slots=True)
class PostgresServer:
    """A server on which tests may make databases; `url` is SQLAlchemy's and names an existing database."""

    url: str

    def create(self, template: str | None = None) -> str:
        """Makes a database, empty or as a copy of the one whose URL is `template`; returns its URL.

        Copying is much cheaper than making a schema anew. Nobody may be connected to the template meanwhile.
        """
        name = f"cme_test_{uuid4().hex}"
        source = make_url(template).database if template else "template0"
        self._run("CREATE DATABASE {} TEMPLATE {}", name, source or "")
        return make_url(self.url).set(database=name).render_as_string(hide_password=False)

    def drop(self, url: str) -> None:
        """Removes a database made by `create`, cutting off whoever is still connected."""
        self._run("DROP DATABASE {} WITH (FORCE)", make_url(url).database or "")

    def _run(self, statement: str, *names: str) -> None:
        own = make_url(self.url).set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(own, autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


class PostgresMissing(Exception):
    """No server was named and none can be started here; the text says why."""


@contextmanager
def running_server() -> Iterator[PostgresServer]:
    """The named server, or a private one for as long as the block lasts. Raises PostgresMissing."""
    if named := os.environ.get("CME_TEST_POSTGRES"):
        yield PostgresServer(named)
        return
    if not shutil.which("sh"):
        raise PostgresMissing("CME_TEST_POSTGRES names no PostgreSQL server to test with")
    started = subprocess.run([SCRIPT, "start"], capture_output=True, text=True, check=False)
    if started.returncode == NOT_INSTALLED:
        raise PostgresMissing(f"{started.stderr.strip()}, and CME_TEST_POSTGRES names no server")
    assert started.returncode == 0, f"PostgreSQL did not start:\n{started.stderr}"
    url = started.stdout.strip()
    try:
        yield PostgresServer(url)
    finally:
        subprocess.run([SCRIPT, "stop", url], check=True)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """One server for the whole run. Without one the test is skipped; in CI, which installs one, it fails."""
    try:
        with running_server() as server:
            yield server
    except PostgresMissing as missing:
        if os.environ.get("CI") == "true":
            pytest.fail(str(missing))
        pytest.skip(str(missing))


@pytest.fixture
def postgres_url(postgres_server: PostgresServer) -> Iterator[str]:
    """The URL of an empty database that is this test's own."""
    url = postgres_server.create()
    yield url
    postgres_server.drop(url)
