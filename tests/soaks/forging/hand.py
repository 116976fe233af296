"""The hand of a forger: a bare connection that seals are no hindrance to, and dice."""

import random
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from cme_desktop.fields import LinkField, Storage
from cme_desktop.registry import REGISTRY
from db.history.chain import FIRST, entry_hash
from db.tables.described import own_fields

Row = sqlite3.Row


class Hand:
    """One forgery at work on one file."""

    def __init__(self, connection: sqlite3.Connection, dice: random.Random) -> None:
        connection.row_factory = sqlite3.Row
        self.connection = connection
        self.dice = dice

    def do(self, statement: str, *values: object) -> int:
        """Run a statement; how many rows it changed."""
        return self.connection.execute(statement, values).rowcount

    def rows(self, question: str, *values: object) -> list[Row]:
        return self.connection.execute(question, values).fetchall()

    def one(self, question: str, *values: object) -> Row:
        """One of the rows that a question finds."""
        found = self.rows(question, *values)
        assert found, f"the file has nothing to forge: {question}"
        return self.dice.choice(found)

    def changes(self, statement: str, *values: object) -> None:
        """Run a statement that has to change something."""
        assert self.do(statement, *values), f"nothing was forged: {statement}"

    def put(self, table: str, row: Row, **other: object) -> None:
        """Add a copy of a row with some values changed; None leaves an id to the database."""
        values = {**dict(row), **other}
        names = ", ".join(f'"{name}"' for name in values)
        marks = ", ".join("?" * len(values))
        self.do(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', *values.values())

    @contextmanager
    def unsealed(self) -> Iterator[None]:
        """The history without what guards it; afterwards that is there again, as if nothing had been."""
        seals = self.rows("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        for seal in seals:
            self.do(f"DROP TRIGGER {seal['name']}")
        yield
        for seal in seals:
            self.do(seal["sql"])

    @contextmanager
    def schema(self) -> Iterator[None]:
        """The text of the tables open to changes."""
        self.do("PRAGMA writable_schema = ON")
        yield
        self.do("PRAGMA writable_schema = RESET")

    def chain_anew(self) -> None:
        """Make every hash anew, as if the entries had always been what they are now."""
        previous = FIRST
        for row in self.rows("SELECT * FROM history ORDER BY id"):
            hash = entry_hash(previous, dict(row))
            self.do("UPDATE history SET previous = ?, hash = ? WHERE id = ?", previous, hash, row["id"])
            previous = hash

    def append(self, like: Row, **other: object) -> None:
        """An entry at the end of the chain, hashed as it should be."""
        last = self.rows("SELECT hash FROM history ORDER BY id DESC LIMIT 1")[0]["hash"]
        entry = {**dict(like), **other, "previous": last}
        entry["hash"] = entry_hash(last, entry)
        self.put("history", like, **{**entry, "id": None})

    def column(self, storage: Storage | Sequence[Storage]) -> tuple[str, str]:
        """A table and one of its own columns of a kind in which some record has a value."""
        wanted = [storage] if isinstance(storage, Storage) else list(storage)
        places = [
            (kind.key, name)
            for kind in REGISTRY
            for name, field in own_fields(kind.key).items()
            if field.storage in wanted and not isinstance(field, LinkField)
        ]
        self.dice.shuffle(places)
        return next(place for place in places if self._is_filled(*place))

    def rows_table(self) -> str:
        """A table of repeating rows that has some."""
        names = [f"{kind.key}_{name}" for kind in REGISTRY for name in kind.rows]
        self.dice.shuffle(names)
        return next(name for name in names if self.rows(f'SELECT 1 FROM "{name}" LIMIT 1'))

    def _is_filled(self, table: str, column: str) -> bool:
        return bool(self.rows(f'SELECT 1 FROM "{table}" WHERE "{column}" IS NOT NULL LIMIT 1'))

    def pick(self, table: str, column: str) -> Any:
        """The id of one record that has a value in a column."""
        return self.one(f'SELECT id FROM "{table}" WHERE "{column}" IS NOT NULL')["id"]
