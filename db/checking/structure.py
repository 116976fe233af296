"""The tables with all that guards and orders them, against those that this version makes."""

import re
from dataclasses import dataclass

import sqlalchemy as sa

from db.checking import postgres_parts, sqlite_parts
from db.checking.parts import Parts

_HARMLESS = {"table", "index", "view", "function", "sequence"}
"""What does no more than lie there, if it is none of ours."""
_OF_TABLES = {"column", "link", "key", "constraint"}
"""What begins with the name of its table."""
_NEEDED = {"table", "column"}
"""Without which nothing can be read."""


@dataclass(frozen=True)
class ComparedTables:
    """What is wrong with the tables; `usable` tells whether what is in them can be read all the same."""

    wrong: list[str]
    notes: list[str]
    usable: bool


def compared(connection: sa.Connection) -> ComparedTables:
    """The tables of a data file, or of a server's database, held against what they should be."""
    found, expected = _parts_of(connection)
    missing = [part for part in expected if part not in found]
    wrong = [f"The {what} {name} is missing." for what, name in missing]
    notes: list[str] = []
    theirs = {name for what, name in found if what == "table" and (what, name) not in expected}
    for (what, name), made in found.items():
        if what in _OF_TABLES and re.split("[.: ]", name)[0] in theirs:
            continue
        if (what, name) not in expected:
            sentence = f"The {what} {name} is none that CME Desktop makes."
            (notes if what in _HARMLESS and not _is_ours(name, expected) else wrong).append(sentence)
        elif made != expected[what, name]:
            wrong.append(f"The {what} {name} is not as CME Desktop makes it.")
    return ComparedTables(wrong, notes, not any(what in _NEEDED for what, _ in missing))


def _is_ours(name: str, expected: Parts) -> bool:
    return any(name == other for _, other in expected)


def _parts_of(connection: sa.Connection) -> tuple[Parts, Parts]:
    if connection.dialect.name == "sqlite":
        return sqlite_parts.found(connection), sqlite_parts.expected()
    return postgres_parts.found(connection), postgres_parts.expected()
