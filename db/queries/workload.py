"""How much there is to do, and how much is open, less what nobody sees, which is found once for all of it."""

from collections import Counter
from datetime import date, timedelta

import sqlalchemy as sa

from cme_desktop.due import AHEAD, EVERYBODY, Scope
from cme_desktop.ports import Workload
from cme_desktop.registry import CASEWORK
from db.connecting.prepared import first_value, run
from db.connecting.statements import worded
from db.early import due
from db.queries.seen import Seen
from db.queries.unseen import hiding
from db.tables.restricted import HERS

_OPEN = ", ".join(f"('{kind.key}', '{status}')" for kind in CASEWORK for status in sorted(kind.life.open))
"""Each type of casework at each status that is open for it."""
_OVERDUE = "deadline.due_on <= :eve"
_SHOWN = f"({due.DUE_BY} OR {due.UNDATED} OR {due.AWAITED}) AND {due.AWAKE}"


def on(connection: sa.Connection, seen: Seen, today: date, scope: Scope) -> Workload:
    """Of a queue as it stands on a day. Records of restricted children count only as lines of theirs."""
    days = due.parameters(scope, eve=today - timedelta(days=1), until=today + AHEAD, awake_on=today)
    overdue = first_value(connection, worded(_overdue(seen, scope)), days)
    still_open, restricted = Counter[str](), 0
    for type, number in run(connection, worded(_open(seen)), {}).fetchall():
        still_open[type] += number
    for type, unseen, of_hers, lines in run(connection, worded(_unseen(seen, scope)), days).fetchall():
        still_open[type] -= unseen
        overdue -= of_hers
        restricted += lines
    by_type = {kind.key: number for kind in CASEWORK if (number := still_open[kind.key])}
    return Workload(overdue, restricted, by_type)


def _overdue(seen: Seen, scope: Scope) -> str:
    """Of an index alone, restricted or not."""
    tests = (due.UNMET, _OVERDUE, *due.of_scope(scope, "deadline"), *seen.tests("deadline.record_id"))
    return f"SELECT count(*) FROM deadline WHERE {' AND '.join(tests)}"


def _open(seen: Seen) -> str:
    """By type and status, of an index alone, restricted or not: to group them takes four times as long."""
    tests = ("record.type = stage.type", "record.status = stage.status", *seen.tests("record.id"))
    number = f"(SELECT count(*) FROM record WHERE {' AND '.join(tests)})"
    return f"WITH stage(type, status) AS (VALUES {_OPEN}) SELECT stage.type, {number} FROM stage"


def _unseen(seen: Seen, scope: Scope) -> str:
    """By type: how many of these are open, of their duties how many overdue, and the lines that they have.

    In the queue of everybody theirs are overdue as others are.
    """
    overdue = "false" if scope == EVERYBODY else " AND ".join((_OVERDUE, *due.of_scope(scope, "deadline")))
    records = " AND ".join(("record.id = theirs.id", *seen.tests("record.id")))
    duties = " AND ".join(("deadline.record_id = theirs.id", due.UNMET, *seen.tests("deadline.record_id")))
    kind = f"CASE WHEN (record.type, record.status) IN (VALUES {_OPEN}) THEN record.type ELSE '' END"
    return (
        f"{HERS}{hiding().theirs}"
        f"SELECT {kind} AS kind, count(*), 0, {_count(due.UNOWNED)} "
        f"FROM theirs CROSS JOIN record WHERE {records} GROUP BY kind "
        f"UNION ALL SELECT '', 0, {_count(overdue)}, {_count(_SHOWN)} "
        f"FROM theirs CROSS JOIN deadline WHERE {duties}"
    )


def _count(test: str) -> str:
    return f"count(CASE WHEN {test} THEN 1 END)"
