"""Statements run by the driver alone put in, and give out, what SQLAlchemy itself would."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
import sqlalchemy as sa

from db.connecting.prepared import execute, found, run, run_for_each
from db.connecting.statements import insert, select, update
from db.store import SqlStore
from db.tables.schema import TEXT, Moment
from tests.db.called import calls_of

KINDS = sa.Table(
    "of_every_kind",
    sa.MetaData(),
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("text", TEXT),
    sa.Column("number", sa.Integer),
    sa.Column("large", sa.BigInteger),
    sa.Column("day", sa.Date),
    sa.Column("answer", sa.Boolean),
    sa.Column("moment", Moment),
    sa.Column("filled", TEXT, server_default="by the table"),
)
NAMES = tuple(KINDS.c.keys())
ROWS: list[dict[str, Any]] = [
    {"text": "Łódź ’s “3%” ? :x %s", "number": 0, "large": 2**40, "day": date(2026, 2, 28), "answer": False}
    | {"moment": datetime(2026, 11, 9, 12, 30, 1, 5, tzinfo=UTC)},
    {"text": "", "number": -1, "large": -(2**40), "day": date(1, 1, 1), "answer": True}
    | {"moment": datetime(1970, 1, 1, tzinfo=UTC)},
    dict.fromkeys(("text", "number", "large", "day", "answer", "moment")),
]


@pytest.fixture
def connection(store: SqlStore) -> Any:
    """A transaction on either database, with a table of columns of every kind in it."""
    with store.engine.begin() as begun:
        KINDS.create(begun)
        yield begun
        begun.rollback()


def as_kept(connection: sa.Connection, id: int) -> tuple[Any, ...]:
    """A row as the driver has it."""
    names = ", ".join(NAMES[1:])
    return tuple(execute(connection, f"SELECT {names} FROM of_every_kind WHERE id = {id}", ()).fetchone())


def test_a_moment_that_comes_again_is_not_understood_again(connection: sa.Connection) -> None:
    moment = datetime(2026, 11, 9, 7, 15, tzinfo=UTC)  # of no other test
    rows = [{"id": id, "moment": moment} for id in (1, 2, 3)]
    run_for_each(connection, insert(KINDS), rows)
    with calls_of("Moment.process_result_value") as understood:
        read = [found(connection, select(KINDS, "id", "moment"), {"key_id": row["id"]}) for row in rows]
    assert read == [[{"moment": moment}]] * 3
    assert len(understood) <= 1


@pytest.mark.parametrize("row", ROWS, ids=["full", "edges", "nothing"])
def test_what_goes_in_is_kept_and_comes_out_alike(connection: sa.Connection, row: dict[str, Any]) -> None:
    run(connection, insert(KINDS), {"id": 1, **row})
    run_for_each(connection, insert(KINDS), [{"id": 2, **row}])
    connection.execute(insert(KINDS), {"id": 3, **row})
    assert as_kept(connection, 1) == as_kept(connection, 2) == as_kept(connection, 3)
    for id in (1, 2, 3):
        asked = select(KINDS, "id", *NAMES), {"key_id": id}
        (by_driver,) = found(connection, *asked)
        (by_library,) = connection.execute(*asked).mappings()
        assert by_driver == dict(by_library)
        assert {name: type(value) for name, value in by_driver.items()} == {
            name: type(value) for name, value in by_library.items()
        }


def test_a_change_of_some_columns_is_the_same_change(connection: sa.Connection) -> None:
    for id in (1, 2):
        run(connection, insert(KINDS), {"id": id, **ROWS[0]})
    change = {"day": None, "answer": True, "text": "Ж"}
    run(connection, update(KINDS, "id"), {**change, "key_id": 1})
    connection.execute(update(KINDS, "id"), {**change, "key_id": 2})
    assert as_kept(connection, 1) == as_kept(connection, 2)
