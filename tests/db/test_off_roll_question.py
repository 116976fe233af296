"""Where a child went who was taken off roll: a question until it is answered, whichever comes first."""

from datetime import date, timedelta
from typing import Any

import pytest

from cme_desktop.description.record_type import RecordType
from cme_desktop.records.home_education import HOME_EDUCATION
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.off_roll_notice.question import answers
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.services.follow_ups import begin
from cme_desktop.services.saving import save_record
from db.store import SqlStore
from tests.builders import AUTHOR, make_child, make_school, save
from tests.db.following import DELETED, deleted, entered, questions, saved


def test_an_accepted_off_roll_notice_stays_a_question_until_it_is_answered(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, school = make_child(work).id, make_school(work).id
        named = deleted(work, child, school, destination_kind="school_in_england")
        assert questions(work) == [named.id], "a destination that was named is no answer yet"
        (line,) = [line for line in work.due() if line.duty == "off_roll_question"]
        assert line.why.startswith("Due Thu 15 Oct 2026: ")
        named.answered_on, named.answered_by = date(2026, 10, 9), "Admissions, Leeds"
        save_record(work, OFF_ROLL_NOTICE, named)
        assert questions(work) == []
        named.answered_on = None
        save_record(work, OFF_ROLL_NOTICE, named)
        assert questions(work) == [named.id], "taken back, it is asked again"


def test_the_answer_may_come_before_the_question(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, old, new = make_child(work).id, make_school(work).id, make_school(work).id
        on = saved(work, ON_ROLL_NOTICE, child=child, school=new, entered_on=date(2026, 9, 28))
        off = deleted(work, child, old)
        answered = work.get(OFF_ROLL_NOTICE, off.id)
        assert (answered.status, answered.on_roll) == ("matched", on.id)
        assert answered.answered_on == date(2026, 9, 28)
        assert work.get(ON_ROLL_NOTICE, on.id).off_roll == off.id
        assert questions(work) == []


def test_an_entry_long_before_or_at_the_same_school_answers_nothing(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, old, new = make_child(work).id, make_school(work).id, make_school(work).id
        saved(work, ON_ROLL_NOTICE, child=child, school=old, entered_on=date(2026, 9, 28))
        saved(work, ON_ROLL_NOTICE, child=child, school=new, entered_on=date(2025, 9, 1))
        assert questions(work) == []
        off = deleted(work, child, old)
        assert questions(work) == [off.id]


@pytest.mark.parametrize(
    ("entered_on", "same", "answered"),
    [
        (DELETED, True, True),
        (DELETED - timedelta(days=1), True, False),
        (DELETED - timedelta(days=30), False, True),
        (DELETED - timedelta(days=31), False, False),
        (None, False, False),
        (None, True, False),
    ],
)
def test_an_entry_answers_from_a_month_before_the_deletion_on_but_at_the_same_school_from_that_day(
    store: SqlStore, entered_on: date | None, same: bool, answered: bool
) -> None:
    with store.changing(AUTHOR) as work:
        child, old, new = make_child(work).id, make_school(work).id, make_school(work).id
        saved(work, ON_ROLL_NOTICE, child=child, school=old if same else new, entered_on=entered_on)
        off = deleted(work, child, old)
        assert (questions(work) == []) is answered
        assert work.get(OFF_ROLL_NOTICE, off.id).answered_on == (entered_on if answered else None)


def test_the_schools_own_earlier_entry_is_no_answer_though_nobody_knows_the_day_of_deletion(
    store: SqlStore,
) -> None:
    with store.changing(AUTHOR) as work:
        child, school = make_child(work).id, make_school(work).id
        entered(work, child, school, entered_on=DELETED - timedelta(days=1))
        off = deleted(work, child, school, deleted_on=None, received_on=DELETED)
        assert questions(work) == [off.id]


@pytest.mark.parametrize("told_by", ["a deletion there", "an entry here"])
def test_an_entry_at_a_school_that_the_child_had_left_again_answers_nothing(
    store: SqlStore, told_by: str
) -> None:
    with store.changing(AUTHOR) as work:
        child, here, there = make_child(work).id, make_school(work).id, make_school(work).id
        entered(work, child, there, entered_on=DELETED - timedelta(days=20))
        if told_by == "a deletion there":
            deleted(work, child, there, deleted_on=DELETED - timedelta(days=10), answered_on=DELETED)
        else:
            entered(work, child, here, entered_on=DELETED - timedelta(days=10))
        assert questions(work) == []
        off = deleted(work, child, here)
        assert questions(work) == [off.id]


@pytest.mark.parametrize(
    ("kind", "at", "days", "answered"),
    [
        (ON_ROLL_NOTICE, "here", -10, True),
        (ON_ROLL_NOTICE, "here", -9, False),
        (ON_ROLL_NOTICE, "here", 0, False),
        (ON_ROLL_NOTICE, "here", 1, True),
        (ON_ROLL_NOTICE, "elsewhere", -5, True),
        (OFF_ROLL_NOTICE, "there", -10, True),
        (OFF_ROLL_NOTICE, "there", -9, False),
        (OFF_ROLL_NOTICE, "there", 0, False),
        (OFF_ROLL_NOTICE, "there", 1, True),
        (OFF_ROLL_NOTICE, "elsewhere", -5, True),
    ],
)
def test_an_entry_there_is_an_answer_unless_the_child_was_here_or_elsewhere_again_by_the_deletion(
    store: SqlStore, kind: RecordType[Any], at: str, days: int, answered: bool
) -> None:
    with store.changing(AUTHOR) as work:
        child = make_child(work).id
        school = {name: make_school(work).id for name in ("here", "there", "elsewhere")}
        entered_on = DELETED - timedelta(days=10)
        entry = save(work, ON_ROLL_NOTICE, child=child, school=school["there"], entered_on=entered_on)
        day = "entered_on" if kind is ON_ROLL_NOTICE else "deleted_on"
        other = {day: DELETED + timedelta(days=days), "status": "accepted"}
        save(work, kind, child=child, school=school[at], **other)
        off = save(work, OFF_ROLL_NOTICE, child=child, school=school["here"], deleted_on=DELETED)
        assert answers(work, entry, off) is answered


def test_where_no_day_of_a_deletion_is_known_any_later_entry_here_is_after_one_there(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, here, there = make_child(work).id, make_school(work).id, make_school(work).id
        entry = save(work, ON_ROLL_NOTICE, child=child, school=there, entered_on=DELETED)
        off = save(work, OFF_ROLL_NOTICE, child=child, school=here)
        assert answers(work, entry, off)
        save(work, ON_ROLL_NOTICE, child=child, school=here, entered_on=DELETED + timedelta(days=1))
        assert not answers(work, entry, off)


NO_DAY = {"deleted_on": None, "ground_met_on": None, "received_on": None}


def test_a_notice_without_any_day_is_answered_by_whatever_is_on_file(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        school, long_ago = make_school(work).id, date(2025, 9, 1)
        entered, taught, sought = (make_child(work).id for _ in range(3))
        on = saved(work, ON_ROLL_NOTICE, child=entered, school=school, entered_on=long_ago)
        saved(work, HOME_EDUCATION, child=taught, started_on=long_ago)
        enquiry = saved(work, WHEREABOUTS_ENQUIRY, child=sought, received_on=None)
        by_entry, by_spell, by_search = (
            work.get(OFF_ROLL_NOTICE, deleted(work, child, school, **NO_DAY).id)
            for child in (entered, taught, sought)
        )
        assert (by_entry.on_roll, by_entry.answered_on) == (on.id, long_ago), "at that same school, too"
        assert (by_spell.closing_reason, by_spell.closed_on) == ("home_education", long_ago)
        assert (by_search.enquiry, by_search.answered_on, by_search.closed_on) == (enquiry.id, None, None)


def test_a_spell_that_nobody_has_dated_answers_nothing(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child = make_child(work).id
        saved(work, HOME_EDUCATION, child=child, started_on=None)
        off = deleted(work, child, make_school(work).id)
        assert questions(work) == [off.id]


def test_home_education_answers_whichever_comes_first(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        school = make_school(work).id
        for spell_first in (True, False):
            child = make_child(work).id
            spell = {"child": child, "started_on": DELETED, "received_on": date(2026, 10, 5)}
            if spell_first:
                saved(work, HOME_EDUCATION, **spell)
            off = deleted(work, child, school)
            if not spell_first:
                assert questions(work) == [off.id]
                saved(work, HOME_EDUCATION, **spell)
            closed = work.get(OFF_ROLL_NOTICE, off.id)
            assert (closed.status, closed.closing_reason) == ("closed", "home_education")
            assert closed.answered_on == DELETED
            assert questions(work) == []


def test_an_enquiry_takes_the_question_over_once(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        off = deleted(work, make_child(work).id, make_school(work).id)
        follow = next(f for f in OFF_ROLL_NOTICE.follow_ups if f.to == WHEREABOUTS_ENQUIRY.key)
        enquiry: Any = begin(follow, off)
        enquiry.received_on = date(2026, 10, 20)
        save_record(work, WHEREABOUTS_ENQUIRY, enquiry)
        closed = work.get(OFF_ROLL_NOTICE, off.id)
        assert (closed.status, closed.closing_reason) == ("closed", "enquiry_opened")
        assert (closed.enquiry, closed.closed_on) == (enquiry.id, date(2026, 10, 20))
        assert questions(work) == []


def test_nobody_is_looked_for_who_died_or_left_at_the_end_of_school_age(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        for ground in ("2024-9-1-k", "2024-9-1-l"):
            deleted(work, make_child(work).id, make_school(work).id, ground=ground)
        assert questions(work) == []


def test_joint_enquiries_are_made_before_the_deletion_by_both(store: SqlStore) -> None:
    row = OFF_ROLL_NOTICE.rows["joint_enquiries"].of
    school = row(check="home_visit", side="school", done_on=date(2026, 9, 21))
    authority = row(check="council_tax", side="authority", done_on=date(2026, 9, 28))
    with store.changing(AUTHOR) as work:
        off = deleted(
            work, make_child(work).id, make_school(work).id, ground="2024-9-1-i", ground_met_on=DELETED
        )

        def met() -> date | None:
            found = {line.duty: line for line in work.due(unmet=False)}
            assert found["joint_enquiries"].due_on == DELETED
            assert found["joint_enquiries"].clears == "joint_enquiries"
            assert "reg 9(1)(h) and (i)" in found["joint_enquiries"].why
            return found["joint_enquiries"].met_on

        assert met() is None
        off.joint_enquiries = [school]
        save_record(work, OFF_ROLL_NOTICE, off)
        assert met() is None
        off.joint_enquiries = [school, authority]
        save_record(work, OFF_ROLL_NOTICE, off)
        assert met() == date(2026, 9, 28)
