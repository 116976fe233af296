"""Whether the data file is sound."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from cme_desktop.errors import Unavailable
from cme_desktop.records import REGISTRY
from cme_desktop.records.base import RecordType
from db import history
from db.failures import DAMAGED
from db.queries import records
from db.rows import history_texts
from db.seen import Seen


def refuse_damaged(connection: sa.Connection) -> None:
    """Raises Unavailable for a file whose structure is unsound; a server looks after its own.

    Reads the whole file, but follows no history: a small part of the work of `findings`.
    """
    if connection.dialect.name == "sqlite":
        found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
        if found != "ok":
            raise Unavailable(DAMAGED.format(name=connection.engine.url.database))


def findings(connection: sa.Connection) -> Iterator[str]:
    """A sentence for each thing wrong: the file's structure, its foreign keys, its history."""
    if connection.dialect.name == "sqlite":
        for (sentence,) in connection.exec_driver_sql("PRAGMA integrity_check"):
            if sentence != "ok":
                yield f"The file's structure is damaged: {sentence}."
        for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
            yield f"Row {row} of {table} points at a row of {parent} that does not exist."
    yield from history.broken_links(connection)
    for record_type in REGISTRY:
        yield from _unaccounted(connection, record_type)


def _unaccounted(connection: sa.Connection, record_type: RecordType[Any]) -> Iterator[str]:
    """A sentence for each record that is not what its history makes of it."""
    told = history.replayed(connection, record_type.key)
    told_id, texts = next(told, (0, {}))
    for record in records.of_type(connection, Seen(), record_type, None, None):
        while told_id and told_id < record.id:
            told_id, texts = next(told, (0, {}))
        told_of_it = texts if told_id == record.id else {}
        held = history_texts(record_type, record)
        paths = [path for path in {**told_of_it, **held} if _is_described(record_type, path)]
        if any(told_of_it.get(path) != held.get(path) for path in paths):
            yield f"{record.reference} is not as its history leaves it: it was changed outside CME Desktop."


def _is_described(record_type: RecordType[Any], path: str) -> bool:
    """Whether a field that history tells of is still one; others came and went with earlier versions."""
    name, _, rest = path.partition(".")
    if not rest:
        return name in record_type.plain
    return name in record_type.rows and rest.partition(".")[2] in record_type.rows[name].fields
