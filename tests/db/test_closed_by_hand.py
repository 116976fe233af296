"""What an officer has closed stays closed, and what was linked stays linked, whatever is saved beside it."""

from datetime import date

import pytest

from cme_desktop.records.home_education import HOME_EDUCATION
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from db.store import SqlStore
from tests.builders import AUTHOR, make_child, make_school
from tests.db.following import DELETED, VOID, amended, deleted, saved


def test_a_search_goes_on_naming_the_deletion_that_it_was_opened_from(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child = make_child(work).id
        off = deleted(work, child, make_school(work).id)
        search = saved(work, WHEREABOUTS_ENQUIRY, child=child, received_on=DELETED, off_roll=off.id)
        amended(work, WHEREABOUTS_ENQUIRY, search.id, notes="By telephone.")
        assert work.get(WHEREABOUTS_ENQUIRY, search.id).off_roll == off.id


@pytest.mark.parametrize("closing_reason", ["home_education", "left_country"])
@pytest.mark.parametrize("in_error", [True, False])
def test_a_spell_gives_back_no_question_that_it_has_not_closed(
    store: SqlStore, closing_reason: str, in_error: bool
) -> None:
    """An officer closed it; home education that stands or stood from that day on may be why."""
    with store.changing(AUTHOR) as work:
        child = make_child(work).id
        off = deleted(work, child, make_school(work).id, **VOID, closing_reason=closing_reason)
        moved_away = {"status": "ended", "end_reason": "moved_away", "ended_on": date(2026, 10, 20)}
        saved(work, HOME_EDUCATION, child=child, started_on=DELETED, **moved_away)
        ended = {**moved_away, "end_reason": "opened_in_error"} if in_error else {}
        saved(work, HOME_EDUCATION, child=child, started_on=None, **ended)
        assert work.get(OFF_ROLL_NOTICE, off.id).version == 1


def test_a_spell_without_a_day_leaves_closed_what_an_officer_closed(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child = make_child(work).id
        off = deleted(work, child, make_school(work).id, **VOID, closing_reason="home_education")
        saved(work, HOME_EDUCATION, child=child, started_on=None)
        assert work.get(OFF_ROLL_NOTICE, off.id).version == 1


def test_a_spell_in_error_leaves_closed_what_was_closed_for_another_reason(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child = make_child(work).id
        off = deleted(work, child, make_school(work).id, **VOID, closing_reason="left_country")
        in_error = {"status": "ended", "end_reason": "opened_in_error", "ended_on": date(2026, 10, 20)}
        saved(work, HOME_EDUCATION, child=child, started_on=DELETED, **in_error)
        assert work.get(OFF_ROLL_NOTICE, off.id).version == 1
