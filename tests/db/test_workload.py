"""How much there is to do, of which restricted children are no part but as lines of theirs."""

from datetime import date

from cme_desktop.drafts.held import NowhereElse
from cme_desktop.due import EVERYBODY, Scope
from cme_desktop.looks.work_queue import read_desktop
from cme_desktop.ports import UnitOfWork, Workload
from cme_desktop.records.ten_day_notification import TenDayNotification
from cme_desktop.standing_records.child import Child
from db.store import SqlStore
from tests.builders import AUTHOR, make_child, make_hub, make_notice, make_officer, make_school
from tests.db.asked import asked

LONG_AFTER = date(2100, 1, 1)


def notices(work: UnitOfWork, hub: int, officer: int | None, *children: Child) -> list[TenDayNotification]:
    school = make_school(work).id
    return [make_notice(work, child.id, school, hub=hub, officer=officer) for child in children]


def overdue(work: UnitOfWork, scope: Scope) -> int:
    return sum(line.due_on is not None for line in work.due(LONG_AFTER, scope=scope))


def test_duties_of_restricted_children_are_overdue_in_the_queue_of_everybody_alone(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        hub, officer = make_hub(work).id, make_officer(work).id
        hers = make_child(work, restricted=True, restricted_reason="refuge")
        merged = make_child(work, merged_into=hers.id)
        further = make_child(work, merged_into=merged.id)
        notices(work, hub, officer, hers, merged, further, make_child(work))
        queues = [Scope(hub=hub), Scope(officer=officer), EVERYBODY]
        counted = [work.workload(LONG_AFTER, scope).overdue for scope in queues]
        assert counted == [overdue(work, scope) for scope in queues]
        assert counted[0] == counted[1] == counted[2] // 4 > 0


def test_a_notice_of_theirs_that_nobody_has_is_a_line_of_theirs_and_none_that_is_open(
    store: SqlStore,
) -> None:
    with store.changing(AUTHOR) as work:
        hub, hers = make_hub(work).id, make_child(work, restricted=True, restricted_reason="refuge")
        notices(work, hub, None, hers, make_child(work))
        (line,) = [line for line in work.unallocated() if line.restricted]
        theirs = [one for one in work.due(LONG_AFTER) if one.record == line.record]
        load = work.workload(LONG_AFTER, Scope(hub=hub))
        assert load == Workload(len(theirs), len(theirs) + 1, {"ten_day_notification": 1})


def test_what_nobody_sees_is_found_once_for_all_that_is_counted(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        hub = make_hub(work).id
        notices(work, hub, None, make_child(work, restricted=True, restricted_reason="refuge"))
        work.commit()
    with store.reading() as reader, asked(store.engine) as ran:
        read_desktop("Robin Ash", Scope(hub=hub), LONG_AFTER, False, NowhereElse(), reader)
    assert ["hers(id)" in text for text, _ in ran].count(True) == 1


def test_a_record_whose_type_cannot_be_read_is_none_that_is_open(sqlite_store: SqlStore) -> None:
    with sqlite_store.changing(AUTHOR) as work:
        hub = make_hub(work).id
        (notice,) = notices(work, hub, None, make_child(work, restricted=True, restricted_reason="refuge"))
        work.commit()
    with sqlite_store.engine.begin() as connection:
        unreadable = "UPDATE record SET type = CAST(x'ff' AS TEXT) WHERE id = ?"
        connection.exec_driver_sql(unreadable, (notice.id,))
    with sqlite_store.reading() as reader:
        assert reader.workload(LONG_AFTER, Scope(hub=hub)).open_now == {}
