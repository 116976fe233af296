"""What changed behind a return that was made, and what the history tells of why, on real records."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from cme_desktop.editions.next_version import next_version
from cme_desktop.ports import Author, UnitOfWork
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.returns.because import TAKEN_BACK, Cause, because
from cme_desktop.returns.counted_again import asked_again, changes_of
from cme_desktop.returns.figures import figures_of, load
from cme_desktop.returns.periods import month_of
from cme_desktop.services.changed_fields import ChangedField
from cme_desktop.services.saving import save_record
from cme_desktop.standing_records.child import CHILD
from cme_desktop.versions.changes import FigureChange
from cme_desktop.versions.version import ReturnVersion
from db.store import SqlStore
from tests.builders import AUTHOR, NOON, StandingClock, make_child, make_school, save
from tests.made_returns import make_version

MORGAN = Author("Morgan Lake")
TODAY = date(2026, 11, 9)
OCTOBER = month_of(date(2026, 10, 1))
RECEIVED = "ten_day_notification.received"


def kept(store: SqlStore) -> ReturnVersion:
    """The return of October as the file stands, made and read back."""
    with store.reading() as reader:
        made = next_version(reader, OCTOBER, TODAY, NOON)
    line = make_version(store, made.of, made.content)
    with store.reading() as reader:
        return reader.kept_returns.version(line.id)


def changes(store: SqlStore, version: ReturnVersion) -> list[FigureChange]:
    with store.reading() as reader:
        snapshot = load(reader)
        return changes_of(version, figures_of(reader, snapshot, asked_again(version)), snapshot.law)


def reasons(store: SqlStore, version: ReturnVersion) -> dict[int, list[Cause]]:
    with store.reading() as reader:
        return because(reader, version.content, changes(store, version))


def change(store: SqlStore, kind: Any, id: int, **values: object) -> None:
    """Somebody else saves a record an hour later."""
    with store.changing(MORGAN) as work:
        record = work.get(kind, id)
        for name, value in values.items():
            setattr(record, name, value)
        save_record(work, kind, record)
        work.commit()


def filed(store: SqlStore, make: Callable[[UnitOfWork], Any]) -> int:
    return int(store.change(AUTHOR, make).id)


@pytest.fixture
def notices(store: SqlStore) -> tuple[int, int]:
    """Two notices on file, one of September and one of October."""

    def notice(day: date) -> int:
        return filed(
            store,
            lambda work: save(
                work,
                TEN_DAY_NOTIFICATION,
                child=make_child(work).id,
                school=make_school(work).id,
                received_on=day,
                first_absent_on=day - timedelta(days=20),
            ),
        )

    return notice(date(2026, 9, 28)), notice(date(2026, 10, 12))


def test_nothing_changed_and_nothing_is_told(store: SqlStore, notices: tuple[int, int]) -> None:
    version = kept(store)
    change(store, TEN_DAY_NOTIFICATION, notices[0], notes="A word more.")
    assert changes(store, version) == []
    assert len(version.measures_by_period()) > 3, "months, the year to date and the year before"


def test_swapped_months_are_seen_with_who_changed_which_field(
    store: SqlStore, clock: StandingClock, notices: tuple[int, int]
) -> None:
    september, october = notices
    version = kept(store)
    clock.moment += timedelta(hours=1)
    change(store, TEN_DAY_NOTIFICATION, september, received_on=date(2026, 10, 13))
    change(store, TEN_DAY_NOTIFICATION, october, received_on=date(2026, 9, 29))
    found = [one for one in changes(store, version) if one.measure == RECEIVED]
    told = {(one.start, one.end): (one.was, one.now, one.came, one.went) for one in found}
    assert told == {
        (OCTOBER.start, OCTOBER.end): (1, 1, (september,), (october,)),
        (date(2026, 9, 1), date(2026, 9, 30)): (1, 1, (october,), (september,)),
    }, "and not in the year to date, which counts both as before"
    (cause,) = reasons(store, version)[september]
    assert (cause.who, cause.at, cause.action) == ("Morgan Lake", clock.moment, "changed")
    assert cause.reference.startswith("TDN-2026-")
    assert cause.fields == (ChangedField("Notice received", "Mon 28 Sep 2026", "Tue 13 Oct 2026"),)


def test_what_came_late_for_last_year_is_seen_too(store: SqlStore) -> None:
    version = kept(store)
    late = filed(store, lambda work: save(work, TEN_DAY_NOTIFICATION, received_on=date(2025, 10, 6)))
    found = [one for one in changes(store, version) if one.measure == RECEIVED]
    assert {(one.start, one.end) for one in found} == {
        (date(2025, 10, 1), date(2025, 10, 31)),
        (date(2025, 9, 1), date(2025, 10, 31)),
    }, "a year before, and the last year to date"
    assert {(one.was, one.now, one.came) for one in found} == {(0, 1, (late,))}
    (cause,) = reasons(store, version)[late]
    assert (cause.who, cause.action) == (AUTHOR.name, "created")


def test_the_history_of_no_other_record_is_told_nor_what_was_before(
    store: SqlStore, notices: tuple[int, int]
) -> None:
    september, october = notices
    change(store, TEN_DAY_NOTIFICATION, october, notes="Before it was made.")
    version = kept(store)
    change(store, TEN_DAY_NOTIFICATION, september, notes="Nothing to do with a figure.")
    change(store, TEN_DAY_NOTIFICATION, october, received_on=date(2026, 11, 2))
    told = reasons(store, version)
    assert told.keys() == {october}
    assert [cause.fields[0].label for cause in told[october]] == ["Notice received"]


def test_of_a_restricted_child_nothing_is_told_but_that(store: SqlStore, notices: tuple[int, int]) -> None:
    _, october = notices
    version = kept(store)
    change(store, TEN_DAY_NOTIFICATION, october, received_on=date(2026, 11, 2))
    with store.reading() as reader:
        child = reader.get(TEN_DAY_NOTIFICATION, october).child
    change(store, CHILD, child, restricted=True)
    told = reasons(store, version)
    assert told == {october: [Cause("Restricted")]}


def test_a_change_of_the_child_is_told_with_its_record(
    store: SqlStore, clock: StandingClock, notices: tuple[int, int]
) -> None:
    _, october = notices
    version = kept(store)
    clock.moment += timedelta(hours=1)
    with store.reading() as reader:
        child = reader.get(TEN_DAY_NOTIFICATION, october).child
    change(store, TEN_DAY_NOTIFICATION, october, received_on=date(2026, 11, 2))
    clock.moment += timedelta(hours=1)
    change(store, CHILD, child, forename="Adaeze")
    newest, before = reasons(store, version)[october]
    assert newest.reference.startswith("CHD-")
    assert newest.fields == (ChangedField("Forename", "Ada", "Adaeze"),)
    assert before.reference.startswith("TDN-")


def test_a_record_that_was_taken_back_is_told_without_what_stood_in_it(
    store: SqlStore, notices: tuple[int, int]
) -> None:
    _, october = notices
    version = kept(store)
    with store.changing(MORGAN) as work:
        record = work.get(TEN_DAY_NOTIFICATION, october)
        work.take_back([(TEN_DAY_NOTIFICATION, record)], "taken back: the save was undone")
        work.commit()
    went = [one for one in changes(store, version) if one.measure == RECEIVED]
    assert all(one.went == (october,) for one in went)
    assert len(went) == 2, "of the month and of the year to date"
    (cause,) = reasons(store, version)[october]
    assert (cause.reference, cause.who, cause.fields) == (TAKEN_BACK, "Morgan Lake", ())


def test_only_what_is_asked_for_is_told_of_the_history(store: SqlStore, notices: tuple[int, int]) -> None:
    with store.reading() as reader:
        before = reader.anchor(TODAY)
    change(store, TEN_DAY_NOTIFICATION, notices[0], notes="One.")
    change(store, TEN_DAY_NOTIFICATION, notices[1], notes="Two.")
    with store.reading() as reader:
        after = reader.anchor(TODAY)
        asked = {
            "both": reader.changes_since(before, notices),
            "one": reader.changes_since(before, [notices[1]]),
            "none": reader.changes_since(after, notices),
        }
    assert {name: [one.record for one in found] for name, found in asked.items()} == {
        "both": [notices[1], notices[0]],
        "one": [notices[1]],
        "none": [],
    }
