"""The rows of tables that were loaded before, told by their digests."""

from collections.abc import Collection

import sqlalchemy as sa

from db.prepared import run_for_each
from db.schema import loaded_row
from db.statements import batches, insert

_KNOWN = sa.select(loaded_row).where(loaded_row.c.digest.in_(sa.bindparam("digests", expanding=True)))


def known(connection: sa.Connection, digests: Collection[str]) -> dict[str, int]:
    """Those of the digests that are on file, each with the record its row went to."""
    found: dict[str, int] = {}
    for some in batches(sorted(set(digests))):
        for row in connection.execute(_KNOWN, {"digests": some}):
            found[row.digest] = row.record_id
    return found


def remember(connection: sa.Connection, digests: Collection[str], record: int) -> None:
    """Keep that a row of these digests went to a record."""
    held = connection.execute(_KNOWN, {"digests": sorted(set(digests))})
    new = set(digests) - {row.digest for row in held if row.record_id == record}
    if new:
        rows = [{"digest": digest, "record_id": record} for digest in sorted(new)]
        run_for_each(connection, insert(loaded_row), rows)
