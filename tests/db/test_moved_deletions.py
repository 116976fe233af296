"""A deletion that was about another child after all: what answers it stays, or is let go of."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest

from cme_desktop.ports import UnitOfWork
from cme_desktop.records.home_education import HOME_EDUCATION
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.standing_records.child import CHILD
from db.store import SqlStore
from tests.builders import AUTHOR, make_child, make_school
from tests.db.following import DELETED, VOID, amended, deleted, entered, questions, saved

Answer = Callable[[UnitOfWork, int], Mapping[str, Any]]
"""What answers a deletion of a child, put on file; and what the deletion says then."""


def _entry(work: UnitOfWork, child: int) -> dict[str, Any]:
    on = entered(work, child, make_school(work).id)
    return {"status": "matched", "on_roll": on.id, "answered_on": on.entered_on}


def _search(work: UnitOfWork, child: int) -> dict[str, Any]:
    search = saved(work, WHEREABOUTS_ENQUIRY, child=child, received_on=DELETED)
    return {**VOID, "closing_reason": "enquiry_opened", "enquiry": search.id}


def _spell(work: UnitOfWork, child: int) -> dict[str, Any]:
    saved(work, HOME_EDUCATION, child=child, received_on=DELETED, started_on=DELETED)
    return {**VOID, "closing_reason": "home_education"}


def _left(_work: UnitOfWork, _child: int) -> dict[str, Any]:
    return {**VOID, "closing_reason": "left_country"}


def _nothing(_work: UnitOfWork, _child: int) -> dict[str, Any]:
    return {"status": "accepted"}


def _confirmed(_work: UnitOfWork, _child: int) -> dict[str, Any]:
    return {"status": "accepted", "answered_on": DELETED, "answered_by": "Admissions"}


@pytest.mark.parametrize("answer", [_entry, _search, _spell, _left, _nothing, _confirmed])
def test_what_tells_of_the_child_to_whom_it_is_moved_is_its_answer(store: SqlStore, answer: Answer) -> None:
    with store.changing(AUTHOR) as work:
        child, twin = make_child(work).id, make_child(work, forename="Zoe").id
        off = deleted(work, child, make_school(work).id)
        said = answer(work, twin)
        amended(work, OFF_ROLL_NOTICE, off.id, child=twin, **said)
        now = work.get(OFF_ROLL_NOTICE, off.id)
        assert now.version == 2, "nothing follows for it"
        assert {name: getattr(now, name) for name in said} == said


@pytest.mark.parametrize("answer", [_entry, _search])
def test_what_tells_of_the_first_child_is_named_no_longer(store: SqlStore, answer: Answer) -> None:
    with store.changing(AUTHOR) as work:
        child, twin = make_child(work).id, make_child(work, forename="Zoe").id
        off = deleted(work, child, make_school(work).id)
        amended(work, OFF_ROLL_NOTICE, off.id, **answer(work, child))
        assert questions(work) == []
        amended(work, OFF_ROLL_NOTICE, off.id, child=twin)
        now = work.get(OFF_ROLL_NOTICE, off.id)
        assert (now.on_roll, now.enquiry) == (None, None)
        assert questions(work) == [off.id]


def test_one_that_an_officer_calls_matched_stays_so_while_it_is_of_its_child(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        off = deleted(work, make_child(work).id, make_school(work).id)
        amended(work, OFF_ROLL_NOTICE, off.id, status="matched")
        amended(work, OFF_ROLL_NOTICE, off.id, notes="By telephone.")
        assert work.get(OFF_ROLL_NOTICE, off.id).status == "matched"


@pytest.mark.parametrize(("here", "day", "stays"), [(True, DELETED, True), (False, date(2026, 10, 9), False)])
def test_one_told_late_leaves_a_child_on_the_roll_that_it_is_entered_on_from_that_day(
    store: SqlStore, here: bool, day: date, stays: bool
) -> None:
    with store.changing(AUTHOR) as work:
        child, school, other = make_child(work).id, make_school(work).id, make_school(work).id
        entered(work, child, school if here else other, entered_on=day)
        amended(work, CHILD, child, school=school)
        deleted(work, child, school, answered_on=day, answered_by="The school")
        assert work.get(CHILD, child).school == (school if stays else None)
