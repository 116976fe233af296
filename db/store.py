"""A data file: opened, looked at, changed, checked, copied."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

from cme_desktop.clock import Clock
from cme_desktop.errors import Unavailable
from cme_desktop.ports import Author, Reader, UnitOfWork
from db import backup, checks
from db.engine import engine_for, is_sqlite
from db.failures import in_plain_words
from db.reader import SqlReader
from db.unit_of_work import SqlUnitOfWork
from db.versions import bring_up_to_date


class SqlStore:
    """Fulfils `ports.Store` over one engine."""

    def __init__(self, engine: sa.Engine, name: str, clock: Clock) -> None:
        self.engine = engine
        self.name = name
        self.clock = clock

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        with in_plain_words(self.name), self._connected() as connection, connection.begin():
            yield SqlReader(connection)

    @contextmanager
    def changing(self, author: Author) -> Iterator[UnitOfWork]:
        with in_plain_words(self.name), self._connected() as connection:
            writing = connection.execution_options(writing=True)
            with writing.begin() as transaction:
                yield SqlUnitOfWork(writing, author, self.clock.now())
                if transaction.is_active:
                    transaction.rollback()

    def findings(self) -> Iterator[str]:
        with in_plain_words(self.name), self._connected() as connection, connection.begin():
            yield from checks.findings(connection)

    def back_up(self, to: Path) -> None:
        with in_plain_words(self.name):
            backup.back_up(self.engine, to)

    def close(self) -> None:
        self.engine.dispose()

    def _connected(self) -> sa.Connection:
        self._require_file()
        return self.engine.connect()

    def _require_file(self) -> None:
        """A file deleted while open would silently be made anew, empty."""
        if is_sqlite(self.engine) and not Path(self.engine.url.database or "").exists():
            raise Unavailable(
                f"The data file {self.name} is no longer there. Put it back, or restore a backup."
            )


def open_store(data: str, clock: Clock) -> SqlStore:
    """Open a data file or a PostgreSQL database, made or upgraded first. Raises Unavailable."""
    engine = engine_for(data)
    name = engine.url.render_as_string(hide_password=True) if not is_sqlite(engine) else data
    with in_plain_words(name):
        bring_up_to_date(engine, clock)
    return SqlStore(engine, name, clock)
