"""What has grown out of a record: whoever begins it again is shown what is still open."""

from typing import Any

from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.services.follow_ups import begin, grown, under_way
from cme_desktop.services.saving import save_record
from db.store import SqlStore
from tests.builders import AUTHOR, make_child, make_notice, make_school

(TO_ENQUIRY,) = (one for one in TEN_DAY_NOTIFICATION.follow_ups if one.to == WHEREABOUTS_ENQUIRY.key)


def test_of_several_the_open_one_comes_first_and_is_gone_on_with(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        notice = make_notice(work, make_child(work).id, make_school(work).id)
        closed, still_open = (save_record(work, WHEREABOUTS_ENQUIRY, begin(TO_ENQUIRY, notice)) for _ in "ab")
        closed.status = "closed"
        save_record(work, WHEREABOUTS_ENQUIRY, closed)
        assert [one.id for one in grown(work, TO_ENQUIRY, notice.id)] == [still_open.id, closed.id]
        gone_on_with = under_way(work, TO_ENQUIRY, notice.id)
        assert gone_on_with is not None
        assert gone_on_with.id == still_open.id
        still_open.status = "closed"
        save_record(work, WHEREABOUTS_ENQUIRY, still_open)
        assert under_way(work, TO_ENQUIRY, notice.id) is None


def test_what_is_begun_says_what_it_came_from(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        notice = make_notice(work, make_child(work).id, make_school(work).id)
    begun: Any = begin(TO_ENQUIRY, notice)
    assert (begun.source, begun.child, begun.school) == (
        "ten_day_notification", notice.child, notice.school
    )  # fmt: skip
