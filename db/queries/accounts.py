"""Which of some records are unseen, and on whose account, found upwards from each of them.

`unseen` goes down from every restricted child there is: right for a whole list, but as long a way for one
record as for all of them. What is asked of a page's worth of records is asked here.
"""

from collections.abc import Collection, Iterable, Iterator
from functools import cache
from typing import TypeVar

import sqlalchemy as sa

from db.connecting.among import among
from db.connecting.prepared import Values, run
from db.connecting.statements import worded
from db.queries.unseen import hidden, households
from db.tables.described import child_rows
from db.tables.schema import record

_SPARE = 8
"""Rows read beside those that are wanted: a page is then mostly told in one question."""
_HERS, _HELD = 0, 1
"""How a record comes to a child: it is one or is about one, or, from here on, rows of one name it."""

Row = TypeVar("Row", bound=tuple[object, ...])
"""A row that begins with the id of a record, and ends with whether it is hidden."""


def accounts(connection: sa.Connection, id: int) -> list[int]:
    """The restricted children on whose account a record is unseen; none for one that everybody sees."""
    ways: dict[int, dict[int, list[int]]] = {}
    for how, lead, child, restricted in run(connection, worded(_upwards()), {"id": id}).fetchall():
        led = ways.setdefault(how, {}).setdefault(lead, [])
        led += [child] if restricted else []
    told = (leads for how, leads in ways.items() if how == _HERS or all(leads.values()))
    return sorted({child for leads in told for children in leads.values() for child in children})


def unseen_among(connection: sa.Connection, ids: Iterable[int]) -> set[int]:
    """Those of these records that nobody sees before opening them with a reason."""
    return {id for id, is_hidden in _whether_hidden(connection, ids) if is_hidden}


def open_among(connection: sa.Connection, ids: Collection[int]) -> list[int]:
    """Those of these records that everybody sees, in the order given."""
    hidden = unseen_among(connection, ids)
    return [id for id in ids if id not in hidden]


def first_open(connection: sa.Connection, statement: sa.Select[Row], values: Values, limit: int) -> list[Row]:
    """The first so many different records that everybody sees, of a statement that gives the first `rows`."""
    rows = limit + _SPARE
    while True:
        read: list[Row] = run(connection, statement, {**values, "rows": rows}).fetchall()
        found: dict[object, Row] = {}
        for row in read:
            if not row[-1]:
                found.setdefault(row[0], row)
        if len(found) >= limit or len(read) < rows:
            return list(found.values())[:limit]
        rows *= 4


def _whether_hidden(connection: sa.Connection, ids: Iterable[int]) -> list[tuple[int, bool]]:
    asked = {"ids": sorted(set(ids))}
    told: list[tuple[int, bool]] = run(connection, _asked(), asked).fetchall() if asked["ids"] else []
    return told


@cache
def _asked() -> sa.Select[tuple[int, bool]]:
    return sa.select(record.c.id, hidden()).where(among(record.c.id, "ids"))


@cache
def _upwards() -> str:
    """From the record asked for to whoever it leads to, and on to the records that those are merged into.

    SQLite keeps to the order of a CROSS JOIN.
    """
    return (
        "WITH RECURSIVE asked(id, child_id) AS "
        "(SELECT record.id, record.child_id FROM record WHERE record.id = :id), "
        f"reached(how, lead, at) AS ({' UNION ALL '.join(_leads())} "
        "UNION SELECT reached.how, reached.lead, second.merged_into_id "
        "FROM reached CROSS JOIN child AS second "
        "WHERE second.id = reached.at AND second.merged_into_id IS NOT NULL) "
        "SELECT reached.how, reached.lead, kept.id, kept.restricted "
        "FROM reached CROSS JOIN record AS kept WHERE kept.id = reached.at"
    )


def _leads() -> Iterator[str]:
    yield f"SELECT {_HERS}, asked.id, asked.id FROM asked"
    yield f"SELECT {_HERS}, asked.child_id, asked.child_id FROM asked WHERE asked.child_id IS NOT NULL"
    for table in child_rows():
        yield (
            f"SELECT {_HERS}, met.child_id, met.child_id FROM asked CROSS JOIN {table} AS met "
            "WHERE met.record_id = asked.id AND met.child_id IS NOT NULL"
        )
    for how, (table, link, _) in enumerate(households(), start=_HELD):
        yield (
            f"SELECT {how}, mine.record_id, mine.record_id FROM asked CROSS JOIN {table} AS mine "
            f"WHERE mine.{link} = asked.id"
        )
