"""What is still to be reckoned anew.

It is plain text, so that the first page can be read from a file before the database library is loaded.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from cme_desktop.due import Reckoning

WAITING = "SELECT id, types, schools, done, last, missing FROM reckoning WHERE id > 0 ORDER BY id"
"""Sought by its key, as mostly there is none."""


def read(rows: Iterable[Sequence[Any]]) -> list[Reckoning]:
    """The rows found."""
    return [_reckoning(*row) for row in rows]


def written(values: Sequence[Any] | None) -> str | None:
    """Types or schools as a row holds them."""
    return None if values is None else json.dumps(list(values))


def _reckoning(id: int, types: str, schools: str | None, done: int, last: int, missing: object) -> Reckoning:
    only = None if schools is None else tuple(json.loads(schools))
    return Reckoning(id, tuple(json.loads(types)), only, done, last, bool(missing))
