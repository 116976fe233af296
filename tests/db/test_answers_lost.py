"""An answer that turns out to be none: the question where a child went is asked again."""

from datetime import date, timedelta
from typing import Any

import pytest

from cme_desktop.records.home_education import HOME_EDUCATION
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.standing_records.child import CHILD
from db.store import SqlStore
from tests.builders import AUTHOR, make_child, make_school, save
from tests.db.following import DELETED, VOID, amended, deleted, entered, questions, saved


@pytest.mark.parametrize("reason", ["never_came", "entered_in_error"])
@pytest.mark.parametrize("entry_first", [False, True])
def test_an_entry_that_came_to_nothing_opens_the_question_again(
    store: SqlStore, reason: str, entry_first: bool
) -> None:
    with store.changing(AUTHOR) as work:
        child, old, new = make_child(work).id, make_school(work).id, make_school(work).id
        off = None if entry_first else deleted(work, child, old)
        on = entered(work, child, new)
        off = off or deleted(work, child, old)
        assert questions(work) == []

        amended(work, ON_ROLL_NOTICE, on.id, **VOID, closing_reason=reason)
        asked = work.get(OFF_ROLL_NOTICE, off.id)
        assert (asked.status, asked.on_roll, asked.answered_on) == ("accepted", None, None)
        assert work.get(ON_ROLL_NOTICE, on.id).off_roll is None
        assert questions(work) == [off.id]
        assert work.history(off.id)[0].action == f"on-roll notice {on.reference} answers it no longer"

        amended(work, ON_ROLL_NOTICE, on.id, status="accepted", closing_reason=None, closed_on=None)
        assert work.get(OFF_ROLL_NOTICE, off.id).on_roll == on.id
        assert questions(work) == []
        work.commit()
    assert list(store.findings()) == []


def test_a_notice_closed_on_the_strength_of_an_entry_is_opened_again_with_it(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, old, new = make_child(work).id, make_school(work).id, make_school(work).id
        off = deleted(work, child, old)
        on = entered(work, child, new)
        closed = {"status": "closed", "closing_reason": "new_school", "closed_on": date(2026, 10, 12)}
        amended(work, OFF_ROLL_NOTICE, off.id, **closed)

        amended(work, ON_ROLL_NOTICE, on.id, **VOID, closing_reason="never_came")
        asked = work.get(OFF_ROLL_NOTICE, off.id)
        assert (asked.status, asked.closing_reason, asked.closed_on) == ("accepted", None, None)
        assert questions(work) == [off.id]


def test_an_entry_that_never_came_about_answers_nothing_that_is_asked_later(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, old, new = make_child(work).id, make_school(work).id, make_school(work).id
        entered(work, child, new, **VOID, closing_reason="never_came")
        off = deleted(work, child, old)
        assert questions(work) == [off.id]


@pytest.mark.parametrize("none", [{**VOID, "closing_reason": "never_came"}, {"entered_on": None}])
def test_an_entry_that_is_none_names_no_notice_though_the_notice_has_parted_from_it(
    store: SqlStore, none: dict[str, Any]
) -> None:
    with store.changing(AUTHOR) as work:
        child, old, new = make_child(work).id, make_school(work).id, make_school(work).id
        off = deleted(work, child, old)
        entry = entered(work, child, new)
        assert work.get(ON_ROLL_NOTICE, entry.id).off_roll == off.id
        parted = {"on_roll": None, "answered_on": None, "answered_by": None, "status": "received"}
        amended(work, OFF_ROLL_NOTICE, off.id, **parted)
        amended(work, ON_ROLL_NOTICE, entry.id, **none)
        assert work.get(ON_ROLL_NOTICE, entry.id).off_roll is None


def test_of_two_notices_of_one_entry_the_other_answers(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, old, new = make_child(work).id, make_school(work).id, make_school(work).id
        off = deleted(work, child, old)
        first, again = entered(work, child, new), entered(work, child, new)
        amended(work, ON_ROLL_NOTICE, first.id, **VOID, closing_reason="entered_in_error")
        assert work.get(OFF_ROLL_NOTICE, off.id).on_roll == again.id
        assert work.get(CHILD, child).school == new
        assert questions(work) == []


def test_an_entry_about_another_child_after_all_gives_the_answer_back(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, twin = make_child(work).id, make_child(work, forename="Zoe").id
        old, new = make_school(work).id, make_school(work).id
        off = deleted(work, child, old)
        on = entered(work, child, new)
        amended(work, ON_ROLL_NOTICE, on.id, child=twin)
        assert work.get(OFF_ROLL_NOTICE, off.id).on_roll is None
        assert questions(work) == [off.id]


def test_a_child_who_never_came_is_not_on_that_roll_and_is_looked_for_again(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, new = make_child(work).id, make_school(work).id
        sought = save(
            work, WHEREABOUTS_ENQUIRY, child=child, received_on=date(2026, 9, 1), status="checks_running"
        )
        taught = save(
            work,
            HOME_EDUCATION,
            child=child,
            started_on=date(2026, 1, 5),
            judgement="suitable",
            status="suitable",
        )
        on = entered(work, child, new)
        assert work.get(WHEREABOUTS_ENQUIRY, sought.id).status == "located"
        amended(work, ON_ROLL_NOTICE, on.id, **VOID, closing_reason="never_came")

        again = work.get(WHEREABOUTS_ENQUIRY, sought.id)
        assert (again.status, again.located_on, again.found_where) == ("checks_running", None, None)
        assert (again.found_how, again.found_school) == (None, None)
        spell = work.get(HOME_EDUCATION, taught.id)
        assert (spell.status, spell.ended_on, spell.end_reason) == ("suitable", None, None)
        assert work.get(CHILD, child).school is None


@pytest.mark.parametrize(
    ("at", "days", "lost"),
    [("here", -1, True), ("here", -17, True), ("here", 0, False), ("here", 5, False), ("there", -5, False)],
)
def test_an_entry_put_right_is_no_answer_where_it_is_the_one_that_the_deletion_ended(
    store: SqlStore, at: str, days: int, lost: bool
) -> None:
    with store.changing(AUTHOR) as work:
        school = {name: make_school(work).id for name in ("here", "there")}
        child = make_child(work, school=school["here"]).id
        on = entered(work, child, school["there"], entered_on=date(2026, 9, 14))
        off = deleted(work, child, school["here"])
        assert work.get(OFF_ROLL_NOTICE, off.id).on_roll == on.id
        matched = work.get(OFF_ROLL_NOTICE, off.id).version
        entered_on = DELETED + timedelta(days=days)
        amended(work, ON_ROLL_NOTICE, on.id, school=school[at], entered_on=entered_on)
        assert questions(work) == ([off.id] if lost else [])
        now = work.get(ON_ROLL_NOTICE, on.id)
        assert (now.off_roll, now.status) == ((None, "accepted") if lost else (off.id, "matched"))
        assert (work.get(OFF_ROLL_NOTICE, off.id).version > matched) is lost
        assert work.get(CHILD, child).school == (None if lost else school[at])


@pytest.mark.parametrize("second_first", [False, True])
def test_a_child_who_came_later_stays_on_that_roll_whatever_is_said_of_the_first_entry(
    store: SqlStore, second_first: bool
) -> None:
    never_came = {**VOID, "closing_reason": "never_came"}
    later = {"entered_on": date(2026, 10, 26), "received_on": date(2026, 10, 26)}
    with store.changing(AUTHOR) as work:
        child, school = make_child(work).id, make_school(work).id
        first = entered(work, child, school)
        if second_first:
            entered(work, child, school, **later)
            amended(work, ON_ROLL_NOTICE, first.id, **never_came)
        else:
            amended(work, ON_ROLL_NOTICE, first.id, **never_came)
            assert work.get(CHILD, child).school is None
            entered(work, child, school, **later)
            amended(work, ON_ROLL_NOTICE, first.id, notes="By telephone.")
        assert work.get(CHILD, child).school == school


@pytest.mark.parametrize("spell_first", [False, True])
def test_a_spell_opened_in_error_opens_the_question_again(store: SqlStore, spell_first: bool) -> None:
    with store.changing(AUTHOR) as work:
        child, school = make_child(work).id, make_school(work).id
        begun = {"child": child, "started_on": DELETED, "received_on": date(2026, 10, 5)}
        spell = saved(work, HOME_EDUCATION, **begun) if spell_first else None
        off = deleted(work, child, school)
        spell = spell or saved(work, HOME_EDUCATION, **begun)
        assert questions(work) == []
        assert work.get(HOME_EDUCATION, spell.id).off_roll == off.id

        error = {"status": "ended", "ended_on": date(2026, 10, 20), "end_reason": "opened_in_error"}
        amended(work, HOME_EDUCATION, spell.id, **error)
        asked = work.get(OFF_ROLL_NOTICE, off.id)
        assert (asked.status, asked.closing_reason, asked.closed_on) == ("accepted", None, None)
        assert questions(work) == [off.id]
        work.commit()
    assert list(store.findings()) == []


def test_an_enquiry_opened_in_error_gives_the_question_back(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child = make_child(work).id
        off = deleted(work, child, make_school(work).id)
        enquiry = saved(
            work, WHEREABOUTS_ENQUIRY, child=child, off_roll=off.id, received_on=date(2026, 10, 8)
        )
        assert questions(work) == []
        amended(work, WHEREABOUTS_ENQUIRY, enquiry.id, **VOID, close_reason="opened_in_error")
        asked = work.get(OFF_ROLL_NOTICE, off.id)
        assert (asked.status, asked.enquiry, asked.closing_reason) == ("accepted", None, None)
        assert questions(work) == [off.id]
        assert work.get(WHEREABOUTS_ENQUIRY, enquiry.id).off_roll is None, "so that a right one can be opened"


def test_a_notice_without_a_day_of_deletion_is_asked_about_too(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        off = deleted(work, make_child(work).id, make_school(work).id, deleted_on=None)
        assert questions(work) == [off.id]


def test_nobody_is_looked_for_who_finished_nursery(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        for ground in ("2024-9-1-b", "2006-8-1-n"):
            deleted(work, make_child(work).id, make_school(work).id, ground=ground)
        assert questions(work) == []


def test_an_answer_is_awaited_from_the_school_that_was_named(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        for named in ({"destination_kind": "school_in_england"}, {"destination_kind": "not_known"}, {}):
            deleted(work, make_child(work).id, make_school(work).id, **named)
        waits = [line.waits for line in work.due() if line.duty == "off_roll_question"]
        assert waits == [True, False, False]


@pytest.mark.parametrize("enquiry_first", [False, True])
def test_the_search_for_a_child_takes_the_question_over_whichever_comes_first(
    store: SqlStore, enquiry_first: bool
) -> None:
    with store.changing(AUTHOR) as work:
        child, school = make_child(work).id, make_school(work).id
        begun = {"child": child, "received_on": date(2026, 10, 8)}
        sought = saved(work, WHEREABOUTS_ENQUIRY, **begun) if enquiry_first else None
        off = deleted(work, child, school)
        sought = sought or saved(work, WHEREABOUTS_ENQUIRY, **begun)
        taken = work.get(OFF_ROLL_NOTICE, off.id)
        assert (taken.enquiry, taken.closing_reason) == (sought.id, "enquiry_opened")
        assert taken.answered_on == date(2026, 10, 8)
        assert work.get(WHEREABOUTS_ENQUIRY, sought.id).off_roll == off.id
        assert questions(work) == []


def test_a_search_that_is_over_takes_nothing_over(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, school = make_child(work).id, make_school(work).id
        saved(work, WHEREABOUTS_ENQUIRY, child=child, received_on=date(2026, 10, 8), status="closed")
        off = deleted(work, child, school)
        assert questions(work) == [off.id]


@pytest.mark.parametrize("noted", [False, True], ids=["as it was", "with a note"])
def test_a_search_that_found_the_child_before_does_not_take_over_where_it_went_since(
    store: SqlStore, noted: bool
) -> None:
    with store.changing(AUTHOR) as work:
        child, school = make_child(work).id, make_school(work).id
        search = saved(work, WHEREABOUTS_ENQUIRY, child=child, received_on=date(2026, 9, 1))
        entered(work, child, school, entered_on=date(2026, 9, 14), received_on=date(2026, 9, 15))
        assert work.get(WHEREABOUTS_ENQUIRY, search.id).status == "located"
        off = deleted(work, child, school)
        if noted:
            amended(work, WHEREABOUTS_ENQUIRY, search.id, notes="By telephone.")
        assert questions(work) == [off.id]


def test_home_education_that_was_over_before_is_no_answer_though_a_note_is_added_to_it(
    store: SqlStore,
) -> None:
    with store.changing(AUTHOR) as work:
        child, school = make_child(work).id, make_school(work).id
        spell = saved(work, HOME_EDUCATION, child=child, started_on=date(2026, 9, 7))
        entered(work, child, school, entered_on=date(2026, 9, 14), received_on=date(2026, 9, 15))
        assert work.get(HOME_EDUCATION, spell.id).status == "returned"
        off = deleted(work, child, school)
        amended(work, HOME_EDUCATION, spell.id, notes="By telephone.")
        assert questions(work) == [off.id]


def test_a_search_that_found_the_child_since_answers_a_deletion_told_late(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, day = make_child(work).id, date(2026, 10, 8)
        found = {"status": "located", "located_on": day, "found_where": "other_address"}
        search = saved(work, WHEREABOUTS_ENQUIRY, child=child, received_on=day, **found)
        off = deleted(work, child, make_school(work).id)
        assert work.get(OFF_ROLL_NOTICE, off.id).enquiry == search.id


def test_a_notice_that_a_search_took_over_is_matched_when_the_child_turns_up(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, old, new = make_child(work).id, make_school(work).id, make_school(work).id
        sought = saved(work, WHEREABOUTS_ENQUIRY, child=child, received_on=date(2026, 9, 25))
        off = deleted(work, child, old)
        on = entered(work, child, new)
        matched = work.get(OFF_ROLL_NOTICE, off.id)
        assert (matched.status, matched.on_roll, matched.closing_reason) == ("matched", on.id, None)
        assert matched.answered_on == date(2026, 9, 25), "somebody searched from that day"
        assert work.get(WHEREABOUTS_ENQUIRY, sought.id).status == "located"

        amended(work, ON_ROLL_NOTICE, on.id, **VOID, closing_reason="never_came")
        again = work.get(OFF_ROLL_NOTICE, off.id)
        assert (again.status, again.closing_reason, again.on_roll) == ("closed", "enquiry_opened", None)
        assert work.get(WHEREABOUTS_ENQUIRY, sought.id).status == "checks_running"


def test_a_notice_whose_search_is_long_over_is_left_alone(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, old, new = make_child(work).id, make_school(work).id, make_school(work).id
        sought = saved(work, WHEREABOUTS_ENQUIRY, child=child, received_on=date(2026, 9, 25))
        off = deleted(work, child, old)
        amended(work, WHEREABOUTS_ENQUIRY, sought.id, **VOID, close_reason="checks_exhausted")
        entered(work, child, new)
        assert work.get(OFF_ROLL_NOTICE, off.id).status == "closed"
