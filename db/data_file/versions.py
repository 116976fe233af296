"""The version of a data file: made new, brought up to date after a verified backup, or refused when newer."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path

import sqlalchemy as sa

from cme_desktop.clock import Clock
from cme_desktop.errors import NewerFile, Unavailable
from db.connecting.engine import is_sqlite, transaction
from db.connecting.turns import take_tables
from db.data_file import backup
from db.migrations import FOLDER, REVISIONS
from db.tables.schema import OURS
from db.tables.whole import everything

_VERSION_TABLE = (
    "CREATE TABLE alembic_version "
    "(version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
)


def bring_up_to_date(
    engine: sa.Engine, clock: Clock, folder: Path = FOLDER, revisions: Sequence[str] = REVISIONS
) -> None:
    """Make the tables of an empty file, or carry an older file forward by the steps in `folder`.

    Raises Unavailable for a database of something else, NewerFile for one from a newer version. A failed step
    leaves the file as it was.
    """
    with engine.connect() as connection:
        with transaction(connection):
            found = _version(connection)
        if found is None:
            with transaction(connection, writing=True), _by_itself(connection):
                found = _made(connection, revisions[-1])
    if found == revisions[-1]:
        return
    if found not in revisions:
        raise NewerFile(
            "This data file was written by a newer version of CME Desktop. Install that version to open it; "
            "the file has not been touched."
        )
    with _backed_up(engine, clock, found) if is_sqlite(engine) else nullcontext():
        migrate(engine, folder)


@contextmanager
def _backed_up(engine: sa.Engine, clock: Clock, version: str) -> Iterator[None]:
    """A copy is made first; it goes where the file is as it was, or each attempt would leave one more."""
    path = Path(engine.url.database or "")
    copy = path.with_name(f"{path.name}.before-upgrade-{clock.now():%Y%m%d-%H%M%S}")
    backup.back_up(engine, copy, clock.today())
    try:
        yield
    except Exception:
        if _is_at(engine, version):
            copy.unlink(missing_ok=True)
        raise


def _is_at(engine: sa.Engine, version: str) -> bool:
    """False as well where that cannot be read."""
    try:
        with engine.connect() as connection, transaction(connection):
            return _version(connection) == version
    except Exception:
        return False


def migrate(engine: sa.Engine, folder: Path = FOLDER) -> None:
    """Run the steps that the tables have not been through, all or none of them."""
    from alembic import command  # Only an old file pays for loading it.
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    with (
        engine.connect() as connection,
        _unlinked(connection),
        transaction(connection, writing=True),
        _by_itself(connection),
    ):
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        _check_links(connection)


def _version(connection: sa.Connection) -> str | None:
    """The revision of the tables; None when there are none yet."""
    tables = set(sa.inspect(connection).get_table_names())
    if not tables:
        return None
    if tables >= OURS:
        version: str | None = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        if version is not None:
            return version
    raise Unavailable("This is a database, but not a data file of CME Desktop. Choose another file.")


def _made(connection: sa.Connection, head: str) -> str:
    """The revision of the tables, which are made here unless somebody was faster."""
    if found := _version(connection):
        return found
    make_tables(connection)
    connection.execute(sa.text("INSERT INTO alembic_version VALUES (:head)"), {"head": head})
    return head


def make_tables(connection: sa.Connection) -> None:
    """The tables of this version, in a database that has none."""
    everything().create_all(connection, checkfirst=False)
    connection.exec_driver_sql(_VERSION_TABLE)


@contextmanager
def _by_itself(connection: sa.Connection) -> Iterator[None]:
    """The tables are made or changed by one program at a time, which takes the time it needs."""
    if connection.dialect.name == "sqlite":
        yield
        return
    from db.connecting.limits import unlimited

    take_tables(connection)
    with unlimited(connection):
        yield


@contextmanager
def _unlinked(connection: sa.Connection) -> Iterator[None]:
    """SQLite changes a table by making it anew, which it refuses while foreign keys are watched."""
    if connection.dialect.name == "sqlite":
        connection.connection.cursor().execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        connection.invalidate()


def _check_links(connection: sa.Connection) -> None:
    if connection.dialect.name == "sqlite":
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
        if broken:
            raise Unavailable(
                f"The new version would lose links in {broken[0]}. The file has not been changed."
            )
