"""What one saved notice means for others, stored in the same change."""

from datetime import date
from typing import Any

from cme_desktop.ports import UnitOfWork
from cme_desktop.records import (
    CHILD,
    HOME_EDUCATION,
    OFF_ROLL_NOTICE,
    ON_ROLL_NOTICE,
    PACE_INTERVIEW,
    PENALTY_NOTICE,
    TEN_DAY_NOTIFICATION,
    WHEREABOUTS_ENQUIRY,
)
from cme_desktop.records.base import RecordType
from cme_desktop.services.follow_ups import begin, follow_ups
from cme_desktop.services.saving import save_record
from db.store import SqlStore
from tests.builders import AUTHOR, make_child, make_notice, make_school, save


def _saved(work: UnitOfWork, described: RecordType[Any], **values: Any) -> Any:
    return save_record(work, described, described.cls(**values))


def test_an_on_roll_notice_answers_the_off_roll_notice(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        old, new = make_school(work).id, make_school(work).id
        child = make_child(work, school=old).id
        off = save(
            work, OFF_ROLL_NOTICE, child=child, school=old, deleted_on=date(2026, 10, 1), status="accepted"
        )
        on = _saved(work, ON_ROLL_NOTICE, child=child, school=new, entered_on=date(2026, 10, 5))
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
        on = _saved(work, ON_ROLL_NOTICE, child=child, school=school, entered_on=date(2026, 10, 5))
        ended = work.get(HOME_EDUCATION, spell.id)

        assert (ended.status, ended.ended_on, ended.end_school) == ("returned", date(2026, 10, 5), school)
        assert work.get(ON_ROLL_NOTICE, on.id).home_education == spell.id


def test_an_accepted_off_roll_notice_takes_the_child_off_the_roll(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        school = make_school(work).id
        child = make_child(work, school=school).id
        deleted_on = date(2026, 10, 1)
        _saved(work, OFF_ROLL_NOTICE, child=child, school=school, deleted_on=deleted_on, status="accepted")

        assert work.get(CHILD, child).school is None
        assert work.history(child)[0].fields == {"school": (str(school), None)}


def test_the_notice_an_enquiry_was_opened_from_names_it(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, school = make_child(work).id, make_school(work).id
        source = make_notice(work, child, school)
        enquiry = _saved(work, WHEREABOUTS_ENQUIRY, child=child, opened_from=source.id)

        assert work.get(TEN_DAY_NOTIFICATION, source.id).enquiry == enquiry.id
        assert work.history(source.id)[0].action == f"enquiry {enquiry.reference} opened"


def test_consequences_are_undone_with_their_cause(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        school = make_school(work).id
        child = make_child(work, school=school).id
        work.commit()
    with store.changing(AUTHOR) as work:
        deleted_on = date(2026, 10, 1)
        _saved(work, OFF_ROLL_NOTICE, child=child, school=school, deleted_on=deleted_on, status="accepted")

    with store.reading() as reader:
        assert reader.get(CHILD, child).school == school


def test_an_on_roll_notice_finds_the_child_of_an_open_enquiry(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, school = make_child(work).id, make_school(work).id
        opened = save(work, WHEREABOUTS_ENQUIRY, child=child, received_on=date(2026, 9, 1), status="opened")
        on = _saved(
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
        follow = next(f for f in follow_ups(PACE_INTERVIEW.key) if f.to == PENALTY_NOTICE.key)
        made_type, notice = begin(follow, work.get(PACE_INTERVIEW, interview.id))
        saved = save_record(work, made_type, notice)

        assert work.get(PACE_INTERVIEW, interview.id).follow_on == saved.id


# -- where the child went ---------------------------------------------------------------------------

DELETED = date(2026, 10, 1)


def _asked(work: UnitOfWork, child: int, school: int, **values: Any) -> Any:
    values = {"deleted_on": DELETED, "status": "accepted", "received_on": date(2026, 10, 2), **values}
    return _saved(work, OFF_ROLL_NOTICE, child=child, school=school, **values)


def _questions(work: UnitOfWork) -> list[int]:
    return [line.record for line in work.due() if line.duty == "off_roll_question"]


def test_an_accepted_off_roll_notice_stays_a_question_until_it_is_answered(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, school = make_child(work).id, make_school(work).id
        named = _asked(work, child, school, destination_kind="school_in_england")
        assert _questions(work) == [named.id], "a destination that was named is no answer yet"
        (line,) = [line for line in work.due() if line.duty == "off_roll_question"]
        assert line.why.startswith("Due Thu 15 Oct 2026: ")
        named.answered_on, named.answered_by = date(2026, 10, 9), "Admissions, Leeds"
        save_record(work, OFF_ROLL_NOTICE, named)
        assert _questions(work) == []
        named.answered_on = None
        save_record(work, OFF_ROLL_NOTICE, named)
        assert _questions(work) == [named.id], "taken back, it is asked again"


def test_the_answer_may_come_before_the_question(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, old, new = make_child(work).id, make_school(work).id, make_school(work).id
        on = _saved(work, ON_ROLL_NOTICE, child=child, school=new, entered_on=date(2026, 9, 28))
        off = _asked(work, child, old)
        answered = work.get(OFF_ROLL_NOTICE, off.id)
        assert (answered.status, answered.on_roll) == ("matched", on.id)
        assert answered.answered_on == date(2026, 9, 28)
        assert work.get(ON_ROLL_NOTICE, on.id).off_roll == off.id
        assert _questions(work) == []


def test_an_entry_long_before_or_at_the_same_school_answers_nothing(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, old, new = make_child(work).id, make_school(work).id, make_school(work).id
        _saved(work, ON_ROLL_NOTICE, child=child, school=old, entered_on=date(2026, 9, 28))
        _saved(work, ON_ROLL_NOTICE, child=child, school=new, entered_on=date(2025, 9, 1))
        assert _questions(work) == []
        off = _asked(work, child, old)
        assert _questions(work) == [off.id]


def test_home_education_answers_whichever_comes_first(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        school = make_school(work).id
        for spell_first in (True, False):
            child = make_child(work).id
            spell = {"child": child, "started_on": DELETED, "received_on": date(2026, 10, 5)}
            if spell_first:
                _saved(work, HOME_EDUCATION, **spell)
            off = _asked(work, child, school)
            if not spell_first:
                assert _questions(work) == [off.id]
                _saved(work, HOME_EDUCATION, **spell)
            closed = work.get(OFF_ROLL_NOTICE, off.id)
            assert (closed.status, closed.closing_reason) == ("closed", "home_education")
            assert closed.answered_on == DELETED
            assert _questions(work) == []


def test_an_enquiry_takes_the_question_over_once(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        off = _asked(work, make_child(work).id, make_school(work).id)
        follow = next(
            follow for follow in follow_ups("off_roll_notice") if follow.to == "whereabouts_enquiry"
        )
        kind, enquiry = begin(follow, off)
        enquiry.received_on = date(2026, 10, 20)
        save_record(work, kind, enquiry)
        closed = work.get(OFF_ROLL_NOTICE, off.id)
        assert (closed.status, closed.closing_reason) == ("closed", "enquiry_opened")
        assert (closed.enquiry, closed.closed_on) == (enquiry.id, date(2026, 10, 20))
        assert _questions(work) == []


def test_nobody_is_looked_for_who_died_or_left_at_the_end_of_school_age(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        for ground in ("2024-9-1-k", "2024-9-1-l"):
            _asked(work, make_child(work).id, make_school(work).id, ground=ground)
        assert _questions(work) == []


def test_joint_enquiries_are_made_before_the_deletion_by_both(store: SqlStore) -> None:
    row = OFF_ROLL_NOTICE.rows["joint_enquiries"].of
    school = row(check="home_visit", side="school", done_on=date(2026, 9, 21))
    authority = row(check="council_tax", side="authority", done_on=date(2026, 9, 28))
    with store.changing(AUTHOR) as work:
        off = _asked(
            work, make_child(work).id, make_school(work).id, ground="2024-9-1-i", ground_met_on=DELETED
        )

        def met() -> date | None:
            found = {line.duty: line for line in work.due(unmet=False)}
            assert found["joint_enquiries"].due_on == DELETED
            assert found["joint_enquiries"].clears == "joint_enquiries"
            assert "Not confirmed" in found["joint_enquiries"].why
            return found["joint_enquiries"].met_on

        assert met() is None
        off.joint_enquiries = [school]
        save_record(work, OFF_ROLL_NOTICE, off)
        assert met() is None
        off.joint_enquiries = [school, authority]
        save_record(work, OFF_ROLL_NOTICE, off)
        assert met() == date(2026, 9, 28)
