"""An operation taken back: everything is as it was before it, or it is said what stands in the way."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from cme_desktop.description.record_type import RecordType
from cme_desktop.errors import NotFound, Refused
from cme_desktop.fields import Reading
from cme_desktop.operations.performing import Done, perform
from cme_desktop.operations.undoing import PutBack, Undo
from cme_desktop.ports import Author, KeptDraft, UnitOfWork
from cme_desktop.records.home_education import HOME_EDUCATION
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.services.deciding import Answer, decide
from cme_desktop.services.saving import save_record
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.child.fields import OtherName, Relation
from cme_desktop.standing_records.person import PERSON
from cme_desktop.standing_records.school import SCHOOL
from cme_desktop.values.partial_dates import parse_birth
from db.store import SqlStore
from db.tables.whole import everything
from tests.builders import (
    AUTHOR,
    NOON,
    StandingClock,
    make_child,
    make_notice,
    make_person,
    make_school,
    save,
)
from tests.ui.doing import Doing

SAM = Author("Sam Field")
DAY = date(2026, 10, 5)
_PASSING = {"version", "changed_at", "changed_by"}
"""What a save leaves on a record whatever it changes."""
_GROWING = {"history", "counter", "alembic_version", "draft", "setting", "reckoning"}
"""Tables that only grow, or that are told of elsewhere."""


@dataclass
class Office:
    """A family of two children, two schools, and what is on file about them."""

    store: SqlStore
    clock: StandingClock
    old: Any
    new: Any
    ada: Any
    kuba: Any
    mother: Any
    off: Any

    def do(self, work: Callable[[UnitOfWork], Any], author: Author = AUTHOR) -> Done[Any]:
        self.clock.moment += timedelta(minutes=1)
        return perform(self.store, author, Doing(work))

    def save(self, kind: RecordType[Any], id: int | None = None, **values: Any) -> Done[Any]:
        """A new record, or other values for one on file, with whatever follows."""
        return self.do(lambda work: saved(work, kind, id, **values))

    def entry(self, day: date) -> Done[Any]:
        """Ada is entered at the new school."""
        values = {"school": self.new.id, "entered_on": day, "received_on": day}
        return self.save(ON_ROLL_NOTICE, child=self.ada.id, **values)

    def undo(self, done: Done[Any], what: str = "Save something", author: Author = AUTHOR) -> Done[None]:
        self.clock.moment += timedelta(minutes=1)
        return perform(self.store, author, Undo(what, done.written))

    def why_not(self, done: Done[Any]) -> str:
        before = tables(self.store)
        with pytest.raises(Refused) as refused:
            self.undo(done)
        assert tables(self.store) == before
        return str(refused.value)

    def is_on_file(self, kind: RecordType[Any], id: int) -> bool:
        with self.store.reading() as reader:
            try:
                reader.get(kind, id)
            except NotFound:
                return False
            return True


def saved(work: UnitOfWork, kind: RecordType[Any], id: int | None = None, **values: Any) -> Any:
    record = kind.cls() if id is None else work.get(kind, id)
    for name, value in values.items():
        setattr(record, name, value)
    return save_record(work, kind, record)


def tables(store: SqlStore) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables but what a save leaves behind whatever it does."""
    with store.engine.connect() as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(sa.select(*columns))), key=repr)
            for table in everything().sorted_tables
            if table.name not in _GROWING
            and (columns := [column for column in table.c if column.name not in _passing(table)])
        }


def _passing(table: sa.Table) -> set[str]:
    """A row of a record is told by its place; a server gives no number of one twice."""
    return _PASSING | {"id"} if {"record_id", "place"} <= set(table.c.keys()) else _PASSING


@pytest.fixture
def office(store: SqlStore, clock: StandingClock) -> Office:
    return an_office(store, clock)


def an_office(store: SqlStore, clock: StandingClock) -> Office:
    with store.changing(AUTHOR) as work:
        old, new = make_school(work, "Elm Lane"), make_school(work, "Oak Road")
        mother = make_person(work)
        relation = Relation(person=mother.id, relationship="mother", parental_responsibility=True)
        ada = make_child(
            work, school=old.id, people=[relation], other_names=[OtherName(kind="former", surname="Obi")]
        )
        kuba = make_child(work, "Lis", "Kuba", upn="A123456789012")
        off = save(work, OFF_ROLL_NOTICE, child=ada.id, school=old.id, deleted_on=DAY, status="accepted")
        make_notice(work, kuba.id, new.id)
        work.commit()
    return Office(store, clock, old, new, ada, kuba, mother, off)


CHANGES: dict[str, Callable[[Office], Done[Any]]] = {
    "a child made": lambda here: here.save(
        CHILD, surname="Reid", forename="Tom", school=here.old.id, people=[Relation(person=here.mother.id)]
    ),
    "a child renamed": lambda here: here.save(CHILD, here.ada.id, surname="Okafor-Lis", notes="Came in."),
    "rows added and others gone": lambda here: here.save(
        CHILD,
        here.ada.id,
        other_names=[OtherName(kind="former", surname="Ebo"), OtherName(kind="known_as", forename="Addy")],
        people=[],
    ),
    "a child linked": lambda here: here.save(
        CHILD, here.kuba.id, school=here.new.id, people=[Relation(person=here.mother.id)]
    ),
    "a child merged": lambda here: here.save(CHILD, here.kuba.id, status="merged", merged_into=here.ada.id),
    "a child restricted": lambda here: here.save(
        CHILD, here.ada.id, restricted=True, restricted_reason="refuge"
    ),
    "a school renamed": lambda here: here.save(SCHOOL, here.new.id, name="Oak Road Academy"),
    "a notice closed": lambda here: here.save(
        OFF_ROLL_NOTICE, here.off.id, status="closed", closing_reason="other", closed_on=DAY
    ),
    "an entry that answers where she went": lambda here: here.save(
        ON_ROLL_NOTICE, child=here.ada.id, school=here.new.id, entered_on=DAY, received_on=DAY
    ),
    "home education that answers it": lambda here: here.save(
        HOME_EDUCATION, child=here.ada.id, started_on=DAY, received_on=DAY
    ),
    "a search that takes it over": lambda here: here.save(
        WHEREABOUTS_ENQUIRY, child=here.ada.id, received_on=DAY, off_roll=here.off.id
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_all_is_as_before_and_may_be_done_again(office: Office, change: str) -> None:
    before = tables(office.store)
    done = CHANGES[change](office)
    after = tables(office.store)
    assert after != before
    undone = office.undo(done)
    assert tables(office.store) == before
    assert list(office.store.findings()) == []
    again = office.undo(undone, "Undo: Save something")
    assert tables(office.store) == after
    assert list(office.store.findings()) == []
    undone = office.undo(again, "Do again: Save something")
    assert tables(office.store) == before
    assert list(office.store.findings()) == []
    office.undo(undone, "Undo: Save something")
    assert tables(office.store) == after


def test_a_closed_record_opened_again_is_closed_again(office: Office) -> None:
    office.save(OFF_ROLL_NOTICE, office.off.id, status="closed", closing_reason="other", closed_on=DAY)
    before = tables(office.store)
    again = office.save(
        OFF_ROLL_NOTICE, office.off.id, status="accepted", closing_reason=None, closed_on=None
    )
    office.undo(again)
    assert tables(office.store) == before


def test_an_answer_taken_back_is_given_again(office: Office) -> None:
    entry = office.save(ON_ROLL_NOTICE, child=office.ada.id, school=office.new.id, entered_on=DAY).result
    before = tables(office.store)
    lost = office.save(ON_ROLL_NOTICE, entry.id, status="closed", closing_reason="never_came")
    assert len(lost.written) == 3, "the entry, the notice that it answered, the child"
    office.undo(lost)
    assert tables(office.store) == before
    assert list(office.store.findings()) == []


def test_history_tells_of_it_and_a_number_comes_again_with_its_record_alone(office: Office) -> None:
    made = office.save(PERSON, surname="Reid")
    undone = office.undo(made, "Save new person")
    with office.store.reading() as reader:
        told = reader.history(made.result.id)[0]
    assert (told.action, told.who) == ("taken back: save new person was undone", AUTHOR.name)
    other = office.save(PERSON, surname="Nowak").result
    assert (other.id, other.reference) != (made.result.id, made.result.reference)
    again = office.undo(undone, "Undo: Save new person")
    with office.store.reading() as reader:
        back = reader.get(PERSON, made.result.id)
        assert reader.history(back.id)[0].action == "done again: save new person"
    assert (back.reference, back.created_at) == (made.result.reference, made.result.created_at)
    assert list(office.store.findings()) == []
    assert [one.record for one in again.written] == [back.id]


def test_names_of_undoing() -> None:
    first = Undo("Save child CHI-2026-0001", ())
    second = Undo(first.name, ())
    assert (first.name, second.name, Undo(second.name, ()).name) == (
        "Undo: Save child CHI-2026-0001",
        "Do again: Save child CHI-2026-0001",
        "Undo: Save child CHI-2026-0001",
    )


def test_what_was_changed_again_is_named(office: Office) -> None:
    done = office.save(CHILD, office.ada.id, notes="One.")
    office.do(lambda work: saved(work, CHILD, office.ada.id, notes="Two."), SAM)
    assert office.why_not(done) == (
        f"{office.ada.reference} was changed again by Sam Field on Mon 9 Nov 2026 12:02; "
        "take that back first, or put single fields right by hand."
    )


def test_what_came_with_it_and_was_changed_again_is_named(office: Office) -> None:
    done = office.save(ON_ROLL_NOTICE, child=office.ada.id, school=office.new.id, entered_on=DAY)
    office.do(lambda work: saved(work, OFF_ROLL_NOTICE, office.off.id, notes="Two."), SAM)
    assert f"{office.off.reference} was changed again by Sam Field" in office.why_not(done)


def test_what_stands_on_a_new_record_is_named(office: Office) -> None:
    child = office.save(CHILD, surname="Reid", forename="Tom")
    notice = office.do(lambda work: make_notice(work, child.result.id, office.old.id), SAM).result
    assert office.why_not(child) == (
        f"{child.result.reference} cannot be taken back: {notice.reference}, saved by Sam Field on "
        "Mon 9 Nov 2026 12:02, stands on it; take that back first."
    )


def test_a_row_that_names_a_new_record_stands_on_it(office: Office) -> None:
    person = office.save(PERSON, surname="Lis")
    office.save(CHILD, office.kuba.id, people=[Relation(person=person.result.id)])
    assert office.kuba.reference in office.why_not(person)


def test_a_restricted_child_is_not_named_as_what_stands_on_it(office: Office) -> None:
    person = office.save(PERSON, surname="Lis")
    kept = {"restricted": True, "restricted_reason": "refuge", "people": [Relation(person=person.result.id)]}
    office.save(CHILD, office.kuba.id, **kept)
    said = office.why_not(person)
    assert (
        said == f"{person.result.reference} cannot be taken back: a record that is restricted stands on it."
    )


def test_unfinished_typing_about_a_new_record_stands_on_it(office: Office) -> None:
    child = office.save(CHILD, surname="Reid", forename="Tom")
    typed = {"head": {"links": {"child": child.result.id}}}
    kept = KeptDraft(0, TEN_DAY_NOTIFICATION.key, None, "Sam Field", NOON, "Reid", typed)
    office.do(lambda work: work.keep_draft(kept))
    assert office.why_not(child).endswith(
        "Sam Field has unfinished typing about it; save or discard that first."
    )


def test_a_number_that_somebody_else_has_meanwhile_does_not_come_back(office: Office) -> None:
    office.save(SCHOOL, office.new.id, urn="106653")
    done = office.save(SCHOOL, office.new.id, urn=None)
    other = office.save(SCHOOL, name="Ash Road", urn="106653").result
    assert other.reference in office.why_not(done)


def test_a_record_that_is_gone_does_not_come_back_as_a_link(office: Office) -> None:
    school = office.save(SCHOOL, name="Ash Road")
    office.save(CHILD, office.kuba.id, school=school.result.id)
    moved = office.save(CHILD, office.kuba.id, school=None)
    office.undo(school)
    assert "pointed at a record that has been taken back since" in office.why_not(moved)


def test_what_was_taken_back_is_not_taken_back_twice(office: Office) -> None:
    done = office.save(PERSON, surname="Reid")
    office.undo(done, author=SAM)
    assert office.why_not(done) == (
        f"{done.result.reference} has been taken back since, by Sam Field on Mon 9 Nov 2026 12:02."
    )


def test_the_question_to_a_manager_goes_with_the_save_that_asked_it(office: Office) -> None:
    her = {"surname": "Reid", "forename": "Tom", "birth": parse_birth("2014-05-06", DAY), "sex": "M"}
    kept = office.save(CHILD, **her, restricted=True, restricted_reason="refuge").result
    before = tables(office.store)
    twin = office.save(CHILD, **her)
    with office.store.reading() as reader:
        (asked,) = reader.resemblances()
    undone = office.undo(twin)
    assert tables(office.store) == before
    office.undo(undone, "Undo: Save")
    with office.store.reading() as reader:
        (asked,) = reader.resemblances()
    assert (asked.record, asked.restricted) == (twin.result.id, kept.id)
    office.do(lambda work: decide(work, asked, Answer.OTHER, "Another passport."))
    again = office.save(CHILD, twin.result.id, notes="Seen.")
    office.undo(again)
    assert list(office.store.findings()) == []


def put_back(
    office: Office, kind: RecordType[Any], record: Any, version: int, seen: int | None = None
) -> Done[Any]:
    with office.store.reading() as reader:
        reading = Reading(NOON.date(), reader.law()).at(None)
        seen = seen or reader.get(kind, record.id).version
    office.clock.moment += timedelta(minutes=1)
    back = PutBack(kind, record.id, record.reference, version, seen, reading)
    return perform(office.store, AUTHOR, back)


def test_an_earlier_version_is_put_back_by_a_save_like_others(office: Office) -> None:
    before = tables(office.store)
    office.save(
        CHILD,
        office.ada.id,
        surname="Lis",
        people=[],
        other_names=[OtherName(kind="known_as", forename="Addy")],
    )
    office.save(CHILD, office.ada.id, notes="Seen.", school=office.new.id)
    after = tables(office.store)
    done = put_back(office, CHILD, office.ada, 1)
    assert done.result.record.surname == "Okafor"
    assert tables(office.store) == before
    with office.store.reading() as reader:
        assert reader.history(office.ada.id)[0].action == "put back as it was on Mon 9 Nov 2026 12:00"
    office.undo(done)
    assert tables(office.store) == after
    assert list(office.store.findings()) == []


def test_what_follows_from_a_record_put_back_follows(office: Office) -> None:
    entry = office.save(
        ON_ROLL_NOTICE, child=office.ada.id, school=office.new.id, entered_on=DAY, received_on=DAY
    ).result
    matched = tables(office.store)
    office.save(ON_ROLL_NOTICE, entry.id, status="closed", closing_reason="never_came", closed_on=DAY)
    assert tables(office.store) != matched
    put_back(office, ON_ROLL_NOTICE, entry, 2)
    with office.store.reading() as reader:
        assert reader.get(OFF_ROLL_NOTICE, office.off.id).on_roll == entry.id
        assert reader.get(CHILD, office.ada.id).school == office.new.id


def test_an_earlier_version_that_breaks_a_rule_of_now_stays_where_it_is(office: Office) -> None:
    office.save(SCHOOL, office.new.id, urn="106653")
    office.save(SCHOOL, office.new.id, urn=None)
    other = office.save(SCHOOL, name="Ash Road", urn="106653").result
    with pytest.raises(Refused, match=other.reference):
        put_back(office, SCHOOL, office.new, 2)


def test_an_earlier_version_that_named_what_is_gone_stays_where_it_is(office: Office) -> None:
    school = office.save(SCHOOL, name="Ash Road")
    office.save(CHILD, office.kuba.id, school=school.result.id)
    office.save(CHILD, office.kuba.id, school=None)
    office.undo(school)
    with pytest.raises(Refused, match="has been taken back since"):
        put_back(office, CHILD, office.kuba, 2)
