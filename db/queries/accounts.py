"""On whose account some records are unseen, found upwards from each of them.

`unseen` goes down from every restricted child there is: right for a whole list, but as long a way for one
record as for all of them. What is asked of a page's worth of records is asked here.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import TypeVar

import sqlalchemy as sa

from db.connecting.prepared import Values, run
from db.connecting.statements import batches, filled, places, worded
from db.queries.unseen import households
from db.tables.described import child_rows

T = TypeVar("T")
AT_ONCE = 64
"""Records in one question."""
_ASKED = f"record.id IN ({', '.join(f':{name}' for name in places('id', AT_ONCE))})"
_SPARE = 8
"""Rows read beside those that are wanted: a page is then mostly told in one question."""
_ITSELF, _ABOUT, _HELD = 0, 1, 2
"""How a record comes to a child: it is one, it is about one, or, from here on, rows of one name it."""


def accounts(connection: sa.Connection, id: int) -> list[int]:
    """The restricted children on whose account a record is unseen; none for one that everybody sees."""
    return sorted({child for _, child, _ in _found(connection, [id])})


def unseen_among(connection: sa.Connection, ids: Iterable[int]) -> set[int]:
    """Those of these records that nobody sees before opening them with a reason."""
    return {id for id, *_ in _found(connection, ids)}


def about_restricted_among(connection: sa.Connection, ids: Iterable[int]) -> set[int]:
    """Those of these records that are restricted children, or about one."""
    return {id for id, _, how in _found(connection, ids) if how < _HELD}


def open_among(connection: sa.Connection, ids: Collection[int]) -> list[int]:
    """Those of these records that everybody sees, in the order given."""
    several = filled("id", sorted(set(ids)), AT_ONCE)
    doubtful = [id for some in several for (id,) in run(connection, worded(_doubtful()), some).fetchall()]
    hidden = unseen_among(connection, doubtful)
    return [id for id in ids if id not in hidden]


def first_open(
    connection: sa.Connection,
    statement: sa.Executable,
    values: Values,
    limit: int,
    told: Callable[[sa.Connection, Sequence[int]], Collection[T]],
) -> list[T]:
    """What is told of the first so many records of a statement that gives the ids of `rows`.

    `told` is asked about different ones, and tells of those that everybody sees. So more rows may be needed.
    """
    rows, asked = limit + _SPARE, 0
    found: list[T] = []
    while True:
        ids = [id for id, *_ in run(connection, statement, {**values, "rows": rows}).fetchall()]
        different = list(dict.fromkeys(ids))
        for some in batches(different[asked:], AT_ONCE):
            found += told(connection, some)
            if len(found) >= limit:
                return found[:limit]
        if len(ids) < rows:
            return found
        rows, asked = rows * 4, len(different)


@cache
def may_be_unseen() -> str:
    """Whether the `record` of a question leads to anybody who is restricted, or merged into another.

    Few do, and of these alone the rest has to be asked.
    """
    of_others = (
        *(("met.child_id", f"{table} AS met WHERE met.record_id") for table in child_rows()),
        *(("mine.record_id", f"{table} AS mine WHERE mine.{link}") for table, link in households()),
    )
    ways = (f"EXISTS (SELECT 1 FROM {rows} = record.id AND ({_leads_on(to)}))" for to, rows in of_others)
    return " OR ".join((_leads_on("record.id"), _leads_on("record.child_id"), *ways))


def _leads_on(id: str) -> str:
    return (
        f"EXISTS (SELECT 1 FROM record AS kept WHERE kept.id = {id} AND kept.restricted = true) "
        f"OR EXISTS (SELECT 1 FROM child AS second WHERE second.id = {id} "
        "AND second.merged_into_id IS NOT NULL)"
    )


@cache
def _doubtful() -> str:
    return f"SELECT record.id FROM record WHERE {_ASKED} AND ({may_be_unseen()})"


def _found(connection: sa.Connection, ids: Iterable[int]) -> Iterator[tuple[int, int, int]]:
    """(record, restricted child, how it comes to that child)."""
    for some in filled("id", sorted(set(ids)), AT_ONCE):
        ways: dict[tuple[int, int], dict[int, list[int]]] = {}
        for asked, how, lead, child, restricted in run(connection, worded(_upwards()), some).fetchall():
            led = ways.setdefault((asked, how), {}).setdefault(lead, [])
            led += [child] if restricted else []
        for (asked, how), leads in ways.items():
            if how < _HELD or all(leads.values()):
                yield from ((asked, child, how) for children in leads.values() for child in children)


@cache
def _upwards() -> str:
    """From the records asked for to whoever they lead to, and on to the records that those are merged into.

    SQLite keeps to the order of a CROSS JOIN.
    """
    return (
        "WITH RECURSIVE asked(id, child_id) AS "
        f"(SELECT record.id, record.child_id FROM record WHERE {_ASKED}), "
        f"reached(asked, how, lead, at) AS ({' UNION ALL '.join(_leads())} "
        "UNION SELECT reached.asked, reached.how, reached.lead, second.merged_into_id "
        "FROM reached CROSS JOIN child AS second "
        "WHERE second.id = reached.at AND second.merged_into_id IS NOT NULL) "
        "SELECT reached.asked, reached.how, reached.lead, kept.id, kept.restricted "
        "FROM reached CROSS JOIN record AS kept WHERE kept.id = reached.at"
    )


def _leads() -> Iterator[str]:
    yield f"SELECT asked.id, {_ITSELF}, asked.id, asked.id FROM asked"
    about = f"asked.id, {_ABOUT}, asked.child_id, asked.child_id"
    yield f"SELECT {about} FROM asked WHERE asked.child_id IS NOT NULL"
    for table in child_rows():
        yield (
            f"SELECT asked.id, {_ABOUT}, met.child_id, met.child_id FROM asked CROSS JOIN {table} AS met "
            "WHERE met.record_id = asked.id AND met.child_id IS NOT NULL"
        )
    for how, (table, link) in enumerate(households(), start=_HELD):
        yield (
            f"SELECT asked.id, {how}, mine.record_id, mine.record_id FROM asked CROSS JOIN {table} AS mine "
            f"WHERE mine.{link} = asked.id"
        )
