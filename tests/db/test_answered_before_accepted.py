"""An entry elsewhere tells where a child went while nobody has accepted the deletion yet."""

from datetime import date

import pytest

from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE
from cme_desktop.standing_records.child import CHILD
from db.store import SqlStore
from tests.builders import AUTHOR, make_child, make_school
from tests.db.following import DELETED, VOID, amended, deleted, entered, questions
from tests.reckoned import wrong_deadlines

QUERIED = {"status": "queried", "queried_on": date(2026, 10, 6), "query_reason": "Which ground?"}


@pytest.mark.parametrize("facts", [{"status": "received"}, QUERIED], ids=["received", "queried"])
@pytest.mark.parametrize("entry_first", [True, False])
def test_an_entry_on_file_answers_and_leaves_the_ground_to_be_looked_at(
    store: SqlStore, facts: dict[str, object], entry_first: bool
) -> None:
    with store.changing(AUTHOR) as work:
        child, old, new = make_child(work).id, make_school(work).id, make_school(work).id
        on = entered(work, child, new) if entry_first else None
        off = deleted(work, child, old, **facts)
        assert questions(work) == ([] if entry_first else [off.id])
        on = on or entered(work, child, new)
        left = work.get(OFF_ROLL_NOTICE, off.id)
        assert questions(work) == []
        assert (left.status, left.on_roll, left.answered_on) == (facts["status"], on.id, date(2026, 10, 5))
        assert work.get(ON_ROLL_NOTICE, on.id).off_roll == off.id
        steps = {line.duty for line in work.due() if line.record == off.id}
        assert steps & {"query", "review_received"}
        assert not list(wrong_deadlines(work))


def test_once_accepted_it_is_matched_and_takes_nobody_off_the_new_roll(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, old, new = make_child(work).id, make_school(work).id, make_school(work).id
        off = deleted(work, child, old, status="received")
        entered(work, child, new)
        amended(work, OFF_ROLL_NOTICE, off.id, status="accepted")
        assert work.get(OFF_ROLL_NOTICE, off.id).status == "matched"
        assert work.get(CHILD, child).school == new
        assert questions(work) == []


def test_an_entry_that_comes_to_nothing_asks_again_and_accepts_nothing(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, old, new = make_child(work).id, make_school(work).id, make_school(work).id
        off = deleted(work, child, old, status="received")
        on = entered(work, child, new)
        assert questions(work) == []
        amended(work, ON_ROLL_NOTICE, on.id, **VOID, closing_reason="never_came")
        left = work.get(OFF_ROLL_NOTICE, off.id)
        assert (left.status, left.on_roll, left.answered_on) == ("received", None, None)
        assert questions(work) == [off.id]


def test_an_entry_of_another_child_answers_it_no_longer(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, other = make_child(work).id, make_child(work, "Baptiste", "Noor").id
        off = deleted(work, child, make_school(work).id, status="received")
        entered(work, child, make_school(work).id)
        amended(work, OFF_ROLL_NOTICE, off.id, child=other)
        assert work.get(OFF_ROLL_NOTICE, off.id).on_roll is None
        assert questions(work) == [off.id]


def test_the_entry_that_the_deletion_ended_is_no_answer(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, school = make_child(work).id, make_school(work).id
        entered(work, child, school, entered_on=date(2025, 9, 1))
        off = deleted(work, child, school, status="received", deleted_on=DELETED)
        assert questions(work) == [off.id]
