"""What answers the question where a child went, and what leaves it to whoever has it in hand."""

from datetime import date
from typing import Any

import pytest

from cme_desktop.ports import UnitOfWork
from cme_desktop.records.home_education import HOME_EDUCATION
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.services.saving import save_record
from db.store import SqlStore
from tests.builders import AUTHOR, make_child, make_school, save

DELETED = date(2026, 10, 1)
LATER = date(2026, 10, 8)


def _off_roll(work: UnitOfWork, child: int, **values: Any) -> Any:
    values = {"deleted_on": DELETED, "received_on": DELETED, "status": "accepted", **values}
    return save(work, OFF_ROLL_NOTICE, child=child, school=make_school(work).id, **values)


def _entered(work: UnitOfWork, child: int) -> Any:
    entry = ON_ROLL_NOTICE.cls(child=child, school=make_school(work).id, entered_on=LATER)
    return save_record(work, ON_ROLL_NOTICE, entry)


@pytest.mark.parametrize(
    "so_far", [{"status": "received"}, {"answered_on": LATER, "answered_by": "The school at Brook rang"}]
)
def test_neither_a_search_nor_home_education_closes_what_is_not_asked(
    store: SqlStore, so_far: dict[str, Any]
) -> None:
    """Not accepted yet, it is looked at first; confirmed by somebody, it is known where the child is."""
    with store.changing(AUTHOR) as work:
        child = make_child(work).id
        off = _off_roll(work, child, **so_far)
        search = WHEREABOUTS_ENQUIRY.cls(child=child, received_on=LATER)
        assert save_record(work, WHEREABOUTS_ENQUIRY, search).off_roll is None
        save_record(work, HOME_EDUCATION, HOME_EDUCATION.cls(child=child, started_on=LATER))
        after = work.get(OFF_ROLL_NOTICE, off.id)
        assert (after.status, after.answered_by, after.enquiry) == (off.status, off.answered_by, None)


def test_a_notice_that_nobody_has_accepted_is_answered_and_not_finished_as_it_is_saved(
    store: SqlStore,
) -> None:
    with store.changing(AUTHOR) as work:
        child = make_child(work).id
        entry = _entered(work, child)
        off = OFF_ROLL_NOTICE.cls(child=child, school=make_school(work).id, deleted_on=DELETED)
        saved = save_record(work, OFF_ROLL_NOTICE, off)
        assert (saved.status, saved.on_roll) == ("received", entry.id)


def test_an_entry_answers_a_notice_that_names_an_old_search(store: SqlStore) -> None:
    """The search never took the question over: the officer who asks it has linked the two by hand."""
    with store.changing(AUTHOR) as work:
        child = make_child(work).id
        over = {"status": "closed", "close_reason": "checks_exhausted", "closed_on": LATER}
        search = save(work, WHEREABOUTS_ENQUIRY, child=child, received_on=DELETED, **over)
        off = _off_roll(work, child, enquiry=search.id)
        entry = _entered(work, child)
        assert work.get(OFF_ROLL_NOTICE, off.id).on_roll == entry.id


def test_an_entry_leaves_a_notice_alone_that_was_closed_for_a_search_nobody_names(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child = make_child(work).id
        closed = {"status": "closed", "closing_reason": "enquiry_opened", "closed_on": LATER}
        off = _off_roll(work, child, **closed)
        _entered(work, child)
        assert work.get(OFF_ROLL_NOTICE, off.id).on_roll is None
