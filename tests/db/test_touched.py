"""A change notes by itself what it touches: records, whom they point at, names, and what else there is."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from cme_desktop.desk import Desk
from cme_desktop.ports import KeptDraft, UnitOfWork, Written
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.services.reckoning import asking_to_reckon, reckon_batch
from cme_desktop.services.saving import save_record, store
from cme_desktop.standing_records.calendar_entry import CALENDAR_ENTRY
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.child.fields import Relation
from cme_desktop.standing_records.person import PERSON
from cme_desktop.standing_records.school import SCHOOL
from cme_desktop.touched import NOTHING, Aspect, Touched, aspect
from db.store import SqlStore
from tests.books import workbook
from tests.builders import AUTHOR, NOON, StandingClock, make_child, make_notice, make_person, make_school
from tests.day_first import import_table


def touched_by(data: SqlStore, change: Callable[[UnitOfWork], Any]) -> Touched:
    """What a change touched."""

    def whole(work: UnitOfWork) -> Touched:
        change(work)
        return work.touched

    return data.change(AUTHOR, whole)


def made(data: SqlStore, make: Callable[[UnitOfWork], Any]) -> Any:
    """Something that is on file before."""
    return data.change(AUTHOR, make)


def test_whoever_only_reads_touches_nothing(store: SqlStore) -> None:
    assert touched_by(store, lambda work: (work.counts(), work.law())) == NOTHING


def test_a_save_touches_the_record_and_tells_whom_it_points_at(sqlite_store: SqlStore) -> None:
    child = made(sqlite_store, lambda work: make_child(work).id)
    school = made(sqlite_store, lambda work: make_school(work).id)
    touched = touched_by(sqlite_store, lambda work: make_notice(work, child, school))
    assert touched.records.keys() == {TEN_DAY_NOTIFICATION.key}
    assert touched.linked == {child, school}
    assert not touched.renamed
    assert not touched.aspects


def test_whom_a_record_pointed_at_before_is_told_too(sqlite_store: SqlStore) -> None:
    first, second, school = made(
        sqlite_store, lambda work: (make_child(work).id, make_child(work, "Lis").id, make_school(work).id)
    )
    notice = made(sqlite_store, lambda work: make_notice(work, first, school))

    def move(work: UnitOfWork) -> None:
        record = work.get(TEN_DAY_NOTIFICATION, notice.id)
        record.child = second
        store(work, TEN_DAY_NOTIFICATION, record)

    touched = touched_by(sqlite_store, move)
    assert touched.records == {TEN_DAY_NOTIFICATION.key: {notice.id}}
    assert touched.linked == {first, second, school}


def test_whoever_is_in_the_rows_is_told(sqlite_store: SqlStore) -> None:
    parent = made(sqlite_store, lambda work: make_person(work).id)
    touched = touched_by(sqlite_store, lambda work: make_child(work, people=[Relation(person=parent)]))
    assert touched.linked == {parent}


def test_another_name_is_told(sqlite_store: SqlStore) -> None:
    school = made(sqlite_store, lambda work: make_school(work, "Elm Lane School").id)

    def change(**values: Any) -> Callable[[UnitOfWork], None]:
        def work(unit: UnitOfWork) -> None:
            record = unit.get(SCHOOL, school)
            for name, value in values.items():
                setattr(record, name, value)
            store(unit, SCHOOL, record)

        return work

    assert not touched_by(sqlite_store, change(phone="01632 960001")).renamed
    assert touched_by(sqlite_store, change(name="Elm Lane Academy")).renamed == {SCHOOL.key}


def test_a_child_who_is_hidden_or_shown_is_told(sqlite_store: SqlStore) -> None:
    child, other = made(sqlite_store, lambda work: (make_child(work).id, make_child(work, "Lis").id))

    def change(id: int, **values: Any) -> Callable[[UnitOfWork], None]:
        def work(unit: UnitOfWork) -> None:
            record = unit.get(CHILD, id)
            for name, value in values.items():
                setattr(record, name, value)
            store(unit, CHILD, record)

        return work

    assert not touched_by(sqlite_store, change(child, notes="Seen on Mon.")).aspects
    hidden = touched_by(sqlite_store, change(child, restricted=True))
    assert hidden.aspects == {Aspect.SEEN}
    assert hidden.renamed == {CHILD.key}
    assert touched_by(sqlite_store, change(other, status="merged", merged_into=child)).aspects == {
        Aspect.SEEN
    }
    assert touched_by(sqlite_store, change(child, restricted=False)).aspects == {Aspect.SEEN}


def test_whoever_shows_a_record_is_told_that_it_is_taken_back(sqlite_store: SqlStore) -> None:
    parent = made(sqlite_store, lambda work: make_person(work).id)
    child = made(sqlite_store, lambda work: make_child(work, people=[Relation(person=parent)]).id)
    written: list[Written] = []

    def take_back(work: UnitOfWork) -> None:
        work.take_back([(CHILD, work.get(CHILD, child))], "taken back")
        written.extend(work.written)

    touched = touched_by(sqlite_store, take_back)
    assert [(one.record, one.before, one.after) for one in written] == [(child, 1, 2)]
    assert touched.records == {CHILD.key: {child}}
    assert touched.linked == {child, parent}
    assert touched.renamed == {CHILD.key}


def test_what_follows_from_a_save_is_touched_with_it(sqlite_store: SqlStore) -> None:
    child, here, there = made(
        sqlite_store, lambda work: (make_child(work).id, make_school(work).id, make_school(work).id)
    )
    off = OFF_ROLL_NOTICE.cls(
        child=child, school=here, received_on=date(2026, 11, 2), deleted_on=date(2026, 11, 2),
        ground_met_on=date(2026, 11, 2), status="accepted",
    )  # fmt: skip
    left = made(sqlite_store, lambda work: save_record(work, OFF_ROLL_NOTICE, off).id)
    on = ON_ROLL_NOTICE.cls(
        child=child, school=there, received_on=date(2026, 11, 9), entered_on=date(2026, 11, 9),
        previous_school=here, status="accepted",
    )  # fmt: skip
    touched = touched_by(sqlite_store, lambda work: save_record(work, ON_ROLL_NOTICE, on))
    assert touched.records[OFF_ROLL_NOTICE.key] == {left}
    assert touched.records.keys() >= {ON_ROLL_NOTICE.key, OFF_ROLL_NOTICE.key}


def test_typing_settings_and_notes_are_told_as_what_they_are(sqlite_store: SqlStore) -> None:
    child = made(sqlite_store, lambda work: make_child(work).id)
    typing = KeptDraft(0, CHILD.key, None, AUTHOR.name, NOON, "Somebody", {})
    assert touched_by(sqlite_store, lambda work: work.keep_draft(typing)) == aspect(Aspect.DRAFTS)
    assert touched_by(sqlite_store, lambda work: work.drop_draft(1)) == aspect(Aspect.DRAFTS)
    assert touched_by(sqlite_store, lambda work: work.set_setting("a", "b")) == aspect(Aspect.SETTINGS)
    noted = touched_by(sqlite_store, lambda work: work.note(CHILD, child, "opened"))
    assert noted == Touched({CHILD.key: frozenset({child})})


def test_law_and_what_is_reckoned_by_it_are_told(sqlite_store: SqlStore) -> None:
    child, school = made(sqlite_store, lambda work: (make_child(work).id, make_school(work).id))
    made(sqlite_store, lambda work: make_notice(work, child, school))

    def enter(work: UnitOfWork) -> None:
        with asking_to_reckon(work):
            entry = CALENDAR_ENTRY.cls(
                kind="term", first_on=date(2026, 9, 1), last_on=date(2027, 7, 20), name="The whole year"
            )
            save_record(work, CALENDAR_ENTRY, entry)

    changed = touched_by(sqlite_store, enter)
    assert changed.records.keys() == {CALENDAR_ENTRY.key}
    assert changed.aspects == {Aspect.LAW, Aspect.DEADLINES}
    assert touched_by(sqlite_store, reckon_batch) == aspect(Aspect.DEADLINES)


def test_an_import_tells_what_all_of_its_batches_touched(store: SqlStore, tmp_path: Path) -> None:
    desk = Desk(store, StandingClock(), AUTHOR)
    rows = [{"Surname": f"Okafor{n}", "First name": "Ada"} for n in range(120)]
    file = workbook(tmp_path / "people.xlsx", rows)
    outcome = import_table(desk, PERSON, file)
    assert outcome.touched.records == {PERSON.key: frozenset(outcome.saved)}
    assert import_table(desk, PERSON, file, dry_run=True).touched == NOTHING
