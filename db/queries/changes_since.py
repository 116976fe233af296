"""What was saved of some records after an anchor of the history was taken."""

from collections.abc import Collection

import sqlalchemy as sa

from cme_desktop.anchors import HistoryAnchor
from cme_desktop.ports import Change
from db.connecting.among import among
from db.connecting.prepared import found
from db.connecting.statements import batches
from db.queries.desk import change_of
from db.queries.readable import ends
from db.tables.schema import history

_OF_RECORDS = sa.select(history).where(among(history.c.record_id, "ids"))


def changes_since(connection: sa.Connection, anchor: HistoryAnchor, records: Collection[int]) -> list[Change]:
    """Their entries that are younger than the anchor, newest first; no other record is looked at."""
    last = {lane: _last_covered(connection, lane, count) for lane, count in anchor.lanes}
    rows = [
        row
        for some in batches(sorted(set(records)))
        for row in found(connection, _OF_RECORDS, {"ids": some})
        if row["id"] > last.get(row["lane"], 0)
    ]
    rows.sort(key=lambda row: row["id"], reverse=True)
    return sorted(map(change_of, rows), key=lambda change: change.at, reverse=True)


def _last_covered(connection: sa.Connection, lane: int, count: int) -> int:
    """The number of the last entry of a lane that an anchor covers; of a shorter history all are covered."""
    numbers = sa.select(history.c.id).where(history.c.lane == lane).order_by(history.c.id)
    last: int | None = connection.execute(numbers.offset(count - 1).limit(1)).scalar()
    return ends(connection)[1] if last is None else last
