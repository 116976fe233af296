"""On a server nobody who saves waits for another, unless both are at the same thing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from threading import Event, Thread
from typing import Any

import pytest

from cme_desktop.drafts import Draft
from cme_desktop.errors import Refused, Stale, Unavailable
from cme_desktop.fields import Reading
from cme_desktop.intake.carrying_out import carry_out
from cme_desktop.ports import Author, Batch, ListQuery, UnitOfWork
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.services.saving import save_draft, save_record
from cme_desktop.services.saving import store as put
from cme_desktop.standing_records.calendar_entry import CALENDAR_ENTRY
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.school import SCHOOL
from db.connecting import turns
from db.store import SqlStore, open_store
from tests.builders import AUTHOR, StandingClock, make_child, make_notice, make_school
from tests.reckoned import wrong_deadlines

MORGAN = Author("Morgan Lake")
READING = Reading(date(2026, 11, 9))


@contextmanager
def beside(work: Callable[[], object]) -> Iterator[list[BaseException | object]]:
    """Do something on a thread of its own meanwhile; what it gave or raised is there at the end."""
    ended: list[BaseException | object] = []

    def run() -> None:
        try:
            ended.append(work())
        except BaseException as failure:
            ended.append(failure)

    thread = Thread(target=run)
    thread.start()
    try:
        yield ended
    finally:
        thread.join()


def saved_child(store: SqlStore) -> Any:
    with store.changing(AUTHOR) as work:
        child = make_child(work)
        work.commit()
    return child


def wait_until_queued(store: SqlStore, ended: list[BaseException | object]) -> None:
    """Until the other one waits for a lock, which it does as long as it has not ended."""
    with store.engine.connect() as connection:
        while not connection.exec_driver_sql(_WAITING).scalar():
            connection.rollback()
            assert ended == []


_WAITING = (
    "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
)


def test_who_saves_another_record_does_not_wait(postgres_store: SqlStore) -> None:
    """Both are of one type, take numbers of one row, and add to the history."""
    with postgres_store.changing(AUTHOR) as first:
        save_record(first, CHILD, CHILD.cls(surname="Okafor", forename="Ada"))
        with postgres_store.changing(MORGAN) as second:
            child = save_record(second, CHILD, CHILD.cls(surname="Lis", forename="Kuba"))
            second.commit()
        first.commit()

    assert child.reference == "CHD-2026-0002"
    assert list(postgres_store.findings()) == []


def test_the_history_of_each_lane_is_a_chain(postgres_store: SqlStore) -> None:
    for _ in range(2):
        with postgres_store.changing(AUTHOR) as first, postgres_store.changing(MORGAN) as second:
            for work in (first, second, first):
                make_child(work)
            second.commit()
            first.commit()
    assert list(postgres_store.findings()) == []

    with postgres_store.engine.connect() as connection, connection.begin():
        lanes = connection.exec_driver_sql("SELECT lane, count(*) FROM history GROUP BY lane ORDER BY lane")
        assert [tuple(row) for row in lanes] == [(0, 4), (1, 2)]
        connection.exec_driver_sql("DROP TRIGGER history_no_delete ON history")
        connection.exec_driver_sql(
            "DELETE FROM history WHERE id = (SELECT min(id) FROM history WHERE lane = 1)"
        )
    assert any("does not follow the one before" in sentence for sentence in postgres_store.findings())


def test_more_writers_than_lanes_wait_for_one(
    postgres_store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "LANES", 1)

    def second() -> None:
        with postgres_store.changing(MORGAN) as work:
            make_child(work)
            work.commit()

    with postgres_store.changing(AUTHOR) as work:
        make_child(work)
        with beside(second) as ended:
            wait_until_queued(postgres_store, ended)
            work.commit()

    assert ended == [None]
    assert list(postgres_store.findings()) == []


def test_who_saves_the_same_record_waits_and_is_shown_both_versions(postgres_store: SqlStore) -> None:
    id = saved_child(postgres_store).id

    def second() -> None:
        with postgres_store.reading() as reader:
            child = reader.get(CHILD, id)
        begun.set()
        saved.wait()
        with postgres_store.changing(MORGAN) as work:
            child.notes = "second"
            put(work, CHILD, child)

    begun, saved = Event(), Event()
    with beside(second) as ended:
        begun.wait()
        with postgres_store.changing(AUTHOR) as work:
            child = work.get(CHILD, id)
            child.notes = "first"
            put(work, CHILD, child)
            saved.set()
            wait_until_queued(postgres_store, ended)
            work.commit()

    (failure,) = ended
    assert isinstance(failure, Stale)
    assert failure.theirs.notes == "first"


def rename(store: SqlStore, school: int) -> None:
    with store.changing(MORGAN) as work:
        renamed = work.get(SCHOOL, school)
        renamed.name = "Ash Lane School"
        put(work, SCHOOL, renamed)
        work.commit()


def test_a_school_renamed_meanwhile_goes_by_its_new_name(postgres_store: SqlStore) -> None:
    """Whoever renames it cannot see the notice yet, and whoever saves that knows the old name only."""
    with postgres_store.changing(AUTHOR) as work:
        child, school = make_child(work), make_school(work, "Elm Lane School")
        work.commit()

    with postgres_store.changing(AUTHOR) as work:
        notice = make_notice(work, child.id, school.id)
        with beside(lambda: rename(postgres_store, school.id)) as ended:
            wait_until_queued(postgres_store, ended)
            work.commit()

    assert ended == [None]
    with postgres_store.reading() as reader:
        (row,) = reader.page(ListQuery(TEN_DAY_NOTIFICATION), None, 10)
    assert row.id == notice.id
    assert "Ash Lane School" in row.values


def test_renaming_a_school_and_reckoning_anew_do_not_wait_crosswise(postgres_store: SqlStore) -> None:
    """A server finds the notices of a school in any order, as its index lies; here the last one first."""
    with postgres_store.changing(AUTHOR) as work:
        child, school = make_child(work), make_school(work, "Elm Lane School")
        first, last = (make_notice(work, child.id, school.id) for _ in range(2))
        work.commit()
    with postgres_store.changing(AUTHOR) as work:
        first.notes = "now behind the other in the table"
        put(work, TEN_DAY_NOTIFICATION, first)
        work.commit()

    with postgres_store.changing(AUTHOR) as work:
        work.hold([first.id])
        with beside(lambda: rename(postgres_store, school.id)) as ended:
            wait_until_queued(postgres_store, ended)
            work.hold([last.id])
            work.commit()

    assert ended == [None]


def test_the_end_of_an_import_and_a_save_do_not_wait_crosswise(postgres_store: SqlStore) -> None:
    """Both claim what they are about to save before they hold it."""

    def brought(batch: Batch) -> Any:
        notice = make_notice(batch, make_child(batch).id, make_school(batch).id)
        batch.put_off("consequences", {"type": TEN_DAY_NOTIFICATION.key, "id": notice.id})
        return notice

    with postgres_store.importing(AUTHOR, "sent.csv", carry_out) as intake:
        notice = intake.batch(brought)
        intake.batch(lambda batch: batch.finish())

        with postgres_store.changing(MORGAN) as work:
            work.claim(TEN_DAY_NOTIFICATION, notice)
            with beside(lambda: carry_out(intake)) as ended:
                wait_until_queued(postgres_store, ended)
                work.hold([notice.id])
                work.commit()

    assert ended == [None]


def test_who_waits_too_long_is_told_so(postgres_data: str, postgres_store: SqlStore) -> None:
    child = saved_child(postgres_store)
    impatient = open_store(postgres_data, StandingClock(), patience=0.05)
    with postgres_store.changing(AUTHOR) as work:
        work.claim(CHILD, child)
        with (
            pytest.raises(Unavailable, match=r"changing the same records\. Wait a moment and save again"),
            impatient.changing(MORGAN) as late,
        ):
            late.claim(CHILD, child)
    impatient.close()


def test_a_number_that_is_being_given_to_another_is_seen(postgres_store: SqlStore) -> None:
    """Both look for its holder before either is on file; without a claim both would find none."""

    def school(work: UnitOfWork, name: str) -> None:
        draft = Draft(SCHOOL, READING)
        draft.type_in("name", name)
        draft.type_in("urn", "100000")
        save_draft(work, draft)

    def second() -> None:
        with postgres_store.changing(MORGAN) as work:
            school(work, "Elm Lane Infants")

    with postgres_store.changing(AUTHOR) as work:
        school(work, "Elm Lane School")
        with beside(second) as ended:
            wait_until_queued(postgres_store, ended)
            work.commit()

    (failure,) = ended
    assert isinstance(failure, Refused)
    assert "already belongs to Elm Lane School" in str(failure)


def test_nobody_saves_by_a_law_that_is_being_changed(postgres_store: SqlStore) -> None:
    with postgres_store.changing(AUTHOR) as work:
        child, school = make_child(work), make_school(work)
        work.commit()

    def close_the_schools() -> None:
        with postgres_store.changing(MORGAN) as work:
            entry = Draft(CALENDAR_ENTRY, READING)
            for name, text in (
                ("kind", "Term"), ("name", "Autumn"), ("first_on", "1/9/2026"), ("last_on", "11/12/2026"),
            ):  # fmt: skip
                entry.type_in(name, text)
            save_draft(work, entry)
            work.commit()

    with postgres_store.changing(AUTHOR) as work:
        work.law()
        with beside(close_the_schools) as ended:
            wait_until_queued(postgres_store, ended)
            make_notice(work, child.id, school.id, received_on=date(2026, 11, 30))
            work.commit()

    assert ended == [None]
    with postgres_store.reading() as reader:
        assert list(wrong_deadlines(reader)) == []
