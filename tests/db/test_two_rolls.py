"""A child entered by a second school while still on the roll of the first."""

from datetime import date
from typing import Any

import pytest

from cme_desktop.fields import Unanswered
from cme_desktop.ports import UnitOfWork
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE, OnRollNotice
from cme_desktop.services.contradictions import contradictions
from cme_desktop.services.saving import save_record
from cme_desktop.standing_records.child import CHILD
from db.store import SqlStore
from tests.builders import AUTHOR, make_child, make_school, save

ENTERED = date(2026, 11, 2)


def said(work: UnitOfWork, child: int, **answers: Any) -> str | None:
    """What is said of a new on-roll notice about the child."""
    notice = ON_ROLL_NOTICE.cls(child=child, **{"entered_on": ENTERED, **answers})
    return second_roll(work, notice)


def second_roll(work: UnitOfWork, notice: OnRollNotice) -> str | None:
    """What the question of a second roll says of a notice."""
    assert notice.child is not None
    found = contradictions(work, ON_ROLL_NOTICE, notice, work.get(CHILD, notice.child))
    return next((clash.issue.text for clash in found if clash.kind == "second_roll"), None)


def test_a_child_on_another_roll_is_told_and_saved_all_the_same(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        old, new = make_school(work, "Elm Lane School").id, make_school(work).id
        child = make_child(work, school=old).id
        assert said(work, child, school=new) == (
            "The child is still on the roll of Elm Lane School, and no off-roll notice has come from there; "
            "ask both schools. This notice can be saved all the same."
        )
        saved = save_record(
            work, ON_ROLL_NOTICE, ON_ROLL_NOTICE.cls(child=child, school=new, entered_on=ENTERED)
        )
        assert work.get(CHILD, child).school == new
        assert second_roll(work, saved) is None


@pytest.mark.parametrize(
    "answers", [{"enrolment": "M"}, {"enrolment": "S"}, {"other_school": "Elm Lane, two days a week"}]
)
def test_two_schools_that_know_of_each_other_are_no_surprise(
    store: SqlStore, answers: dict[str, Any]
) -> None:
    with store.changing(AUTHOR) as work:
        old, new = make_school(work).id, make_school(work).id
        assert said(work, make_child(work, school=old).id, school=new, **answers) is None


def test_that_nobody_knows_of_another_school_makes_no_second_one(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        old, new = make_school(work).id, make_school(work).id
        child = make_child(work, school=old).id
        assert said(work, child, school=new, other_school=Unanswered.NOT_KNOWN) is not None


def test_nothing_is_said_of_the_same_school_or_of_a_child_without_one(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        old, new = make_school(work).id, make_school(work).id
        assert said(work, make_child(work, school=old).id, school=old) is None
        assert said(work, make_child(work, school=None).id, school=new) is None


def test_a_deletion_that_was_told_is_enough_unless_the_child_has_come_back_since(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        old, new = make_school(work).id, make_school(work).id
        child = make_child(work, school=old).id
        left = save(work, OFF_ROLL_NOTICE, child=child, school=old, deleted_on=date(2026, 10, 30))
        assert said(work, child, school=new) is None

        left.status, left.closing_reason = "closed", "kept_on_roll"
        work.save(OFF_ROLL_NOTICE, left, [])
        assert said(work, child, school=new) is not None

        left.closing_reason, left.deleted_on = "new_school", date(2022, 3, 1)
        work.save(OFF_ROLL_NOTICE, left, [])
        save(work, ON_ROLL_NOTICE, child=child, school=old, entered_on=date(2023, 9, 4))
        assert said(work, child, school=new) is not None
