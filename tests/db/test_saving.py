"""A record as it is saved, held against what is on file of its child."""

from datetime import date

import pytest

from cme_desktop.drafts import Draft
from cme_desktop.errors import Refused
from cme_desktop.fields import Reading
from cme_desktop.ports import UnitOfWork
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY, WhereaboutsEnquiry
from cme_desktop.services.saving import save_draft
from db.store import SqlStore
from tests.builders import AUTHOR, make_child, make_school, save

DAY = date(2026, 11, 9)


def search_from_a_notice_about_another(work: UnitOfWork, child: int) -> Draft[WhereaboutsEnquiry]:
    other = make_child(work, "Lis", "Kuba").id
    off = save(work, OFF_ROLL_NOTICE, child=other, school=make_school(work).id, status="accepted")
    draft = Draft(WHEREABOUTS_ENQUIRY, Reading(DAY))
    for name, value in (("child", child), ("off_roll", off.id), ("received_on", DAY)):
        draft.head.fill(name, value, {})
    return draft


def test_a_search_that_names_a_notice_about_another_child_is_not_saved(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        draft = search_from_a_notice_about_another(work, make_child(work).id)
        with pytest.raises(Refused, match="is about another child"):
            save_draft(work, draft)


def test_a_save_tells_nothing_of_what_is_on_file_of_a_restricted_child(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        kept = make_child(work, restricted=True, restricted_reason="refuge").id
        assert save_draft(work, search_from_a_notice_about_another(work, kept)).child == kept
