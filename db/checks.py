"""Whether the data file is sound."""

from collections.abc import Iterator

import sqlalchemy as sa

from db.history import broken_links


def findings(connection: sa.Connection) -> Iterator[str]:
    """A sentence for each thing wrong: the file's structure, its foreign keys, the chain of history."""
    if connection.dialect.name == "sqlite":
        for (sentence,) in connection.exec_driver_sql("PRAGMA integrity_check"):
            if sentence != "ok":
                yield f"The file's structure is damaged: {sentence}."
        for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
            yield f"Row {row} of {table} points at a row of {parent} that does not exist."
    yield from broken_links(connection)
