"""Notes of one import, in an SQLite file without a name.

SQLite makes it in the system's folder for temporary files, for this person alone to read, and it goes with
its connection, however the process ends. What does not fit into a small cache is on disk.
"""

import pickle
import sqlite3
import weakref
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Generic, cast

from cme_desktop.ports.notebook import K, V
from db.failures import in_plain_words

_AT_ONCE = 200
_CACHE = "PRAGMA cache_size = -16000"  # in units of 1,000 bytes
_STATEMENTS = 1_000
"""Far more than there are, as making one anew takes longer than running it."""
_WHERE = "The folder for temporary files"
_MARK = "SAVEPOINT mark"

Stored = int | bytes


class SqlNotebook:
    """Fulfils `ports.Notebook`. Its outcome may be read in another thread than it was written in."""

    def __init__(self) -> None:
        with in_plain_words(_WHERE):
            self._file = sqlite3.connect(
                "", isolation_level=None, check_same_thread=False, cached_statements=_STATEMENTS
            )
        weakref.finalize(self, self._file.close)
        for statement in ("PRAGMA temp_store = FILE", _CACHE, "BEGIN"):
            self.run(statement)
        self._pages = 0
        self._marked = False

    def page(self, of: str) -> "SqlPage[K, V]":
        self._pages += 1
        return SqlPage(self, f'"{self._pages} {of}"')

    def mark(self) -> Callable[[], None]:
        if self._marked:
            self.run("RELEASE mark")
        self.run(_MARK)
        self._marked = True

        def back() -> None:
            self.run("ROLLBACK TO mark")

        return back

    def run(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Stored, ...]]:
        """What a statement finds. Raises Unavailable when the disk takes no more."""
        try:
            return self._file.execute(statement, values).fetchall()
        except sqlite3.Error:
            with in_plain_words(_WHERE):
                raise

    def run_for_each(self, statement: str, rows: Collection[Sequence[object]]) -> None:
        """A statement once for each of some rows. Raises as `run` does."""
        try:
            self._file.executemany(statement, rows)
        except sqlite3.Error:
            with in_plain_words(_WHERE):
                raise


class SqlPage(Generic[K, V]):
    """Fulfils `ports.Page`: a table that is its own index. Numbers are kept as such, all else is pickled."""

    def __init__(self, notebook: SqlNotebook, table: str) -> None:
        self._notebook = notebook
        self._added = 0
        notebook.run(f"CREATE TABLE {table} (key, place, value, PRIMARY KEY (key, place)) WITHOUT ROWID")
        self._first = f"SELECT value FROM {table} WHERE key = ? ORDER BY place LIMIT 1"
        self._all = f"SELECT value FROM {table} WHERE key = ? ORDER BY place"
        self._put = f"INSERT OR REPLACE INTO {table} VALUES (?, ?, ?)"
        self._put_first = f"INSERT OR IGNORE INTO {table} VALUES (?, 0, ?) RETURNING 1"
        self._drop = f"DELETE FROM {table} WHERE key = ?"
        self._clear = f"DELETE FROM {table}"
        self._count = f"SELECT count(*) FROM {table}"
        self._under = f"SELECT DISTINCT value FROM {table} WHERE key IN "
        self._from = f"SELECT key, place, value FROM {table}"

    def get(self, key: K) -> V | None:
        found = self._notebook.run(self._first, (_kept(key),))
        return self._value(found[0][0]) if found else None

    def all(self, key: K) -> list[V]:
        return [self._value(stored) for (stored,) in self._notebook.run(self._all, (_kept(key),))]

    def under(self, keys: Collection[K]) -> set[V]:
        wanted = [*map(_kept, keys)]
        found = self._notebook.run(f"{self._under} ({','.join('?' * len(wanted))})", wanted)
        return {self._value(stored) for (stored,) in found}

    def put(self, key: K, value: V) -> None:
        self._notebook.run(self._put, (_kept(key), 0, _stored(value)))

    def put_first(self, key: K, value: V) -> bool:
        return bool(self._notebook.run(self._put_first, (_kept(key), _stored(value))))

    def add(self, key: K, value: V) -> None:
        self.add_under([key], value)

    def add_under(self, keys: Collection[K], value: V) -> None:
        self._added += 1
        stored = _stored(value)
        self._notebook.run_for_each(self._put, [(_kept(key), self._added, stored) for key in keys])

    def drop(self, key: K) -> None:
        self._notebook.run(self._drop, (_kept(key),))

    def clear(self) -> None:
        self._notebook.run(self._clear)

    def __contains__(self, key: K) -> bool:
        return bool(self._notebook.run(self._first, (_kept(key),)))

    def __len__(self) -> int:
        return cast(int, self._notebook.run(self._count)[0][0])

    def values(self, start: int = 0) -> Iterator[V]:
        order = f"ORDER BY key, place LIMIT {_AT_ONCE}"
        some = self._notebook.run(f"{self._from} {order} OFFSET ?", (start,))
        while some:
            for *_, stored in some:
                yield self._value(stored)
            last = some[-1][:2]
            some = self._notebook.run(f"{self._from} WHERE (key, place) > (?, ?) {order}", last)

    def _value(self, stored: Stored) -> V:
        return cast(V, stored if isinstance(stored, int) else pickle.loads(stored))


def _kept(key: int | str | bytes) -> Stored:
    """A key as it is kept: texts with whatever stands in a cell, halves of letters too."""
    return key.encode("utf-8", "surrogatepass") if isinstance(key, str) else key


def _stored(value: object) -> Stored:
    return value if type(value) is int else pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
