"""What a batch of an import has read it does not ask for again, until it may be another."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from cme_desktop.intake.carrying_out import carry_out
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.services.saving import store as put
from cme_desktop.standing_records.child import CHILD, Child
from db.intakes import SqlBatch, SqlIntake
from db.store import SqlStore
from tests.builders import AUTHOR, make_child, make_notice, make_school
from tests.db.asked import asked


@pytest.fixture
def child(store: SqlStore) -> int:
    with store.changing(AUTHOR) as work:
        id: int = make_child(work, "Okafor").id
        work.commit()
    return id


@pytest.fixture
def intake(store: SqlStore) -> Iterator[SqlIntake]:
    with store.importing(AUTHOR, "sent.csv", carry_out) as begun:
        yield begun
        begun.batch(lambda batch: batch.finish())


def statements(store: SqlStore, work: Callable[[], Any]) -> int:
    with asked(store.engine) as ran:
        work()
    return len(ran)


def renamed(work: Any, child: int) -> Child:
    record: Child = work.get(CHILD, child)
    record.surname = "Nowak"
    put(work, CHILD, record)
    return record


def test_a_record_is_asked_for_once(store: SqlStore, child: int, intake: SqlIntake) -> None:
    def twice(batch: SqlBatch) -> list[int]:
        return [statements(store, lambda: batch.get(CHILD, child)) for _ in range(2)]

    first, second = intake.batch(twice)
    assert first > 0
    assert second == 0


def test_many_are_read_in_the_statements_of_one(store: SqlStore, child: int, intake: SqlIntake) -> None:
    with store.changing(AUTHOR) as work:
        others = [make_child(work, "Obi").id for _ in range(5)]
        work.commit()

    def ahead(batch: SqlBatch) -> list[int]:
        few = statements(store, lambda: batch.read_ahead(CHILD, [child]))
        more = statements(store, lambda: batch.read_ahead(CHILD, others))
        assert [batch.get(CHILD, id).surname for id in others] == ["Obi"] * 5
        return [few, more]

    few, more = intake.batch(ahead)
    assert 0 < more == few


def test_whoever_is_given_a_record_may_change_it(child: int, intake: SqlIntake) -> None:
    def spoilt(batch: SqlBatch) -> str | None:
        got = batch.get(CHILD, child)
        got.surname = "Nowak"
        got.addresses.append(CHILD.rows["addresses"].of())
        again = batch.get(CHILD, child)
        assert again.addresses == []
        return again.surname

    assert intake.batch(spoilt) == "Okafor"


def test_what_it_saves_is_read_anew(child: int, intake: SqlIntake) -> None:
    def saved(batch: SqlBatch) -> None:
        assert renamed(batch, child).version == batch.get(CHILD, child).version
        school = make_school(batch).id
        assert batch.about("child", child, [TEN_DAY_NOTIFICATION.key]) == []
        notice = make_notice(batch, child, school)
        assert [one.id for one in batch.about("child", child, [TEN_DAY_NOTIFICATION.key])] == [notice.id]
        assert batch.get(CHILD, child).surname == "Nowak"

    intake.batch(saved)


@pytest.mark.parametrize("store", ["postgresql"], indirect=True)
def test_what_another_saved_before_it_was_claimed_is_read_anew(
    store: SqlStore, child: int, intake: SqlIntake
) -> None:
    """Only on a server: nobody else writes into a file meanwhile."""

    def claimed(batch: SqlBatch) -> tuple[str | None, int]:
        record = batch.get(CHILD, child)
        assert batch.about("child", child, [TEN_DAY_NOTIFICATION.key]) == []
        with store.changing(AUTHOR) as work:
            renamed(work, child)
            make_notice(work, child, make_school(work).id)
            work.commit()
        batch.claim(CHILD, record)
        return batch.get(CHILD, child).surname, len(batch.about("child", child, [TEN_DAY_NOTIFICATION.key]))

    assert intake.batch(claimed) == ("Nowak", 1)
