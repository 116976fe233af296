"""What was saved since an operation: what stands on it is named, and whatever does not is let be."""

from datetime import date, timedelta
from typing import Any

import pytest

from cme_desktop.errors import Refused
from cme_desktop.operations.performing import perform
from cme_desktop.operations.undoing import Undo
from cme_desktop.ports import KeptDraft, UnitOfWork
from cme_desktop.records.home_education import HOME_EDUCATION
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.services.reckoning import asking_to_reckon, reckon_what_waits
from cme_desktop.standing_records.calendar_entry import CALENDAR_ENTRY
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.person import PERSON
from cme_desktop.standing_records.school import SCHOOL
from cme_desktop.values.partial_dates import parse_birth
from db.store import SqlStore
from tests.builders import AUTHOR, NOON, StandingClock, make_notice, make_person, make_school, save
from tests.db.test_undoing import DAY, SAM, Office, an_office, saved, tables
from tests.ui.doing import Doing

LATER = DAY + timedelta(days=1)


@pytest.fixture
def office(store: SqlStore, clock: StandingClock) -> Office:
    return an_office(store, clock)


def test_what_was_saved_since_of_the_same_child_and_asks_nothing_of_it_is_let_be(office: Office) -> None:
    done = office.save(CHILD, office.ada.id, notes="Seen.")
    notice = office.do(lambda work: make_notice(work, office.ada.id, office.old.id), SAM).result
    office.undo(done)
    with office.store.reading() as reader:
        assert reader.get(CHILD, office.ada.id).notes is None
        assert reader.get(TEN_DAY_NOTIFICATION, notice.id).version == 1


def test_what_was_saved_before_stands_on_nothing_though_more_would_follow_from_it(office: Office) -> None:
    """Her entry would write its school once more, were it saved now; nobody saves it."""
    office.entry(DAY)
    office.save(CHILD, office.ada.id, school=office.old.id)
    before = tables(office.store)
    office.undo(office.save(CHILD, office.ada.id, school=office.new.id))
    assert tables(office.store) == before


def test_a_search_that_was_there_before_does_not_stand_on_the_end_of_the_question(office: Office) -> None:
    """It would take the question over, were it saved now; nobody saves it."""
    values = {"child": office.ada.id, "received_on": DAY}
    office.do(lambda work: save(work, WHEREABOUTS_ENQUIRY, **values))
    before = tables(office.store)
    closed = {"status": "closed", "closing_reason": "left_country", "closed_on": DAY}
    office.undo(office.save(OFF_ROLL_NOTICE, office.off.id, **closed))
    assert tables(office.store) == before


def test_what_was_saved_for_its_sake_before_does_not_stand_on_a_later_save(office: Office) -> None:
    answer = office.entry(DAY).result
    done = office.save(ON_ROLL_NOTICE, answer.id, notes="By telephone.")
    office.save(OFF_ROLL_NOTICE, office.off.id, notes="Seen.")
    office.undo(done)
    with office.store.reading() as reader:
        assert reader.get(ON_ROLL_NOTICE, answer.id).notes is None


def test_what_was_saved_in_the_same_moment_stands_on_it(office: Office) -> None:
    """The clocks of some computers show one moment for a sixtieth of a second."""
    spell = office.save(HOME_EDUCATION, child=office.ada.id, started_on=DAY, received_on=DAY)
    values = {"school": office.new.id, "deleted_on": LATER, "received_on": LATER, "status": "accepted"}
    answered = Doing(lambda work: saved(work, OFF_ROLL_NOTICE, child=office.ada.id, **values))
    deletion = perform(office.store, SAM, answered).result
    assert f"{deletion.reference}, saved by" in office.why_not(spell)


def test_what_was_saved_between_two_changes_of_one_work_stands_on_it(office: Office) -> None:
    first = office.entry(DAY)
    second = office.entry(LATER).result
    last = office.save(CHILD, office.kuba.id, notes="Seen.")
    with pytest.raises(Refused, match=f"{second.reference}, saved by"):
        perform(office.store, AUTHOR, Undo("Load them all", (*first.written, *last.written)))


def test_several_that_stand_on_it_are_named_in_the_order_in_which_they_came(office: Office) -> None:
    def people(work: UnitOfWork) -> None:
        while make_person(work).id % 32 != 29:
            pass

    office.do(people)
    first = office.entry(DAY)
    others = [office.entry(LATER).result.reference for _ in range(3)]
    said = office.why_not(first)
    assert sorted(others, key=said.index) == others


def test_what_stands_on_it_still_does_with_a_note_added_to_it(office: Office) -> None:
    """The second entry tells the same as the first: without the first, the child would be on no roll."""
    office.save(OFF_ROLL_NOTICE, office.off.id, status="closed", closing_reason="emigrated", closed_on=DAY)
    office.save(CHILD, office.ada.id, school=None)
    first = office.entry(DAY)
    second = office.entry(DAY).result
    office.save(ON_ROLL_NOTICE, second.id, notes="By telephone.")
    assert f"{second.reference}, saved by" in office.why_not(first)


def test_what_tells_the_same_in_the_same_moment_stands_on_it(office: Office) -> None:
    office.save(OFF_ROLL_NOTICE, office.off.id, status="closed", closing_reason="emigrated", closed_on=DAY)
    office.save(CHILD, office.ada.id, school=None)
    values = {"school": office.new.id, "entered_on": DAY, "received_on": DAY}
    first = office.entry(DAY)
    again = Doing(lambda work: saved(work, ON_ROLL_NOTICE, child=office.ada.id, **values))
    second = perform(office.store, SAM, again).result
    assert f"{second.reference}, saved by" in office.why_not(first)


def test_what_was_put_right_before_and_only_noted_since_does_not_stand_on_it(office: Office) -> None:
    entry = office.entry(DAY).result
    office.save(ON_ROLL_NOTICE, entry.id, entered_on=LATER)
    office.save(CHILD, office.ada.id, school=office.old.id)
    done = office.save(CHILD, office.ada.id, school=office.new.id)
    office.save(ON_ROLL_NOTICE, entry.id, notes="By telephone.")
    office.undo(done)
    with office.store.reading() as reader:
        assert reader.get(CHILD, office.ada.id).school == office.old.id


@pytest.mark.parametrize(("number", "more"), [(3, []), (4, ["And 1 more."]), (6, ["And 3 more."])])
def test_three_reasons_are_told_and_how_many_there_are_besides(
    office: Office, number: int, more: list[str]
) -> None:
    done = office.do(lambda work: [save(work, PERSON, surname=f"Reid{n}") for n in range(number)])
    for person in done.result:
        office.do(lambda work, id=person.id: saved(work, PERSON, id, notes="Seen."), SAM)
    with pytest.raises(Refused) as refused:
        office.undo(done)
    told = [issue.text for issue in refused.value.issues]
    named = [f"{person.reference} was changed again by Sam Field" for person in done.result[:3]]
    assert [text.partition(" on ")[0] for text in told[:3]] == named
    assert told[3:] == more


def test_what_stood_against_a_record_before_as_well_does_not_keep_it_from_going_back(office: Office) -> None:
    """Two schools have one number, from a time when nobody refused that."""

    def two(work: UnitOfWork) -> Any:
        return [make_school(work, name, urn="106653") for name in ("Ash Road", "Bay Lane")]

    ash, _ = office.do(two).result
    office.undo(office.save(SCHOOL, ash.id, name="Ash Row"))
    with office.store.reading() as reader:
        assert reader.get(SCHOOL, ash.id).name == "Ash Road"


def test_unfinished_typing_about_another_record_is_let_be(office: Office) -> None:
    child = office.save(CHILD, surname="Reid", forename="Tom").result
    done = office.save(PERSON, surname="Lis")
    typed = {"head": {"links": {"child": child.id}}}
    kept = KeptDraft(0, TEN_DAY_NOTIFICATION.key, None, "Sam Field", NOON, "Reid", typed)
    office.do(lambda work: work.keep_draft(kept))
    office.undo(done)
    assert not office.is_on_file(PERSON, done.result.id)


def a_restricted_child(office: Office) -> dict[str, Any]:
    her = {"surname": "Reid", "forename": "Tom", "birth": parse_birth("2014-05-06", DAY), "sex": "M"}
    office.save(CHILD, **her, restricted=True, restricted_reason="refuge")
    return her


def test_a_question_to_a_manager_goes_with_the_change_that_asked_it(office: Office) -> None:
    her = a_restricted_child(office)
    before = tables(office.store)
    done = office.save(CHILD, office.kuba.id, **her)
    with office.store.reading() as reader:
        assert [asked.record for asked in reader.resemblances()] == [office.kuba.id]
    office.undo(done)
    assert tables(office.store) == before


def test_a_question_that_was_asked_before_waits_as_before(office: Office) -> None:
    """It is as old as it was: nobody sees a question of today where one waits for a week."""
    her = a_restricted_child(office)
    office.save(CHILD, office.kuba.id, **her)
    before = tables(office.store)
    office.undo(office.save(CHILD, office.kuba.id, notes="Seen."))
    assert tables(office.store) == before


def test_law_that_came_with_other_records_goes_with_them(office: Office) -> None:
    def term_and_more(work: UnitOfWork) -> None:
        make_person(work)
        with asking_to_reckon(work):
            days = {"first_on": date(2026, 9, 1), "last_on": date(2026, 12, 18)}
            save(work, CALENDAR_ENTRY, kind="term", name="Autumn", **days)

    before = tables(office.store)
    done = office.do(term_and_more)
    reckon_what_waits(office.store, AUTHOR)
    assert tables(office.store)["deadline"] != before["deadline"]
    office.undo(done)
    assert list(office.store.findings()) == []
    reckon_what_waits(office.store, AUTHOR)
    assert tables(office.store) == before
