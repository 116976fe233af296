"""What an entry ends, and what goes on when it is put right or came to nothing."""

from datetime import date, timedelta
from typing import Any

import pytest

from cme_desktop.records.home_education import HOME_EDUCATION
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.standing_records.child import CHILD
from db.store import SqlStore
from tests.builders import AUTHOR, make_child, make_school, save
from tests.db.following import VOID, amended, deleted, entered, saved

ENTERED = date(2026, 10, 5)
TOLD = date(2026, 10, 6)
NEVER_CAME = {**VOID, "closing_reason": "never_came"}


def test_an_entry_that_ends_and_answers_nothing_is_saved_once(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        on = entered(work, make_child(work).id, make_school(work).id)
        assert work.get(ON_ROLL_NOTICE, on.id).version == 1


@pytest.mark.parametrize(("days", "ends"), [(0, True), (1, False)])
def test_home_education_begun_after_an_entry_is_not_ended_by_it(
    store: SqlStore, days: int, ends: bool
) -> None:
    with store.changing(AUTHOR) as work:
        child, began = make_child(work).id, ENTERED + timedelta(days=days)
        spell = saved(work, HOME_EDUCATION, child=child, received_on=began, started_on=began)
        entered(work, child, make_school(work).id)
        assert (work.get(HOME_EDUCATION, spell.id).status == "returned") is ends


@pytest.mark.parametrize(("days", "found"), [(0, True), (1, False)])
def test_a_search_begun_after_an_entry_was_told_goes_on(store: SqlStore, days: int, found: bool) -> None:
    with store.changing(AUTHOR) as work:
        child = make_child(work).id
        search = saved(work, WHEREABOUTS_ENQUIRY, child=child, received_on=TOLD + timedelta(days=days))
        entered(work, child, make_school(work).id)
        assert (work.get(WHEREABOUTS_ENQUIRY, search.id).status == "located") is found


@pytest.mark.parametrize(
    ("linked", "sought", "status", "then"),
    [
        (True, True, "received", "matched"),
        (True, True, "accepted", "matched"),
        (True, True, "queried", "queried"),
        (True, False, "received", "received"),
        (False, True, "received", "received"),
    ],
)
def test_an_entry_that_names_a_deletion_is_matched_once_it_has_found_the_child(
    store: SqlStore, linked: bool, sought: bool, status: str, then: str
) -> None:
    with store.changing(AUTHOR) as work:
        child, old = make_child(work).id, make_school(work).id
        off = deleted(work, child, old, **VOID, closing_reason="left_country") if linked else None
        if sought:
            saved(work, WHEREABOUTS_ENQUIRY, child=child, received_on=TOLD)
        on = entered(work, child, make_school(work).id, status=status, off_roll=off and off.id)
        assert work.get(ON_ROLL_NOTICE, on.id).status == then


def test_a_note_on_an_entry_leaves_ended_what_it_has_ended(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child = make_child(work).id
        search = saved(work, WHEREABOUTS_ENQUIRY, child=child, received_on=TOLD)
        spell = saved(work, HOME_EDUCATION, child=child, received_on=TOLD, started_on=ENTERED)
        on = entered(work, child, make_school(work).id)
        amended(work, ON_ROLL_NOTICE, on.id, notes="By telephone.")
        assert work.get(WHEREABOUTS_ENQUIRY, search.id).status == "located"
        assert work.get(HOME_EDUCATION, spell.id).status == "returned"


def test_what_an_officer_has_ended_otherwise_since_stays_ended_when_nobody_came(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, elsewhere = make_child(work).id, make_school(work).id
        search = saved(work, WHEREABOUTS_ENQUIRY, child=child, received_on=TOLD)
        spell = saved(work, HOME_EDUCATION, child=child, received_on=TOLD, started_on=ENTERED)
        on = entered(work, child, make_school(work).id)
        amended(work, WHEREABOUTS_ENQUIRY, search.id, found_school=elsewhere)
        amended(work, HOME_EDUCATION, spell.id, status="ended", end_reason="moved_away")
        amended(work, ON_ROLL_NOTICE, on.id, **NEVER_CAME)
        assert work.get(WHEREABOUTS_ENQUIRY, search.id).status == "located"
        assert work.get(HOME_EDUCATION, spell.id).status == "ended"


def test_a_search_that_was_closed_on_an_entry_is_open_again_when_nobody_came(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child = make_child(work).id
        search = saved(work, WHEREABOUTS_ENQUIRY, child=child, received_on=TOLD)
        on = entered(work, child, make_school(work).id)
        closed = {**VOID, "close_reason": "education_confirmed", "education_at_close": "school"}
        amended(work, WHEREABOUTS_ENQUIRY, search.id, **closed)
        amended(work, ON_ROLL_NOTICE, on.id, **NEVER_CAME)
        again = work.get(WHEREABOUTS_ENQUIRY, search.id)
        assert again.status == "checks_running"
        assert (again.closed_on, again.close_reason, again.education_at_close) == (None, None, None)


@pytest.mark.parametrize("other", [False, True])
def test_the_school_that_an_entry_wrote_is_put_right_with_it(store: SqlStore, other: bool) -> None:
    with store.changing(AUTHOR) as work:
        child, wrong, right = make_child(work).id, make_school(work).id, make_school(work).id
        spell = saved(work, HOME_EDUCATION, child=child, received_on=TOLD, started_on=ENTERED)
        on = entered(work, child, wrong)
        by_hand = make_school(work).id
        if other:
            amended(work, HOME_EDUCATION, spell.id, end_school=by_hand)
        amended(work, ON_ROLL_NOTICE, on.id, school=right)
        assert work.get(HOME_EDUCATION, spell.id).end_school == (by_hand if other else right)


@pytest.mark.parametrize(
    "second",
    [None, {"here": True, "entered_on": None}, {"here": False, "entered_on": date(2026, 10, 26)}],
    ids=["no other", "one without a day", "one elsewhere"],
)
def test_what_has_a_child_at_the_school_when_it_never_came_is_another_entry_there(
    store: SqlStore, second: dict[str, Any] | None
) -> None:
    with store.changing(AUTHOR) as work:
        child, school, other = make_child(work).id, make_school(work).id, make_school(work).id
        on = entered(work, child, school)
        if second is not None:
            at = school if second["here"] else other
            save(work, ON_ROLL_NOTICE, child=child, school=at, entered_on=second["entered_on"])
        amended(work, ON_ROLL_NOTICE, on.id, **NEVER_CAME)
        assert work.get(CHILD, child).school is None


def test_a_child_put_back_by_hand_stays_though_a_note_is_added_to_who_never_came(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, school = make_child(work).id, make_school(work).id
        on = entered(work, child, school)
        amended(work, ON_ROLL_NOTICE, on.id, **NEVER_CAME)
        amended(work, CHILD, child, school=school)
        amended(work, ON_ROLL_NOTICE, on.id, notes="By telephone.")
        assert work.get(CHILD, child).school == school


def test_of_an_entry_that_came_to_nothing_home_education_is_named_no_longer(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child = make_child(work).id
        spell = saved(work, HOME_EDUCATION, child=child, received_on=TOLD, started_on=ENTERED)
        on = entered(work, child, make_school(work).id)
        assert work.get(ON_ROLL_NOTICE, on.id).home_education == spell.id
        amended(work, ON_ROLL_NOTICE, on.id, **NEVER_CAME)
        assert work.get(ON_ROLL_NOTICE, on.id).home_education is None


def test_an_entry_that_is_closed_as_it_is_answered_still_ends_what_it_ended(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child = make_child(work).id
        search = saved(work, WHEREABOUTS_ENQUIRY, child=child, received_on=TOLD)
        on = entered(work, child, make_school(work).id)
        amended(work, ON_ROLL_NOTICE, on.id, **VOID, closing_reason="answered")
        assert work.get(WHEREABOUTS_ENQUIRY, search.id).status == "located"
