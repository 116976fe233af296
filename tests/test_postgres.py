"""The tests' own PostgreSQL: each database is new, and a copy carries what its template held."""

import psycopg
import pytest
from sqlalchemy import create_engine, make_url, text

from tests.postgres import PostgresServer


def names(server: PostgresServer) -> set[str]:
    engine = create_engine(server.url)
    with engine.connect() as connection:
        found = set(connection.scalars(text("SELECT datname FROM pg_database")))
    engine.dispose()
    return found


def test_each_test_has_a_database_of_its_own(postgres_server: PostgresServer, postgres_url: str) -> None:
    other = postgres_server.create()
    assert {make_url(other).database, make_url(postgres_url).database} <= names(postgres_server)
    postgres_server.drop(other)
    assert make_url(other).database not in names(postgres_server)


def test_a_copy_carries_what_its_template_held(postgres_server: PostgresServer, postgres_url: str) -> None:
    engine = create_engine(postgres_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE school (name text)"))
        connection.execute(text("INSERT INTO school VALUES ('Élan Académie')"))
    engine.dispose()

    copied = postgres_server.create(template=postgres_url)
    engine = create_engine(copied)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT lower(name) FROM school")) == "élan académie"
    engine.dispose()
    postgres_server.drop(copied)


def test_a_server_that_does_not_answer_is_an_error(tmp_path_factory: pytest.TempPathFactory) -> None:
    nowhere = PostgresServer(f"postgresql+psycopg://cme@/postgres?host={tmp_path_factory.mktemp('s')}")
    with pytest.raises(psycopg.OperationalError):
        nowhere.create()
