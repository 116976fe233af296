"""The version of a data file: made new, brought up to date after a verified backup, or refused when newer."""

from pathlib import Path

import sqlalchemy as sa

from cme_desktop.clock import Clock
from cme_desktop.errors import NewerFile, Unavailable
from db import backup
from db.engine import is_sqlite
from db.migrations import HEAD, REVISIONS
from db.schema import metadata

_VERSION_TABLE = "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"


def bring_up_to_date(engine: sa.Engine, clock: Clock) -> None:
    """Make the tables of an empty file, or carry an older file forward.

    Raises Unavailable for a database of something else, NewerFile for one from a newer version. A failed step
    leaves the file as it was.
    """
    with engine.connect() as connection:
        with connection.begin():
            found = _version(connection)
        if found == HEAD:
            return
        if found is None:
            with connection.execution_options(writing=True).begin():
                _make(connection)
            return
    if found not in REVISIONS:
        raise NewerFile(
            "This data file was written by a newer version of CME Desktop. Install that version to open it; "
            "the file has not been touched."
        )
    _migrate(engine, clock)


def _version(connection: sa.Connection) -> str | None:
    """The revision of the tables; None when there are none yet."""
    tables = set(sa.inspect(connection).get_table_names())
    if "alembic_version" in tables:
        version: str | None = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        return version
    if tables:
        raise Unavailable("This is a database, but not a data file of CME Desktop. Choose another file.")
    return None


def _make(connection: sa.Connection) -> None:
    if _version(connection) is not None:
        return  # Somebody else made it while this one waited for the lock.
    metadata.create_all(connection, checkfirst=False)
    connection.exec_driver_sql(_VERSION_TABLE)
    connection.execute(sa.text("INSERT INTO alembic_version VALUES (:head)"), {"head": HEAD})


def _migrate(engine: sa.Engine, clock: Clock) -> None:
    from alembic import command  # Only an old file pays for loading it.
    from alembic.config import Config

    if is_sqlite(engine):
        path = Path(engine.url.database or "")
        backup.back_up(engine, path.with_name(f"{path.name}.before-upgrade-{clock.now():%Y%m%d-%H%M%S}"))
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with engine.connect() as connection, connection.execution_options(writing=True).begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
