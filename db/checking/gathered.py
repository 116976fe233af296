"""All that is stored of the records of a range of ids, whatever table it is in."""

from collections import defaultdict
from collections.abc import Set
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

import sqlalchemy as sa

from cme_desktop.registry import REGISTRY
from db.checking.naming import record_named
from db.checking.reading import between, plain_between
from db.queries.readable import Row
from db.tables.described import own_table, rows_table
from db.tables.schema import deadline, history, match_key, record, search_word


@dataclass
class Stored:
    """What is stored of one record; `head` is None where there is no such record."""

    id: int
    head: Row | None = None
    own: dict[str, Row] = field(default_factory=dict)
    """By type: its row in the type's own table."""
    rows: dict[tuple[str, str], list[Row]] = field(default_factory=lambda: defaultdict(list))
    """By type and field: its repeating rows in their order."""
    entries: list[Row] = field(default_factory=list)
    words: Set[tuple[str, str, int, str]] = frozenset()
    """Each with the type under which it is found, the id, and the words beside it."""
    keys: Set[tuple[str, int]] = frozenset()
    """Each with the id."""
    deadlines: dict[str, Row] = field(default_factory=dict)


class _ById(dict[int, Stored]):
    """What is stored of each record; of one that is asked for first, nothing yet."""

    def __missing__(self, id: int) -> Stored:
        stored = self[id] = Stored(id)
        return stored


def tables() -> list[tuple[sa.Table, str]]:
    """Every table that holds something of records, with the column that says of which."""
    own = [(own_table(kind.key), "id") for kind in REGISTRY]
    rows = [(rows_table(kind.key, name), "record_id") for kind in REGISTRY for name in kind.rows]
    hanging_on = [(table, "record_id") for table in (history, search_word, match_key, deadline)]
    return [(record, "id"), *own, *rows, *hanging_on]


def gathered(connection: sa.Connection, low: int, high: int) -> list[Stored]:
    """Each record that anything is stored of, by its id. Raises whatever reading a spoilt value raises."""
    found = _ById()
    for row in between(connection, record, "id", low, high):
        found[row["id"]].head = row
    for kind in REGISTRY:
        for row in between(connection, own_table(kind.key), "id", low, high):
            found[row["id"]].own[kind.key] = row
        for name in kind.rows:
            for row in between(connection, rows_table(kind.key, name), "record_id", low, high):
                found[row["record_id"]].rows[kind.key, name].append(row)
    for row in between(connection, history, "record_id", low, high):
        found[row["record_id"]].entries.append(row)
    _hanging_on(connection, low, high, found)
    return [found[id] for id in sorted(found)]


def _hanging_on(connection: sa.Connection, low: int, high: int, found: dict[int, Stored]) -> None:
    """What hangs on no record at all is told of by the foreign keys."""
    for id, words in groupby(plain_between(connection, search_word, low, high), itemgetter(2)):
        if (held := found.get(id)) is not None:
            held.words = set(words)
    for id, keys in groupby(plain_between(connection, match_key, low, high), itemgetter(1)):
        if (held := found.get(id)) is not None:
            held.keys = set(keys)
    for row in between(connection, deadline, "record_id", low, high):
        if (held := found.get(row["record_id"])) is not None:
            held.deadlines[row["duty"]] = row


def something_of(connection: sa.Connection, low: int, high: int) -> list[int]:
    """The ids in a range of which there is a record or an entry of history."""
    ids: set[int] = set()
    for column in (record.c.id, history.c.record_id):
        ids |= set(connection.execute(sa.select(column).where(column > low, column <= high)).scalars())
    return sorted(ids)


def reference_of(connection: sa.Connection, id: int) -> str:
    """How a record is named in a finding."""
    wanted = sa.select(sa.cast(record.c.reference, sa.Text)).where(record.c.id == id)
    try:
        named = connection.execute(wanted).scalar()
    except Exception:  # a reference that is no text at all
        named = None
    return record_named(named, id)
