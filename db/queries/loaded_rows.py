"""The rows of tables that were loaded before, told by their digests."""

from collections.abc import Collection
from functools import cache

import sqlalchemy as sa

from db.connecting.among import among
from db.connecting.prepared import run, run_for_each
from db.connecting.statements import batches, worded
from db.queries.seen import Seen
from db.tables.schema import loaded_row

_KEEP = "INSERT INTO loaded_row (digest, record_id) VALUES (:digest, :record_id) ON CONFLICT DO NOTHING"


@cache
def _known(seen: Seen) -> sa.Executable:
    held = sa.select(loaded_row.c.digest, loaded_row.c.record_id).where(among(loaded_row.c.digest, "digests"))
    return seen.only(held, loaded_row.c.record_id)


def known(connection: sa.Connection, seen: Seen, digests: Collection[str]) -> dict[str, int]:
    """Those of the digests that are on file, each with the record its row went to."""
    found: dict[str, int] = {}
    for some in batches(sorted(set(digests))):
        found |= dict(run(connection, _known(seen), {"digests": some}).fetchall())
    return found


def remember(connection: sa.Connection, digests: Collection[str], record: int) -> None:
    """Keep that a row of these digests went to a record."""
    rows = [{"digest": digest, "record_id": record} for digest in sorted(set(digests))]
    run_for_each(connection, worded(_KEEP), rows)
