"""Who waits for whom.

In a file one writer follows another, from the start of their changes. On a server many change at once, and
wait only for whoever is at the same thing: the same child, the same number, the law. What is claimed is held
until the change is over; whoever waits too long is told so (see `failures`).
"""

import hashlib
from collections.abc import Iterable, Sequence

import sqlalchemy as sa

from db.connecting.prepared import execute

_NAMES, _LANES, _LAW, _TABLES, _SIGHT = 0x434D45, 0x434D46, 0x434D47, 0x434D48, 0x434D4A
"""What sets these locks apart from any that others have on the same server."""

LANES = 64
"""How many may add to the history at once; see `history`. More than officers ever save in one moment."""


WRITING = f"SELECT pg_advisory_xact_lock_shared({_SIGHT}, 0)"
"""How a change begins on a server: it asks once which imports are open, and none begins before it is over."""


def begin_import(connection: sa.Connection) -> None:
    """Let an import begin: whoever asked before this what is hidden ends first, lest it see its records."""
    if _on_server(connection):
        execute(connection, "SELECT pg_advisory_xact_lock(%s, 0)", (_SIGHT,)).close()


def claim(connection: sa.Connection, names: Iterable[str]) -> None:
    """Let nobody else at what goes by these names; taken in one order, so that no two wait crosswise."""
    keys = sorted(_number(name) for name in names)
    if keys and _on_server(connection):
        text = "SELECT pg_advisory_xact_lock(%s, key) FROM unnest(%s::int[]) AS key"
        execute(connection, text, (_NAMES, keys)).close()


def hold(connection: sa.Connection, ids: Sequence[int]) -> None:
    """Save what hangs on records on file: whoever else is saving them ends first, so that nothing is lost."""
    if ids and _on_server(connection):
        text = "SELECT id FROM record WHERE id = ANY(%s) ORDER BY id FOR NO KEY UPDATE"
        execute(connection, text, (list(ids),)).close()


def share(connection: sa.Connection, ids: Sequence[int]) -> None:
    """Point at records by their names of now: nobody renames them before this change is over."""
    if ids and _on_server(connection):
        text = "SELECT id FROM record WHERE id = ANY(%s) ORDER BY id FOR SHARE"
        execute(connection, text, (list(ids),)).close()


def share_law(connection: sa.Connection) -> None:
    """Save by the law as it stands: it does not change before this change is over."""
    if _on_server(connection):
        execute(connection, "SELECT pg_advisory_xact_lock_shared(%s, 0)", (_LAW,)).close()


def take_law(connection: sa.Connection) -> None:
    """Change the law: who saves by the old one ends first, and who comes later waits for the new one."""
    if _on_server(connection):
        execute(connection, "SELECT pg_advisory_xact_lock(%s, 0)", (_LAW,)).close()


def take_tables(connection: sa.Connection) -> None:
    """Make or change the tables: one program at a time."""
    if _on_server(connection):
        execute(connection, "SELECT pg_advisory_xact_lock(%s, 0)", (_TABLES,)).close()


def take_lane(connection: sa.Connection) -> int:
    """A lane of the history that nobody else adds to meanwhile; the only one there is in a file."""
    if not _on_server(connection):
        return 0
    lanes = f"generate_series(0, {LANES - 1}) AS lane"
    free = f"SELECT lane FROM {lanes} WHERE pg_try_advisory_xact_lock(%s, lane) LIMIT 1"
    found = execute(connection, free, (_LANES,)).fetchone()
    if found is None:
        execute(connection, "SELECT pg_advisory_xact_lock(%s, 0)", (_LANES,)).close()
    return 0 if found is None else int(found[0])


def _on_server(connection: sa.Connection) -> bool:
    return connection.dialect.name == "postgresql"


def _number(name: str) -> int:
    """A name as the number that the server locks by; two names of one number only wait for nothing."""
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=4).digest(), signed=True)
