"""What a check costs for each further record: counted, as no test looks at a clock."""

import sys
from types import FrameType

from db.store import SqlStore
from tests.builders import AUTHOR, make_child

FURTHER = 100
MOST_CALLS = 135
"""Of functions of Python’s own, for a child with a name, found and matched by its words and keys."""


def calls_of_a_check(store: SqlStore) -> int:
    calls = 0

    def count(_frame: FrameType, event: str, _: object) -> None:
        nonlocal calls
        calls += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        findings = list(store.findings())
    finally:
        sys.setprofile(before)
    assert findings == []
    return calls


def add_children(store: SqlStore, first: int) -> None:
    with store.changing(AUTHOR) as work:
        for number in range(first, first + FURTHER):
            make_child(work, f"Okafor {number}", notes="Seen at home.")
        work.commit()


def test_a_further_record_costs_few_calls(sqlite_store: SqlStore) -> None:
    add_children(sqlite_store, 0)
    calls_of_a_check(sqlite_store)
    fewer = calls_of_a_check(sqlite_store)
    add_children(sqlite_store, FURTHER)
    further = (calls_of_a_check(sqlite_store) - fewer) / FURTHER
    assert further < MOST_CALLS, f"{further} calls for each further record"
