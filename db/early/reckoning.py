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
    """The rows found; one that cannot be read asks for nothing, and is told of by a check."""
    return [one for row in rows if (one := _reckoning(*row)) is not None]


def written(values: Sequence[Any] | None) -> str | None:
    """Types or schools as a row holds them."""
    return None if values is None else json.dumps(list(values))


def _reckoning(id: int, types: Any, schools: Any, done: Any, last: Any, missing: object) -> Reckoning | None:
    try:
        only = None if schools is None else tuple(map(int, json.loads(schools)))
        return Reckoning(id, tuple(map(str, json.loads(types))), only, int(done), int(last), bool(missing))
    except (OverflowError, RecursionError, TypeError, ValueError):
        return None
