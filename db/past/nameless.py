"""A data file without a name, for as long as somebody looks at it.

SQLite makes it in the system's folder for temporary files, for this person alone to read, and it goes with
its connection, however the process ends. What does not fit into a cache is on disk.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from sqlalchemy.schema import CreateIndex, CreateTable

from db.connecting.engine import transaction
from db.failures import in_plain_words
from db.tables.whole import everything

FOLDER = "The folder for temporary files"
"""What is named where its disk takes no more."""
_PRAGMAS = ("temp_store=FILE", "cache_size=-65536", "journal_mode=OFF", "synchronous=OFF")
"""Nothing of it has to last. Links are not watched: a record may be put in before what it points at."""


@contextmanager
def nameless() -> Iterator[sa.Connection]:
    """A connection to a new one, with the tables of this version and no index but those of their keys."""
    engine = sa.create_engine("sqlite://", creator=_connect, poolclass=sa.StaticPool)
    try:
        with engine.connect() as connection, transaction(connection):
            with in_plain_words(FOLDER):
                for table in everything().sorted_tables:
                    connection.execute(CreateTable(table))
            yield connection
    finally:
        engine.dispose()


def add_indexes(connection: sa.Connection) -> None:
    """Those by which records are found, once they are there: sooner, each record would pay for them."""
    for table in everything().sorted_tables:
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            connection.execute(CreateIndex(index))


def _connect() -> sqlite3.Connection:
    connection = sqlite3.connect("", isolation_level=None, check_same_thread=False)
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return connection
