"""How findings name a record and a value: never by a text that somebody else may have written there."""

import re
from functools import lru_cache

from cme_desktop.description.record import BASE_COLUMNS
from cme_desktop.registry import REGISTRY
from cme_desktop.values.texts import visible

PREFIXES = frozenset(kind.prefix for kind in REGISTRY)
_REFERENCE = re.compile(f"({'|'.join(sorted(PREFIXES))})-([0-9]{{4}})-([0-9]{{4,15}})")
_LONGEST = 400


@lru_cache(maxsize=1)  # a record is named by it, and then it is held against the record
def read_reference(text: object) -> tuple[str, int, int] | None:
    """The prefix, the year and the number of a reference; None for what has not the form of one."""
    found = _REFERENCE.fullmatch(text) if isinstance(text, str) else None
    if found is None or found[3] != f"{int(found[3]):04d}":
        return None
    return found[1], int(found[2]), int(found[3])


def record_named(reference: object, id: int) -> str:
    """A record by its reference, where that is one."""
    return f"Record {id}" if read_reference(reference) is None else str(reference)


def told_plainly(sentence: str) -> str:
    """A finding as it may be shown: on one line, of a bearable length, without what steers a terminal."""
    plain = " ".join(visible(sentence).split())
    return plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST - 1]}…"


def value_named(table: str, column: str) -> str:
    """A value by the table and the column it is kept in."""
    if column == "unanswered":
        return f"what is kept of unanswered questions in the table {table}"
    name = column.removesuffix("_id")
    for kind in REGISTRY:
        for rows, described in kind.rows.items():
            if table == f"{kind.key}_{rows}" and name in described.fields:
                return f"“{described.fields[name].label}” of “{described.label}”"
        if table == kind.key and name in kind.plain and name not in BASE_COLUMNS:
            return f"“{kind.plain[name].label}”"
    return f"“{column}” in the table {table}"
