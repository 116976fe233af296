"""Every change is remembered, field by field, and nothing of it can be altered unseen."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from cme_desktop.description.record_type import RecordType
from cme_desktop.description.texts import record_texts
from cme_desktop.ports import Author, Change
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION, SchoolEnquiry
from cme_desktop.registry import REGISTRY
from cme_desktop.services.saving import store as put
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.school import SCHOOL
from db.store import SqlStore
from tests.builders import AUTHOR, NOON, StandingClock, make_child, make_notice, make_school
from tests.db.filling import Filler
from tests.forging import forge

MORGAN = Author("Morgan Lake")


def history_of(store: SqlStore, id: int | None) -> list[Change]:
    assert id is not None
    with store.reading() as reader:
        return reader.history(id)


def saved_child(store: SqlStore) -> Any:
    with store.changing(AUTHOR) as work:
        child = make_child(work)
        work.commit()
    return child


def test_a_change_says_who_when_from_and_to(store: SqlStore, clock: StandingClock) -> None:
    child = saved_child(store)
    clock.moment += timedelta(hours=1)
    with store.changing(MORGAN) as work:
        child.forename, child.notes = "Adaeze", "Prefers her full name."
        put(work, CHILD, child)
        work.commit()
    newest, oldest = history_of(store, child.id)

    assert (newest.who, newest.at, newest.version) == ("Morgan Lake", NOON + timedelta(hours=1), 2)
    assert newest.action == "changed"
    assert newest.fields == {"forename": ("Ada", "Adaeze"), "notes": (None, "Prefers her full name.")}
    assert (oldest.who, oldest.at, oldest.action) == ("Robin Ash", NOON, "created")
    assert oldest.fields["surname"] == (None, "Okafor")


def test_a_change_within_a_row_is_told_by_its_place(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        rows = [SchoolEnquiry(check="letter"), SchoolEnquiry(check="email")]
        notice = make_notice(work, make_child(work).id, make_school(work).id, school_enquiries=rows)
        notice.school_enquiries[1].result = "Bounced"
        put(work, TEN_DAY_NOTIFICATION, notice)
        work.commit()

    assert history_of(store, notice.id)[0].fields == {"school_enquiries.1.result": (None, "Bounced")}


def test_an_action_can_be_named(store: SqlStore) -> None:
    child = saved_child(store)
    with store.changing(AUTHOR) as work:
        child.notes = "Merged."
        put(work, CHILD, child, "merged")
        work.commit()

    assert history_of(store, child.id)[0].action == "merged"


def test_a_save_that_changes_nothing_leaves_no_entry_and_counts_for_none(
    store: SqlStore, clock: StandingClock
) -> None:
    child = saved_child(store)
    clock.moment += timedelta(hours=1)
    with store.changing(MORGAN) as work:
        put(work, CHILD, child)
        work.commit()
    with store.reading() as reader:
        found = reader.get(CHILD, child.id)

    assert len(history_of(store, child.id)) == 1
    assert (found.version, found.changed_by, found.changed_at) == (1, AUTHOR.name, NOON)


def test_history_keeps_the_reference_that_was_given(store: SqlStore) -> None:
    child = saved_child(store)

    with store.engine.connect() as connection:
        (fields,) = connection.exec_driver_sql("SELECT fields FROM history").scalars()
    assert json.loads(fields)["reference"] == [None, child.reference]
    assert "reference" not in history_of(store, child.id)[0].fields, "it is no field that anybody filled in"


@pytest.mark.parametrize("described", REGISTRY, ids=lambda described: described.key)
def test_history_replayed_is_the_record(store: SqlStore, described: RecordType[Any]) -> None:
    with store.changing(AUTHOR) as work:
        filler = Filler(work)
        record = put(work, described, filler.filled(described))
        for name, field in described.fields.items():
            setattr(record, name, filler.value(field))
        put(work, described, record)
        for name in described.rows:
            setattr(record, name, getattr(record, name)[:0:-1])
        put(work, described, record)
        work.commit()
    replayed: dict[str, str | None] = {}
    for change in reversed(history_of(store, record.id)):
        replayed |= {path: new for path, (_, new) in change.fields.items()}

    with store.reading() as reader:
        assert record.id is not None
        found = reader.get(described, record.id)
    assert {path: text for path, text in replayed.items() if text is not None} == record_texts(
        described, found
    )
    assert list(store.findings()) == []


@pytest.mark.parametrize("statement", ["UPDATE history SET who = 'Nobody'", "DELETE FROM history"])
def test_the_database_refuses_to_alter_history(store: SqlStore, statement: str) -> None:
    child = saved_child(store)

    with (
        store.engine.connect() as connection,
        pytest.raises(sa.exc.DBAPIError, match="history is never altered"),
    ):
        connection.exec_driver_sql(statement)
    assert len(history_of(store, child.id)) == 1


def test_postgresql_refuses_to_empty_history(postgres_store: SqlStore) -> None:
    with (
        postgres_store.engine.connect() as connection,
        pytest.raises(sa.exc.DBAPIError, match="history is never altered"),
    ):
        connection.exec_driver_sql("TRUNCATE history")


@pytest.mark.parametrize(
    ("forgery", "found"),
    [
        ("UPDATE history SET who = 'Nobody' WHERE id = 2", "History entry 2, of record 2, does not"),
        ("UPDATE history SET fields = '{}' WHERE id = 2", "History entry 2, of record 2, does not"),
        ("DELETE FROM history WHERE id = 2", "History entry 3, of record 3, does not"),
        ("DELETE FROM history WHERE id = 3", "CHD-2026-0003 has no history"),
        ("UPDATE child SET surname = 'Nobody' WHERE id = 3", "CHD-2026-0003 is not as its history leaves it"),
        ("UPDATE record SET status = 'ended' WHERE id = 2", "CHD-2026-0002 is not as its history leaves it"),
    ],
)
def test_a_forgery_is_found(store: SqlStore, forgery: str, found: str) -> None:
    for _ in range(3):
        saved_child(store)
    assert list(store.findings()) == []

    forge(store, forgery)

    assert any(sentence.startswith(found) for sentence in store.findings())


def test_moments_are_kept_in_utc_whatever_the_hour(store: SqlStore, clock: StandingClock) -> None:
    clock.moment = datetime(2026, 6, 30, 23, 59, 59, 123456, tzinfo=UTC)
    with store.changing(AUTHOR) as work:
        school = make_school(work)
        work.commit()
    with store.reading() as reader:
        found = reader.get(SCHOOL, school.id)

    assert found.created_at == clock.moment
    assert history_of(store, school.id)[0].at == clock.moment
