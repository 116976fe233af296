"""What records are at odds with, of all that are about some children, be these restricted."""

from collections.abc import Collection
from functools import cache

import sqlalchemy as sa

from cme_desktop.description.duties import AT_ODDS
from db.connecting.among import among
from db.connecting.prepared import found
from db.connecting.statements import batches
from db.queries.readable import Row
from db.queries.seen import Seen
from db.tables.schema import deadline, record


def rows(connection: sa.Connection, seen: Seen, children: Collection[int]) -> list[Row]:
    """As they are stored."""
    each = (found(connection, _asked(seen), {"ids": some}) for some in batches(sorted(children)))
    return [row for several in each for row in several]


@cache
def _asked(seen: Seen) -> sa.Executable:
    """By way of the records about them, as the index has these; each has at most one."""
    asked = sa.select(deadline).join_from(record, deadline, deadline.c.record_id == record.c.id)
    asked = asked.where(among(record.c.child_id, "ids"), deadline.c.duty == sa.literal(AT_ODDS))
    return seen.only(asked, record.c.id)
