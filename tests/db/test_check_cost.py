"""What a check costs for each further record: counted, as no test looks at a clock."""

import gc
from datetime import date

from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.values.partial_dates import BirthDate
from db.store import SqlStore
from tests.builders import AUTHOR, make_child, make_school, save
from tests.db.asked import asked
from tests.db.called import calls_in
from tests.forging import forge

FURTHER = 100
MOST_CALLS = 124
"""Of functions of Python’s own, for a child with a name, found and matched by its words and keys."""


def calls_of_a_check(store: SqlStore) -> int:
    return calls_in(lambda: list(store.findings()))


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
    assert list(sqlite_store.findings()) == []


def searches_in_a_check(store: SqlStore) -> int:
    """How often Python looks for what points in a circle, where it looks after every few objects."""
    searches: list[str] = []
    thresholds = gc.get_threshold()
    gc.set_threshold(20)

    def note(phase: str, _: object) -> None:
        searches.append(phase)

    gc.callbacks.append(note)
    try:
        assert list(store.findings()) == []
    finally:
        gc.callbacks.remove(note)
        gc.set_threshold(*thresholds)
    return searches.count("start")


def test_records_are_not_searched_for_garbage(sqlite_store: SqlStore) -> None:
    add_children(sqlite_store, 0)
    searches_in_a_check(sqlite_store)
    before = searches_in_a_check(sqlite_store)
    add_children(sqlite_store, FURTHER)
    assert searches_in_a_check(sqlite_store) < before + FURTHER
    assert gc.isenabled()


DELETED = date(2026, 11, 2)


def add_deletions(store: SqlStore, number: int) -> None:
    """Notices whose duties go by when their children were born."""
    with store.changing(AUTHOR) as work:
        school = make_school(work).id
        for _ in range(number):
            child = make_child(work, birth=BirthDate(date(2016, 3, 10))).id
            days = dict.fromkeys(("received_on", "ground_met_on", "deleted_on"), DELETED)
            save(work, OFF_ROLL_NOTICE, child=child, school=school, ground="2024-9-1-l", **days)
        work.commit()


def statements_of_a_check(store: SqlStore) -> int:
    with asked(store.engine) as ran:
        assert list(store.findings()) == []
    return len(ran)


def test_the_births_of_the_children_of_many_are_asked_at_once(store: SqlStore) -> None:
    add_deletions(store, 1)
    before = statements_of_a_check(store)
    add_deletions(store, 3)
    assert statements_of_a_check(store) == before


def test_one_birth_that_cannot_be_read_hides_no_other(sqlite_store: SqlStore) -> None:
    add_deletions(sqlite_store, 2)
    forge(sqlite_store, "UPDATE child SET birth = 'spring' WHERE id = (SELECT MIN(id) FROM child)")
    said = "\n".join(sqlite_store.findings())
    assert "OFR-2026-0001" in said
    assert "OFR-2026-0002" not in said
