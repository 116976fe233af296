"""Whatever the environment and the server's settings say, a session is what the program needs."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
import sqlalchemy as sa

from cme_desktop.errors import Unavailable
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.standing_records.child import CHILD
from db.store import SqlStore, open_store
from tests.builders import AUTHOR, StandingClock, make_child, make_school, save

ENVIRONMENT = {
    "PGTZ": "Asia/Tokyo",
    "PGDATESTYLE": "German",
    "PGCLIENTENCODING": "LATIN1",
    "PGOPTIONS": "-c statement_timeout=1 -c quote_all_identifiers=on",
}
SETTINGS = {
    "timezone": "Asia/Tokyo",
    "datestyle": "German",
    "client_encoding": "LATIN1",
    "quote_all_identifiers": "on",
    "search_path": "elsewhere, pg_catalog",
    "bytea_output": "escape",
    "extra_float_digits": "-15",
    "intervalstyle": "sql_standard",
    "lc_monetary": "C",
    "lc_numeric": "C",
    "lc_time": "C",
    "standard_conforming_strings": "off",
    "transform_null_equals": "on",
    "default_transaction_isolation": "serializable",
    "default_transaction_deferrable": "on",
    "session_replication_role": "replica",
    "row_security": "off",
    "synchronous_commit": "off",
    "statement_timeout": "1ms",
    "lock_timeout": "1ms",
    "idle_in_transaction_session_timeout": "1ms",
}


@contextmanager
def server_side(url: str) -> Iterator[sa.Connection]:
    """A connection of somebody else's, outside every transaction."""
    engine = sa.create_engine(url)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        yield connection
    engine.dispose()


def altered(url: str, **settings: str) -> None:
    """Have the database say so to each who connects."""
    database = sa.make_url(url).database
    with server_side(url) as connection:
        connection.exec_driver_sql("CREATE SCHEMA elsewhere")
        connection.exec_driver_sql(
            "CREATE FUNCTION elsewhere.lower(text) RETURNS text LANGUAGE sql AS 'SELECT $1'"
        )
        for name, value in settings.items():
            said = value if name == "search_path" else f"'{value}'"
            connection.exec_driver_sql(f'ALTER DATABASE "{database}" SET {name} = {said}')


def filled(store: SqlStore) -> int:
    with store.changing(AUTHOR) as work:
        child = make_child(work, "Żółć", "Ádám")
        make_school(work, urn="100000")
        save(work, WHEREABOUTS_ENQUIRY, child=child.id, received_on=date(2026, 11, 2))
        work.commit()
    return child.id or 0


def assert_it_works(url: str, before: int) -> None:
    """What was saved is read, more is saved, and an honest database is found to be one."""
    store = open_store(url, StandingClock())
    try:
        after = filled(store)
        with store.reading() as reader:
            for id in (before, after):
                child = reader.get(CHILD, id)
                assert child.surname == "Żółć"
                assert child.created_at == StandingClock().now()
        found = list(store.findings())
        assert [sentence for sentence in found if "session_replication_role" not in sentence] == []
    finally:
        store.close()


@pytest.mark.parametrize("name", ENVIRONMENT)
def test_the_environment_reaches_no_session(
    postgres_data: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(postgres_data, StandingClock())
    before = filled(store)
    store.close()

    with monkeypatch.context() as environment:
        environment.setenv(name, ENVIRONMENT[name])
        assert_it_works(postgres_data, before)


@pytest.mark.parametrize("name", SETTINGS)
def test_settings_of_the_database_reach_no_session(postgres_data: str, name: str) -> None:
    store = open_store(postgres_data, StandingClock())
    before = filled(store)
    store.close()
    altered(postgres_data, **{name: SETTINGS[name]})

    assert_it_works(postgres_data, before)


def test_what_the_program_stands_on_is_set(postgres_data: str) -> None:
    altered(postgres_data, **SETTINGS)
    store = open_store(postgres_data, StandingClock())
    with store.reading() as reader:
        asked = reader.connection.exec_driver_sql  # type: ignore[attr-defined]
        shown = {name: asked(f"SHOW {name}").scalar() for name in SETTINGS if not name.startswith("lc_")}
    store.close()

    assert {name for name, value in shown.items() if value == SETTINGS[name]} == set()
    assert shown["search_path"] == "public"


def test_tables_in_a_schema_of_their_own_are_found(postgres_url: str) -> None:
    """Where an administrator gives the program a schema, it stays there, whatever the path says later."""
    with server_side(postgres_url) as connection:
        connection.exec_driver_sql("CREATE SCHEMA cases")
    altered(postgres_url, search_path="cases")
    store = open_store(postgres_url, StandingClock())
    before = filled(store)
    store.close()
    with server_side(postgres_url) as connection:
        database = sa.make_url(postgres_url).database
        connection.exec_driver_sql(f'ALTER DATABASE "{database}" RESET search_path')

    assert_it_works(postgres_url, before)


def test_a_database_that_may_only_be_read_stays_so(postgres_data: str) -> None:
    altered(postgres_data, default_transaction_read_only="on")
    store = open_store(postgres_data, StandingClock())
    assert list(store.findings()) == []
    with pytest.raises(Unavailable, match="may be read but not changed"):
        filled(store)
    store.close()


def test_no_question_is_compiled_before_it_is_asked(postgres_data: str) -> None:
    """A page of a list is read long before a server has compiled the question for it."""
    altered(postgres_data, jit="on")
    store = open_store(postgres_data, StandingClock())
    with store.engine.connect() as connection:
        assert connection.exec_driver_sql("SHOW jit").scalar() == "off"
    store.close()
