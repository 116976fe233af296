"""What one saved notice means for others, stored in the same change."""

from datetime import date
from typing import Any

import pytest

from cme_desktop.records.home_education import HOME_EDUCATION
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE
from cme_desktop.records.pace_interview import PACE_INTERVIEW
from cme_desktop.records.penalty_notice import PENALTY_NOTICE
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.services.follow_ups import begin
from cme_desktop.services.saving import save_record
from cme_desktop.standing_records.child import CHILD
from db.store import SqlStore
from tests.builders import AUTHOR, make_child, make_notice, make_school, save
from tests.db.following import amended, deleted, entered, saved


def test_an_on_roll_notice_answers_the_off_roll_notice(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        old, new = make_school(work).id, make_school(work).id
        child = make_child(work, school=old).id
        off = save(
            work, OFF_ROLL_NOTICE, child=child, school=old, deleted_on=date(2026, 10, 1), status="accepted"
        )
        on = saved(work, ON_ROLL_NOTICE, child=child, school=new, entered_on=date(2026, 10, 5))
        work.commit()
    with store.reading() as reader:
        answered = reader.get(OFF_ROLL_NOTICE, off.id)
        answer = reader.get(ON_ROLL_NOTICE, on.id)

        assert (answered.status, answered.on_roll) == ("matched", on.id)
        assert (answer.status, answer.off_roll) == ("matched", off.id)
        assert reader.get(CHILD, child).school == new
        assert reader.history(off.id)[0].action == f"answered by on-roll notice {on.reference}"
    assert list(store.findings()) == []


def test_an_on_roll_notice_ends_home_education(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, school = make_child(work).id, make_school(work).id
        spell = save(work, HOME_EDUCATION, child=child, started_on=date(2026, 1, 5))
        on = saved(work, ON_ROLL_NOTICE, child=child, school=school, entered_on=date(2026, 10, 5))
        ended = work.get(HOME_EDUCATION, spell.id)

        assert (ended.status, ended.ended_on, ended.end_school) == ("returned", date(2026, 10, 5), school)
        assert work.get(ON_ROLL_NOTICE, on.id).home_education == spell.id


LATER = pytest.mark.parametrize(
    "said", [{"notes": "The school rang about it."}, {}], ids=["with a note", "as it is"]
)
"""What a save that says nothing anew may say."""


@LATER
def test_an_old_entry_saved_again_moves_nobody_back(store: SqlStore, said: dict[str, str]) -> None:
    with store.changing(AUTHOR) as work:
        old, new = make_school(work).id, make_school(work).id
        child = make_child(work).id
        entry = saved(work, ON_ROLL_NOTICE, child=child, school=old, entered_on=date(2025, 9, 1))
        amended(work, CHILD, child, school=new)
        amended(work, ON_ROLL_NOTICE, entry.id, **said)
        assert work.get(CHILD, child).school == new


def test_an_entry_that_comes_late_to_the_desk_moves_nobody_back(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        old, new = make_school(work).id, make_school(work).id
        child = make_child(work).id
        later = saved(work, ON_ROLL_NOTICE, child=child, school=new, entered_on=date(2026, 9, 1))
        saved(work, ON_ROLL_NOTICE, child=child, school=old, entered_on=date(2025, 9, 1))
        assert work.get(CHILD, child).school == new
        never_came = {"status": "closed", "closing_reason": "never_came", "closed_on": date(2026, 9, 9)}
        amended(work, ON_ROLL_NOTICE, later.id, **never_came)
        saved(work, ON_ROLL_NOTICE, child=child, school=old, entered_on=date(2025, 9, 2))
        assert work.get(CHILD, child).school == old


def test_an_entry_that_comes_late_to_the_desk_has_nobody_where_the_child_has_left(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        school = make_school(work).id
        child = make_child(work, school=school).id
        enquiry = saved(work, WHEREABOUTS_ENQUIRY, child=child, received_on=date(2026, 9, 28))
        deleted(work, child, school)
        assert work.get(CHILD, child).school is None
        entered(work, child, school, entered_on=date(2026, 9, 1))
        assert work.get(CHILD, child).school is None
        assert work.get(WHEREABOUTS_ENQUIRY, enquiry.id).status == "opened", (
            "it asks where the child went since"
        )


@pytest.mark.parametrize(
    "mistaken", [{"status": "received"}, {"status": "closed", "closing_reason": "kept_on_roll"}]
)
def test_a_deletion_that_does_not_stand_keeps_nobody_off_the_roll(
    store: SqlStore, mistaken: dict[str, str]
) -> None:
    with store.changing(AUTHOR) as work:
        child, school = make_child(work).id, make_school(work).id
        deleted(work, child, school, **mistaken)
        entered(work, child, school, entered_on=date(2026, 9, 1))
        assert work.get(CHILD, child).school == school


@pytest.mark.parametrize(
    "said", [{}, {"answered_on": date(2026, 10, 9), "answered_by": "The school at Brook rang"}]
)
def test_a_deletion_that_comes_late_to_the_desk_takes_nobody_off_a_roll_entered_since(
    store: SqlStore, said: dict[str, Any]
) -> None:
    """The entry may have answered another deletion, or an officer this one: no entry is matched with it."""
    with store.changing(AUTHOR) as work:
        child, school, other = make_child(work).id, make_school(work).id, make_school(work).id
        deleted(work, child, other, deleted_on=date(2026, 10, 12))
        entered(work, child, school, entered_on=date(2026, 10, 13))
        late = deleted(work, child, school, **said)
        assert (late.status, late.on_roll) == ("accepted", None)
        assert work.get(CHILD, child).school == school


@LATER
def test_an_old_deletion_saved_again_takes_nobody_off_the_roll_again(
    store: SqlStore, said: dict[str, str]
) -> None:
    with store.changing(AUTHOR) as work:
        school = make_school(work).id
        child = make_child(work, school=school).id
        values = {"child": child, "school": school, "deleted_on": date(2026, 10, 1), "status": "accepted"}
        notice = saved(work, OFF_ROLL_NOTICE, **values)
        amended(work, CHILD, child, school=school)
        amended(work, OFF_ROLL_NOTICE, notice.id, **said)
        assert work.get(CHILD, child).school == school


def test_an_accepted_off_roll_notice_takes_the_child_off_the_roll(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        school = make_school(work).id
        child = make_child(work, school=school).id
        deleted_on = date(2026, 10, 1)
        saved(work, OFF_ROLL_NOTICE, child=child, school=school, deleted_on=deleted_on, status="accepted")

        assert work.get(CHILD, child).school is None
        assert work.history(child)[0].fields == {"school": (str(school), None)}


def test_an_entry_of_which_nobody_knows_when_it_was_told_ends_no_search(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child = make_child(work).id
        enquiry = saved(work, WHEREABOUTS_ENQUIRY, child=child, received_on=date(2026, 9, 1))
        saved(work, ON_ROLL_NOTICE, child=child, school=make_school(work).id, entered_on=date(2026, 10, 5))
        assert work.get(WHEREABOUTS_ENQUIRY, enquiry.id).status == enquiry.status


def test_the_notice_an_enquiry_was_opened_from_names_it(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, school = make_child(work).id, make_school(work).id
        source = make_notice(work, child, school)
        enquiry = saved(work, WHEREABOUTS_ENQUIRY, child=child, opened_from=source.id)

        assert work.get(TEN_DAY_NOTIFICATION, source.id).enquiry == enquiry.id
        assert work.history(source.id)[0].action == f"enquiry {enquiry.reference} opened"


def test_consequences_are_undone_with_their_cause(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        school = make_school(work).id
        child = make_child(work, school=school).id
        work.commit()
    with store.changing(AUTHOR) as work:
        deleted_on = date(2026, 10, 1)
        saved(work, OFF_ROLL_NOTICE, child=child, school=school, deleted_on=deleted_on, status="accepted")

    with store.reading() as reader:
        assert reader.get(CHILD, child).school == school


def test_an_on_roll_notice_finds_the_child_of_an_open_enquiry(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, school = make_child(work).id, make_school(work).id
        opened = save(work, WHEREABOUTS_ENQUIRY, child=child, received_on=date(2026, 9, 1), status="opened")
        on = saved(
            work,
            ON_ROLL_NOTICE,
            child=child,
            school=school,
            entered_on=date(2026, 10, 5),
            received_on=date(2026, 10, 6),
        )
        found = work.get(WHEREABOUTS_ENQUIRY, opened.id)

        assert (found.status, found.located_on, found.found_school) == ("located", date(2026, 10, 5), school)
        assert work.get(ON_ROLL_NOTICE, on.id).enquiry == opened.id


def test_a_penalty_notice_is_named_by_the_interview_it_was_made_from(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child = make_child(work).id
        interview = save(work, PACE_INTERVIEW, child=child, received_on=date(2026, 9, 1), status="requested")
        follow = next(f for f in PACE_INTERVIEW.follow_ups if f.to == PENALTY_NOTICE.key)
        notice: Any = begin(follow, work.get(PACE_INTERVIEW, interview.id))
        saved = save_record(work, PENALTY_NOTICE, notice)

        assert work.get(PACE_INTERVIEW, interview.id).follow_on == saved.id
