"""A town made many times as large: its people and their records over again, under other names and numbers.

Saving a million children one by one takes hours. So the rows of those who are on file are written anew, with
other ids, reference numbers and pupil numbers; the names change hands, so that each is as common as before.
Schools, officers and hubs stay the same ones. What follows from a name (labels, words, keys) comes from the
program's own rules, and each entry of history is chained to the one before.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from benchmarks.towns.entries import LINK, Told, renumbered_in, with_gaps
from benchmarks.towns.people import People, Renamed, Renumbered
from cme_desktop.registry import REGISTRY, record_type
from cme_desktop.standing_records.person import PERSON
from cme_desktop.values.names import fold
from db.history.chain import REFERENCE, entry_hash
from db.store import SqlStore
from db.tables.described import own_table, rows_table
from db.tables.schema import deadline, history, match_key, record, search_word
from db.writing.known_by import words_beside

Row = dict[str, Any]
_UNSAFE_AND_QUICK = ("journal_mode=OFF", "synchronous=OFF", "cache_size=-400000", "foreign_keys=OFF")


def grow(file: Path, storage: SqlStore, times: int) -> None:
    """Make a town so many times as large."""
    people = People(storage)
    storage.close()
    with closing(sqlite3.connect(file, isolation_level=None)) as bare:
        bare.row_factory = sqlite3.Row
        for pragma in _UNSAFE_AND_QUICK:
            bare.execute(f"PRAGMA {pragma}")
        indexes = _taken_away(bare)
        towns = _Towns(bare, people)
        bare.execute("BEGIN")
        for number in range(1, times):
            towns.add(number)
        towns.finish(times)
        bare.execute("COMMIT")
        for made_again in indexes:
            bare.execute(made_again)
        bare.execute("PRAGMA journal_mode=WAL")


def _taken_away(bare: sqlite3.Connection) -> list[str]:
    """Drop the indexes, which are made quicker at the end; gives what makes them again."""
    found = bare.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
    indexes = [tuple(row) for row in found]
    for name, _ in indexes:
        bare.execute(f"DROP INDEX {name}")
    return [made_again for _, made_again in indexes]


class _Towns:
    """Writes one town after the other from the rows of the first."""

    def __init__(self, bare: sqlite3.Connection, people: People) -> None:
        self._bare = bare
        self._people = people
        self._first = bare.execute("SELECT min(id) FROM record WHERE type = ?", (PERSON.key,)).fetchone()[0]
        self._span = bare.execute("SELECT max(id) FROM record").fetchone()[0] - self._first + 1
        self._lasts = {(row[0], row[1]): row[2] for row in bare.execute("SELECT * FROM counter")}
        self._renumbered = Renumbered(self._lasts, 0)
        self._offset = 0
        self._labels: dict[int, str] = {}
        self._tables = [_Table(bare, table, key, self._first) for table, key in _tables()]
        self._heads = {row["id"]: row for row in _rows(bare, record, "id", self._first)}
        self._entries = list(self._with_gaps())
        self._last_hash = bare.execute("SELECT hash FROM history ORDER BY id DESC LIMIT 1").fetchone()[0]
        self._last_entry = bare.execute("SELECT max(id) FROM history").fetchone()[0]
        for table in (search_word, match_key):
            bare.execute(f"CREATE TEMP TABLE more_{table.name} AS SELECT * FROM {table.name} WHERE false")
        self._words = _by_record(_rows(bare, search_word, "record_id", self._first))
        self._keys = _by_record(_rows(bare, match_key, "record_id", self._first))

    def _with_gaps(self) -> Iterator[tuple[Row, Told]]:
        for entry in _rows(self._bare, history, "record_id", self._first):
            before = self._people.by_id.get(entry["record_id"])
            yield entry, with_gaps(record_type(entry["record_type"]), entry["fields"], before, self._first)

    def add(self, number: int) -> None:
        """Write one more town."""
        self._renumbered = Renumbered(self._lasts, number)
        self._offset = number * self._span
        renamed = {one.record.id or 0: one for one in self._people.renamed(number, self._renumbered)}
        self._labels = {id: one.known.name for id, one in renamed.items()}
        _insert(self._bare, "record", (self._head(row, renamed) for row in self._heads.values()))
        for table in self._tables:
            _insert(self._bare, table.name, (self._moved(table, row, number, renamed) for row in table.rows))
        self._tell(renamed)
        _insert(self._bare, f"more_{search_word.name}", self._found_by("word", self._words, renamed))
        _insert(self._bare, f"more_{match_key.name}", self._found_by("key", self._keys, renamed))

    def finish(self, times: int) -> None:
        """What is kept in the order of words and keys, and the counters."""
        for name in (search_word.name, match_key.name):
            self._bare.execute(f"INSERT INTO {name} SELECT * FROM more_{name} ORDER BY 1, 2")
        shared = {prefix for prefix, _ in self._lasts} - {
            row["reference"].split("-")[0] for row in self._heads.values()
        }
        self._bare.executemany(
            "UPDATE counter SET last = last * ? WHERE prefix = ?",
            [(times, prefix) for prefix, _ in self._lasts if prefix not in shared],
        )

    def _id(self, id: int | None) -> int | None:
        """The id in this town; what all share keeps its own."""
        return id if id is None or id < self._first else id + self._offset

    def _label(self, id: int | None, label: str) -> str:
        if id is None or id < self._first:
            return label
        return self._labels.get(id) or self._renumbered(label)

    def _head(self, row: Row, renamed: dict[int, Renamed]) -> Row:
        reference = self._renumbered(row["reference"])
        new = {**row, "id": self._id(row["id"]), "reference": reference}
        if (someone := renamed.get(row["id"])) is not None:
            new |= someone.labels
        elif row["label"] == row["reference"]:
            new["label"] = reference
        return self._linked(new, row, ("child", "school", "officer", "hub"))

    def _linked(self, new: Row, row: Row, links: Iterable[str]) -> Row:
        for link in links:
            id = row[f"{link}_id"]
            new[f"{link}_id"] = self._id(id)
            if f"{link}_label" in row:
                new[f"{link}_label"] = self._label(id, row[f"{link}_label"])
        return new

    def _moved(self, table: "_Table", row: Row, number: int, renamed: dict[int, Renamed]) -> Row:
        new = self._linked({**row, table.key: self._id(row[table.key])}, row, table.links)
        if table.key == "record_id" and "id" in row:
            new["id"] = row["id"] + number * table.last
        elif table.key == "id" and (someone := renamed.get(row["id"])) is not None:
            new |= {name: value for name, value in someone.values.items() if name in row}
        return new

    def _tell(self, renamed: dict[int, Renamed]) -> None:
        _insert(self._bare, "history", (self._entry(entry, told, renamed) for entry, told in self._entries))

    def _entry(self, entry: Row, told: Told, renamed: dict[int, Renamed]) -> Row:
        someone = renamed.get(entry["record_id"])

        def filled(what: str, text: str) -> str:
            if what == LINK:
                return str(self._id(int(text)))
            if what == REFERENCE or someone is None:
                return self._renumbered(text)
            return str(someone.values[what])

        self._last_entry += 1
        new = {
            **entry,
            "id": self._last_entry,
            "record_id": self._id(entry["record_id"]),
            "action": renumbered_in(entry["action"], self._renumbered),
            "fields": told.filled(filled),
            "previous": self._last_hash,
        }
        self._last_hash = new["hash"] = entry_hash(self._last_hash, new)
        return new

    def _found_by(
        self, column: str, held: dict[int, list[Row]], renamed: dict[int, Renamed]
    ) -> Iterator[Row]:
        for id, rows in held.items():
            someone = renamed.get(id)
            if someone is not None:
                texts = someone.words if column == "word" else someone.known.keys
            else:
                reference = self._heads[id]["reference"]
                number, own = fold(self._renumbered(reference)), fold(reference)
                texts = {number if row[column] == own else row[column] for row in rows}
            common = {**rows[0], "record_id": self._id(id)}
            if column == "word":
                common["words"] = words_beside(texts)
            yield from ({**common, column: text} for text in texts)


class _Table:
    """A table of what records hold, with the rows of the first town in it."""

    def __init__(self, bare: sqlite3.Connection, table: sa.Table, key: str, first: int) -> None:
        self.name = table.name
        self.key = key
        self.links = [
            column.name.removesuffix("_id")
            for column in table.c
            if column.foreign_keys and column.name not in ("id", "record_id")
        ]
        self.rows = _rows(bare, table, key, first)
        self.last = max((row["id"] for row in self.rows if "id" in row), default=0)


def _tables() -> Iterator[tuple[sa.Table, str]]:
    for kind in REGISTRY:
        yield own_table(kind.key), "id"
        yield from ((rows_table(kind.key, name), "record_id") for name in kind.rows)
    yield deadline, "record_id"


def _rows(bare: sqlite3.Connection, table: sa.Table, key: str, first: int) -> list[Row]:
    order = "id" if "id" in table.c else key
    found = bare.execute(f"SELECT * FROM {table.name} WHERE {key} >= {first} ORDER BY {order}")
    return [dict(row) for row in found]


def _by_record(rows: Sequence[Row]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for row in rows:
        found.setdefault(row["record_id"], []).append(row)
    return found


def _insert(bare: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    """Rows that all have the same columns."""
    several = iter(rows)
    if (first := next(several, None)) is None:
        return
    columns, places = ", ".join(f'"{name}"' for name in first), ", ".join("?" * len(first))
    statement = f"INSERT INTO {table} ({columns}) VALUES ({places})"
    bare.execute(statement, tuple(first.values()))
    bare.executemany(statement, (tuple(row.values()) for row in several))
