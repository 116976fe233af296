"""Answers that came before the question, and searches and spells that were none."""

from datetime import date
from typing import Any

import pytest

from cme_desktop.description.record_type import RecordType
from cme_desktop.records.home_education import HOME_EDUCATION
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.standing_records.child import CHILD
from db.store import SqlStore
from tests.builders import AUTHOR, make_child, make_school
from tests.db.following import DELETED, VOID, amended, deleted, entered, questions, saved


def test_an_entry_that_came_first_is_matched_as_one_that_comes_after(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, old, new = make_child(work).id, make_school(work).id, make_school(work).id
        on = entered(work, child, new, status="accepted")
        off = deleted(work, child, old)
        answer = work.get(ON_ROLL_NOTICE, on.id)
        assert (answer.status, answer.off_roll) == ("matched", off.id)


@pytest.mark.parametrize("first", ["search", "home education"])
def test_a_deletion_that_is_answered_at_once_takes_the_child_off_the_roll_too(
    store: SqlStore, first: str
) -> None:
    with store.changing(AUTHOR) as work:
        school = make_school(work).id
        child = make_child(work, school=school).id
        if first == "search":
            saved(work, WHEREABOUTS_ENQUIRY, child=child, received_on=DELETED)
        else:
            saved(work, HOME_EDUCATION, child=child, received_on=DELETED, started_on=DELETED)
        assert deleted(work, child, school).status == "closed"
        assert work.get(CHILD, child).school is None


def test_a_search_for_another_child_after_all_gives_the_question_back(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, other, school = make_child(work).id, make_child(work).id, make_school(work).id
        off = deleted(work, child, school)
        enquiry = saved(work, WHEREABOUTS_ENQUIRY, child=child, received_on=date(2026, 10, 20))
        assert questions(work) == []
        # The form refuses to name a notice of another child, so the officer has let go of it by hand.
        amended(work, WHEREABOUTS_ENQUIRY, enquiry.id, child=other, off_roll=None)
        asked = work.get(OFF_ROLL_NOTICE, off.id)
        assert (asked.status, asked.enquiry, asked.closing_reason) == ("accepted", None, None)
        assert questions(work) == [off.id]


def test_every_notice_that_a_search_in_error_took_over_is_asked_again(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child = make_child(work).id
        offs = [deleted(work, child, make_school(work).id).id for _ in range(2)]
        enquiry = saved(work, WHEREABOUTS_ENQUIRY, child=child, received_on=date(2026, 10, 20))
        assert questions(work) == []
        amended(work, WHEREABOUTS_ENQUIRY, enquiry.id, **VOID, close_reason="opened_in_error")
        assert sorted(questions(work)) == offs


def test_what_an_entry_has_answered_stays_answered_when_the_search_was_an_error(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, old, new = make_child(work).id, make_school(work).id, make_school(work).id
        off = deleted(work, child, old)
        enquiry = saved(work, WHEREABOUTS_ENQUIRY, child=child, received_on=DELETED)
        on = entered(work, child, new)
        amended(work, WHEREABOUTS_ENQUIRY, enquiry.id, **VOID, close_reason="opened_in_error")
        answered = work.get(OFF_ROLL_NOTICE, off.id)
        assert (answered.status, answered.on_roll, answered.enquiry) == ("matched", on.id, None)
        assert questions(work) == []


@pytest.mark.parametrize("ended", ["search", "home education"])
def test_an_entry_of_another_child_whose_links_were_emptied_gives_back_what_it_ended(
    store: SqlStore, ended: str
) -> None:
    """The form refuses to name a record of another child, so the officer empties the link."""
    with store.changing(AUTHOR) as work:
        child, twin, school = make_child(work).id, make_child(work, forename="Zoe").id, make_school(work).id
        kind = WHEREABOUTS_ENQUIRY if ended == "search" else HOME_EDUCATION
        one = saved(work, kind, child=child, received_on=DELETED, **({} if ended == "search" else BEGAN))
        on = entered(work, child, school)
        assert work.get(kind, one.id).status in ("located", "returned")
        amended(work, ON_ROLL_NOTICE, on.id, child=twin, enquiry=None, home_education=None)
        assert work.get(kind, one.id).status in ("checks_running", "enquiries")


BEGAN = {"started_on": DELETED}


def test_a_spell_of_another_child_whose_link_was_emptied_gives_the_question_back(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, twin = make_child(work).id, make_child(work, forename="Zoe").id
        off = deleted(work, child, make_school(work).id)
        spell = saved(work, HOME_EDUCATION, child=child, received_on=DELETED, started_on=DELETED)
        assert questions(work) == []
        amended(work, HOME_EDUCATION, spell.id, child=twin, off_roll=None)
        assert questions(work) == [off.id]


@pytest.mark.parametrize("answered_by", ["an entry", "home education", "a search"])
def test_a_deletion_of_another_child_after_all_is_asked_of_that_child(
    store: SqlStore, answered_by: str
) -> None:
    """The form refuses to name what is about another child, so the officer empties the links."""
    with store.changing(AUTHOR) as work:
        school, child, twin = make_school(work).id, make_child(work).id, make_child(work, forename="Zoe").id
        off = deleted(work, child, school)
        if answered_by == "an entry":
            entered(work, child, make_school(work).id)
        else:
            kind = HOME_EDUCATION if answered_by == "home education" else WHEREABOUTS_ENQUIRY
            saved(work, kind, child=child, received_on=DELETED, **(BEGAN if kind is HOME_EDUCATION else {}))
        assert questions(work) == []
        amended(work, OFF_ROLL_NOTICE, off.id, child=twin, on_roll=None, enquiry=None)
        assert questions(work) == [off.id]
        work.commit()
    assert list(store.findings()) == []


def test_every_notice_that_a_spell_in_error_closed_is_asked_again(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child = make_child(work).id
        offs = [deleted(work, child, make_school(work).id).id for _ in range(2)]
        spell = saved(work, HOME_EDUCATION, child=child, received_on=DELETED, started_on=DELETED)
        assert questions(work) == []
        in_error = {"status": "ended", "end_reason": "opened_in_error", "ended_on": date(2026, 10, 20)}
        amended(work, HOME_EDUCATION, spell.id, **in_error)
        assert sorted(questions(work)) == offs


def test_a_search_goes_on_after_the_school_of_an_entry_was_put_right_and_nobody_came(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, wrong, right = make_child(work).id, make_school(work).id, make_school(work).id
        search = saved(work, WHEREABOUTS_ENQUIRY, child=child, received_on=DELETED)
        on = entered(work, child, wrong)
        amended(work, ON_ROLL_NOTICE, on.id, school=right)
        assert work.get(WHEREABOUTS_ENQUIRY, search.id).found_school == right
        amended(work, ON_ROLL_NOTICE, on.id, **VOID, closing_reason="never_came")
        assert work.get(WHEREABOUTS_ENQUIRY, search.id).status == "checks_running"
        assert work.get(ON_ROLL_NOTICE, on.id).enquiry is None


def test_a_search_goes_on_where_the_school_was_put_right_as_nobody_came(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, wrong, right = make_child(work).id, make_school(work).id, make_school(work).id
        search = saved(work, WHEREABOUTS_ENQUIRY, child=child, received_on=DELETED)
        on = entered(work, child, wrong)
        amended(work, ON_ROLL_NOTICE, on.id, **VOID, closing_reason="never_came", school=right)
        assert work.get(CHILD, child).school is None
        assert work.get(WHEREABOUTS_ENQUIRY, search.id).status == "checks_running"
        assert work.get(ON_ROLL_NOTICE, on.id).enquiry is None


@pytest.mark.parametrize(
    "said", [{"notes": "By telephone."}, {"status": "accepted"}], ids=["noted", "accepted"]
)
@pytest.mark.parametrize("kind", [HOME_EDUCATION, WHEREABOUTS_ENQUIRY])
def test_what_was_opened_again_goes_on_though_the_entry_that_ended_it_is_noted_or_accepted(
    store: SqlStore, kind: RecordType[Any], said: dict[str, str]
) -> None:
    reopened = dict.fromkeys(("ended_on", "end_reason", "end_school", "located_on", "found_school"))
    emptied = {name: None for name in reopened if name in kind.plain}
    with store.changing(AUTHOR) as work:
        record = saved(work, kind, child=make_child(work).id, received_on=DELETED)
        entry = entered(work, record.child, make_school(work).id)
        assert work.get(kind, record.id).status != kind.life.first
        amended(work, kind, record.id, **emptied, status=kind.life.first)
        amended(work, ON_ROLL_NOTICE, entry.id, **said)
        assert work.get(kind, record.id).status == kind.life.first


def test_an_answer_that_an_officer_has_taken_back_is_not_given_again_by_a_note(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child = make_child(work).id
        off = deleted(work, child, make_school(work).id)
        entry = entered(work, child, make_school(work).id)
        amended(work, OFF_ROLL_NOTICE, off.id, status="accepted", on_roll=None, answered_on=None)
        assert questions(work) == [off.id]
        amended(work, ON_ROLL_NOTICE, entry.id, notes="By telephone.")
        assert questions(work) == [off.id]


@pytest.mark.parametrize("kind", [HOME_EDUCATION, WHEREABOUTS_ENQUIRY])
def test_what_was_opened_again_and_ended_by_another_entry_stays_ended_without_the_first(
    store: SqlStore, kind: RecordType[Any]
) -> None:
    reopened = dict.fromkeys(("ended_on", "end_reason", "end_school", "located_on", "found_school"))
    emptied = {name: None for name in reopened if name in kind.plain}
    with store.changing(AUTHOR) as work:
        child, school = make_child(work).id, make_school(work).id
        record = saved(work, kind, child=child, received_on=DELETED)
        first = entered(work, child, school)
        amended(work, kind, record.id, **emptied, status=kind.life.first)
        second = entered(work, child, school)
        ended = work.get(kind, record.id).status
        assert ended not in (kind.life.first, "checks_running")
        amended(work, ON_ROLL_NOTICE, first.id, **VOID, closing_reason="never_came")
        assert work.get(kind, record.id).status == ended
        amended(work, ON_ROLL_NOTICE, second.id, **VOID, closing_reason="never_came")
        assert work.get(kind, record.id).status in ("enquiries", "checks_running")
        work.commit()
    assert list(store.findings()) == []
