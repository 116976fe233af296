"""What one saved notice means for others, stored in the same change."""

from datetime import date, timedelta
from typing import Any

import pytest

from cme_desktop.description.record_type import RecordType
from cme_desktop.ports import UnitOfWork
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


LATER = pytest.mark.parametrize(
    "said", [{"notes": "The school rang about it."}, {}], ids=["with a note", "as it is"]
)
"""What a save that says nothing anew may say."""


@LATER
def test_an_old_entry_saved_again_moves_nobody_back(store: SqlStore, said: dict[str, str]) -> None:
    with store.changing(AUTHOR) as work:
        old, new = make_school(work).id, make_school(work).id
        child = make_child(work).id
        entry = _saved(work, ON_ROLL_NOTICE, child=child, school=old, entered_on=date(2025, 9, 1))
        _amended(work, CHILD, child, school=new)
        _amended(work, ON_ROLL_NOTICE, entry.id, **said)
        assert work.get(CHILD, child).school == new


def test_an_entry_that_comes_late_to_the_desk_moves_nobody_back(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        old, new = make_school(work).id, make_school(work).id
        child = make_child(work).id
        later = _saved(work, ON_ROLL_NOTICE, child=child, school=new, entered_on=date(2026, 9, 1))
        _saved(work, ON_ROLL_NOTICE, child=child, school=old, entered_on=date(2025, 9, 1))
        assert work.get(CHILD, child).school == new
        never_came = {"status": "closed", "closing_reason": "never_came", "closed_on": date(2026, 9, 9)}
        _amended(work, ON_ROLL_NOTICE, later.id, **never_came)
        _saved(work, ON_ROLL_NOTICE, child=child, school=old, entered_on=date(2025, 9, 2))
        assert work.get(CHILD, child).school == old


@LATER
def test_an_old_deletion_saved_again_takes_nobody_off_the_roll_again(
    store: SqlStore, said: dict[str, str]
) -> None:
    with store.changing(AUTHOR) as work:
        school = make_school(work).id
        child = make_child(work, school=school).id
        values = {"child": child, "school": school, "deleted_on": date(2026, 10, 1), "status": "accepted"}
        notice = _saved(work, OFF_ROLL_NOTICE, **values)
        _amended(work, CHILD, child, school=school)
        _amended(work, OFF_ROLL_NOTICE, notice.id, **said)
        assert work.get(CHILD, child).school == school


def test_an_accepted_off_roll_notice_takes_the_child_off_the_roll(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        school = make_school(work).id
        child = make_child(work, school=school).id
        deleted_on = date(2026, 10, 1)
        _saved(work, OFF_ROLL_NOTICE, child=child, school=school, deleted_on=deleted_on, status="accepted")

        assert work.get(CHILD, child).school is None
        assert work.history(child)[0].fields == {"school": (str(school), None)}


def test_an_entry_of_which_nobody_knows_when_it_was_told_ends_no_search(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child = make_child(work).id
        enquiry = _saved(work, WHEREABOUTS_ENQUIRY, child=child, received_on=date(2026, 9, 1))
        _saved(work, ON_ROLL_NOTICE, child=child, school=make_school(work).id, entered_on=date(2026, 10, 5))
        assert work.get(WHEREABOUTS_ENQUIRY, enquiry.id).status == enquiry.status


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
        follow = next(f for f in PACE_INTERVIEW.follow_ups if f.to == PENALTY_NOTICE.key)
        notice: Any = begin(follow, work.get(PACE_INTERVIEW, interview.id))
        saved = save_record(work, PENALTY_NOTICE, notice)

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
        _saved(work, ON_ROLL_NOTICE, child=child, school=old if same else new, entered_on=entered_on)
        off = _asked(work, child, old)
        assert (_questions(work) == []) is answered
        assert work.get(OFF_ROLL_NOTICE, off.id).answered_on == (entered_on if answered else None)


NO_DAY = {"deleted_on": None, "ground_met_on": None, "received_on": None}


def test_a_notice_without_any_day_is_answered_by_whatever_is_on_file(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        school, long_ago = make_school(work).id, date(2025, 9, 1)
        entered, taught, sought = (make_child(work).id for _ in range(3))
        on = _saved(work, ON_ROLL_NOTICE, child=entered, school=school, entered_on=long_ago)
        _saved(work, HOME_EDUCATION, child=taught, started_on=long_ago)
        enquiry = _saved(work, WHEREABOUTS_ENQUIRY, child=sought, received_on=None)
        by_entry, by_spell, by_search = (
            work.get(OFF_ROLL_NOTICE, _asked(work, child, school, **NO_DAY).id)
            for child in (entered, taught, sought)
        )
        assert (by_entry.on_roll, by_entry.answered_on) == (on.id, long_ago), "at that same school, too"
        assert (by_spell.closing_reason, by_spell.closed_on) == ("home_education", long_ago)
        assert (by_search.enquiry, by_search.answered_on, by_search.closed_on) == (enquiry.id, None, None)


def test_a_spell_that_nobody_has_dated_answers_nothing(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child = make_child(work).id
        _saved(work, HOME_EDUCATION, child=child, started_on=None)
        off = _asked(work, child, make_school(work).id)
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
        follow = next(f for f in OFF_ROLL_NOTICE.follow_ups if f.to == WHEREABOUTS_ENQUIRY.key)
        enquiry: Any = begin(follow, off)
        enquiry.received_on = date(2026, 10, 20)
        save_record(work, WHEREABOUTS_ENQUIRY, enquiry)
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


# -- an answer that turns out to be none ------------------------------------------------------------


def _entered(work: UnitOfWork, child: int, school: int, **values: Any) -> Any:
    values = {"entered_on": date(2026, 10, 5), "received_on": date(2026, 10, 6), **values}
    return _saved(work, ON_ROLL_NOTICE, child=child, school=school, **values)


VOID = {"status": "closed", "closed_on": date(2026, 10, 20)}


def _amended(work: UnitOfWork, described: RecordType[Any], id: int, **changes: Any) -> Any:
    record = work.get(described, id)
    for name, value in changes.items():
        setattr(record, name, value)
    return save_record(work, described, record)


@pytest.mark.parametrize("reason", ["never_came", "entered_in_error"])
@pytest.mark.parametrize("entry_first", [False, True])
def test_an_entry_that_came_to_nothing_opens_the_question_again(
    store: SqlStore, reason: str, entry_first: bool
) -> None:
    with store.changing(AUTHOR) as work:
        child, old, new = make_child(work).id, make_school(work).id, make_school(work).id
        off = None if entry_first else _asked(work, child, old)
        on = _entered(work, child, new)
        off = off or _asked(work, child, old)
        assert _questions(work) == []

        _amended(work, ON_ROLL_NOTICE, on.id, **VOID, closing_reason=reason)
        asked = work.get(OFF_ROLL_NOTICE, off.id)
        assert (asked.status, asked.on_roll, asked.answered_on) == ("accepted", None, None)
        assert work.get(ON_ROLL_NOTICE, on.id).off_roll is None
        assert _questions(work) == [off.id]
        assert work.history(off.id)[0].action == f"on-roll notice {on.reference} answers it no longer"

        _amended(work, ON_ROLL_NOTICE, on.id, status="accepted", closing_reason=None, closed_on=None)
        assert work.get(OFF_ROLL_NOTICE, off.id).on_roll == on.id
        assert _questions(work) == []
        work.commit()
    assert list(store.findings()) == []


def test_a_notice_closed_on_the_strength_of_an_entry_is_opened_again_with_it(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, old, new = make_child(work).id, make_school(work).id, make_school(work).id
        off = _asked(work, child, old)
        on = _entered(work, child, new)
        closed = {"status": "closed", "closing_reason": "new_school", "closed_on": date(2026, 10, 12)}
        _amended(work, OFF_ROLL_NOTICE, off.id, **closed)

        _amended(work, ON_ROLL_NOTICE, on.id, **VOID, closing_reason="never_came")
        asked = work.get(OFF_ROLL_NOTICE, off.id)
        assert (asked.status, asked.closing_reason, asked.closed_on) == ("accepted", None, None)
        assert _questions(work) == [off.id]


def test_an_entry_that_never_came_about_answers_nothing_that_is_asked_later(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, old, new = make_child(work).id, make_school(work).id, make_school(work).id
        _entered(work, child, new, **VOID, closing_reason="never_came")
        off = _asked(work, child, old)
        assert _questions(work) == [off.id]


def test_an_entry_that_never_came_names_no_notice_though_the_notice_has_parted_from_it(
    store: SqlStore,
) -> None:
    with store.changing(AUTHOR) as work:
        child, old, new = make_child(work).id, make_school(work).id, make_school(work).id
        off = _asked(work, child, old)
        entry = _entered(work, child, new)
        assert work.get(ON_ROLL_NOTICE, entry.id).off_roll == off.id
        parted = {"on_roll": None, "answered_on": None, "answered_by": None, "status": "received"}
        _amended(work, OFF_ROLL_NOTICE, off.id, **parted)
        _amended(work, ON_ROLL_NOTICE, entry.id, **VOID, closing_reason="never_came")
        assert work.get(ON_ROLL_NOTICE, entry.id).off_roll is None


def test_of_two_notices_of_one_entry_the_other_answers(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, old, new = make_child(work).id, make_school(work).id, make_school(work).id
        off = _asked(work, child, old)
        first, again = _entered(work, child, new), _entered(work, child, new)
        _amended(work, ON_ROLL_NOTICE, first.id, **VOID, closing_reason="entered_in_error")
        assert work.get(OFF_ROLL_NOTICE, off.id).on_roll == again.id
        assert work.get(CHILD, child).school == new
        assert _questions(work) == []


def test_an_entry_about_another_child_after_all_gives_the_answer_back(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, twin = make_child(work).id, make_child(work, forename="Zoe").id
        old, new = make_school(work).id, make_school(work).id
        off = _asked(work, child, old)
        on = _entered(work, child, new)
        _amended(work, ON_ROLL_NOTICE, on.id, child=twin)
        assert work.get(OFF_ROLL_NOTICE, off.id).on_roll is None
        assert _questions(work) == [off.id]


def test_a_child_who_never_came_is_not_on_that_roll_and_is_looked_for_again(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, new = make_child(work).id, make_school(work).id
        sought = save(
            work, WHEREABOUTS_ENQUIRY, child=child, received_on=date(2026, 9, 1), status="checks_running"
        )
        taught = save(
            work,
            HOME_EDUCATION,
            child=child,
            started_on=date(2026, 1, 5),
            judgement="suitable",
            status="suitable",
        )
        on = _entered(work, child, new)
        assert work.get(WHEREABOUTS_ENQUIRY, sought.id).status == "located"
        _amended(work, ON_ROLL_NOTICE, on.id, **VOID, closing_reason="never_came")

        again = work.get(WHEREABOUTS_ENQUIRY, sought.id)
        assert (again.status, again.located_on, again.found_where) == ("checks_running", None, None)
        assert (again.found_how, again.found_school) == (None, None)
        spell = work.get(HOME_EDUCATION, taught.id)
        assert (spell.status, spell.ended_on, spell.end_reason) == ("suitable", None, None)
        assert work.get(CHILD, child).school is None


@pytest.mark.parametrize("spell_first", [False, True])
def test_a_spell_opened_in_error_opens_the_question_again(store: SqlStore, spell_first: bool) -> None:
    with store.changing(AUTHOR) as work:
        child, school = make_child(work).id, make_school(work).id
        begun = {"child": child, "started_on": DELETED, "received_on": date(2026, 10, 5)}
        spell = _saved(work, HOME_EDUCATION, **begun) if spell_first else None
        off = _asked(work, child, school)
        spell = spell or _saved(work, HOME_EDUCATION, **begun)
        assert _questions(work) == []
        assert work.get(HOME_EDUCATION, spell.id).off_roll == off.id

        error = {"status": "ended", "ended_on": date(2026, 10, 20), "end_reason": "opened_in_error"}
        _amended(work, HOME_EDUCATION, spell.id, **error)
        asked = work.get(OFF_ROLL_NOTICE, off.id)
        assert (asked.status, asked.closing_reason, asked.closed_on) == ("accepted", None, None)
        assert _questions(work) == [off.id]
        work.commit()
    assert list(store.findings()) == []


def test_an_enquiry_opened_in_error_gives_the_question_back(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child = make_child(work).id
        off = _asked(work, child, make_school(work).id)
        enquiry = _saved(
            work, WHEREABOUTS_ENQUIRY, child=child, off_roll=off.id, received_on=date(2026, 10, 8)
        )
        assert _questions(work) == []
        _amended(work, WHEREABOUTS_ENQUIRY, enquiry.id, **VOID, close_reason="opened_in_error")
        asked = work.get(OFF_ROLL_NOTICE, off.id)
        assert (asked.status, asked.enquiry, asked.closing_reason) == ("accepted", None, None)
        assert _questions(work) == [off.id]
        assert work.get(WHEREABOUTS_ENQUIRY, enquiry.id).off_roll is None, "so that a right one can be opened"


def test_a_notice_without_a_day_of_deletion_is_asked_about_too(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        off = _asked(work, make_child(work).id, make_school(work).id, deleted_on=None)
        assert _questions(work) == [off.id]


def test_nobody_is_looked_for_who_finished_nursery(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        for ground in ("2024-9-1-b", "2006-8-1-n"):
            _asked(work, make_child(work).id, make_school(work).id, ground=ground)
        assert _questions(work) == []


def test_an_answer_is_awaited_from_the_school_that_was_named(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        for named in ({"destination_kind": "school_in_england"}, {"destination_kind": "not_known"}, {}):
            _asked(work, make_child(work).id, make_school(work).id, **named)
        waits = [line.waits for line in work.due() if line.duty == "off_roll_question"]
        assert waits == [True, False, False]


@pytest.mark.parametrize("enquiry_first", [False, True])
def test_the_search_for_a_child_takes_the_question_over_whichever_comes_first(
    store: SqlStore, enquiry_first: bool
) -> None:
    with store.changing(AUTHOR) as work:
        child, school = make_child(work).id, make_school(work).id
        begun = {"child": child, "received_on": date(2026, 10, 8)}
        sought = _saved(work, WHEREABOUTS_ENQUIRY, **begun) if enquiry_first else None
        off = _asked(work, child, school)
        sought = sought or _saved(work, WHEREABOUTS_ENQUIRY, **begun)
        taken = work.get(OFF_ROLL_NOTICE, off.id)
        assert (taken.enquiry, taken.closing_reason) == (sought.id, "enquiry_opened")
        assert taken.answered_on == date(2026, 10, 8)
        assert work.get(WHEREABOUTS_ENQUIRY, sought.id).off_roll == off.id
        assert _questions(work) == []


def test_a_search_that_is_over_takes_nothing_over(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, school = make_child(work).id, make_school(work).id
        _saved(work, WHEREABOUTS_ENQUIRY, child=child, received_on=date(2026, 10, 8), status="closed")
        off = _asked(work, child, school)
        assert _questions(work) == [off.id]


def test_a_notice_that_a_search_took_over_is_matched_when_the_child_turns_up(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, old, new = make_child(work).id, make_school(work).id, make_school(work).id
        sought = _saved(work, WHEREABOUTS_ENQUIRY, child=child, received_on=date(2026, 9, 25))
        off = _asked(work, child, old)
        on = _entered(work, child, new)
        matched = work.get(OFF_ROLL_NOTICE, off.id)
        assert (matched.status, matched.on_roll, matched.closing_reason) == ("matched", on.id, None)
        assert matched.answered_on == date(2026, 9, 25), "somebody searched from that day"
        assert work.get(WHEREABOUTS_ENQUIRY, sought.id).status == "located"

        _amended(work, ON_ROLL_NOTICE, on.id, **VOID, closing_reason="never_came")
        again = work.get(OFF_ROLL_NOTICE, off.id)
        assert (again.status, again.closing_reason, again.on_roll) == ("closed", "enquiry_opened", None)
        assert work.get(WHEREABOUTS_ENQUIRY, sought.id).status == "checks_running"


def test_a_notice_whose_search_is_long_over_is_left_alone(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, old, new = make_child(work).id, make_school(work).id, make_school(work).id
        sought = _saved(work, WHEREABOUTS_ENQUIRY, child=child, received_on=date(2026, 9, 25))
        off = _asked(work, child, old)
        _amended(work, WHEREABOUTS_ENQUIRY, sought.id, **VOID, close_reason="checks_exhausted")
        _entered(work, child, new)
        assert work.get(OFF_ROLL_NOTICE, off.id).status == "closed"


# -- answers that came first, and searches that were none -------------------------------------------


def test_an_entry_that_came_first_is_matched_as_one_that_comes_after(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, old, new = make_child(work).id, make_school(work).id, make_school(work).id
        on = _entered(work, child, new, status="accepted")
        off = _asked(work, child, old)
        answer = work.get(ON_ROLL_NOTICE, on.id)
        assert (answer.status, answer.off_roll) == ("matched", off.id)


@pytest.mark.parametrize("first", ["search", "home education"])
def test_a_deletion_that_is_answered_at_once_takes_the_child_off_the_roll_too(
    store: SqlStore, first: str
) -> None:
    with store.changing(AUTHOR) as work:
        school = make_school(work).id
        child = make_child(work, school=school).id
        if first == "search":
            _saved(work, WHEREABOUTS_ENQUIRY, child=child, received_on=DELETED)
        else:
            _saved(work, HOME_EDUCATION, child=child, received_on=DELETED, started_on=DELETED)
        assert _asked(work, child, school).status == "closed"
        assert work.get(CHILD, child).school is None


def test_a_search_for_another_child_after_all_gives_the_question_back(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, other, school = make_child(work).id, make_child(work).id, make_school(work).id
        off = _asked(work, child, school)
        enquiry = _saved(work, WHEREABOUTS_ENQUIRY, child=child, received_on=date(2026, 10, 20))
        assert _questions(work) == []
        # The form refuses to name a notice of another child, so the officer has let go of it by hand.
        _amended(work, WHEREABOUTS_ENQUIRY, enquiry.id, child=other, off_roll=None)
        asked = work.get(OFF_ROLL_NOTICE, off.id)
        assert (asked.status, asked.enquiry, asked.closing_reason) == ("accepted", None, None)
        assert _questions(work) == [off.id]


def test_every_notice_that_a_search_in_error_took_over_is_asked_again(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child = make_child(work).id
        offs = [_asked(work, child, make_school(work).id).id for _ in range(2)]
        enquiry = _saved(work, WHEREABOUTS_ENQUIRY, child=child, received_on=date(2026, 10, 20))
        assert _questions(work) == []
        _amended(work, WHEREABOUTS_ENQUIRY, enquiry.id, **VOID, close_reason="opened_in_error")
        assert sorted(_questions(work)) == offs


def test_what_an_entry_has_answered_stays_answered_when_the_search_was_an_error(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, old, new = make_child(work).id, make_school(work).id, make_school(work).id
        off = _asked(work, child, old)
        enquiry = _saved(work, WHEREABOUTS_ENQUIRY, child=child, received_on=DELETED)
        on = _entered(work, child, new)
        _amended(work, WHEREABOUTS_ENQUIRY, enquiry.id, **VOID, close_reason="opened_in_error")
        answered = work.get(OFF_ROLL_NOTICE, off.id)
        assert (answered.status, answered.on_roll, answered.enquiry) == ("matched", on.id, None)
        assert _questions(work) == []


@pytest.mark.parametrize("ended", ["search", "home education"])
def test_an_entry_of_another_child_whose_links_were_emptied_gives_back_what_it_ended(
    store: SqlStore, ended: str
) -> None:
    """The form refuses to name a record of another child, so the officer empties the link."""
    with store.changing(AUTHOR) as work:
        child, twin, school = make_child(work).id, make_child(work, forename="Zoe").id, make_school(work).id
        kind = WHEREABOUTS_ENQUIRY if ended == "search" else HOME_EDUCATION
        one = _saved(work, kind, child=child, received_on=DELETED, **({} if ended == "search" else BEGAN))
        on = _entered(work, child, school)
        assert work.get(kind, one.id).status in ("located", "returned")
        _amended(work, ON_ROLL_NOTICE, on.id, child=twin, enquiry=None, home_education=None)
        assert work.get(kind, one.id).status in ("checks_running", "enquiries")


BEGAN = {"started_on": DELETED}


def test_a_spell_of_another_child_whose_link_was_emptied_gives_the_question_back(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, twin = make_child(work).id, make_child(work, forename="Zoe").id
        off = _asked(work, child, make_school(work).id)
        spell = _saved(work, HOME_EDUCATION, child=child, received_on=DELETED, started_on=DELETED)
        assert _questions(work) == []
        _amended(work, HOME_EDUCATION, spell.id, child=twin, off_roll=None)
        assert _questions(work) == [off.id]


def test_every_notice_that_a_spell_in_error_closed_is_asked_again(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child = make_child(work).id
        offs = [_asked(work, child, make_school(work).id).id for _ in range(2)]
        spell = _saved(work, HOME_EDUCATION, child=child, received_on=DELETED, started_on=DELETED)
        assert _questions(work) == []
        in_error = {"status": "ended", "end_reason": "opened_in_error", "ended_on": date(2026, 10, 20)}
        _amended(work, HOME_EDUCATION, spell.id, **in_error)
        assert sorted(_questions(work)) == offs


def test_a_search_goes_on_after_the_school_of_an_entry_was_put_right_and_nobody_came(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, wrong, right = make_child(work).id, make_school(work).id, make_school(work).id
        search = _saved(work, WHEREABOUTS_ENQUIRY, child=child, received_on=DELETED)
        on = _entered(work, child, wrong)
        _amended(work, ON_ROLL_NOTICE, on.id, school=right)
        assert work.get(WHEREABOUTS_ENQUIRY, search.id).found_school == right
        _amended(work, ON_ROLL_NOTICE, on.id, **VOID, closing_reason="never_came")
        assert work.get(WHEREABOUTS_ENQUIRY, search.id).status == "checks_running"
        assert work.get(ON_ROLL_NOTICE, on.id).enquiry is None


def test_a_search_goes_on_where_the_school_was_put_right_as_nobody_came(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, wrong, right = make_child(work).id, make_school(work).id, make_school(work).id
        search = _saved(work, WHEREABOUTS_ENQUIRY, child=child, received_on=DELETED)
        on = _entered(work, child, wrong)
        _amended(work, ON_ROLL_NOTICE, on.id, **VOID, closing_reason="never_came", school=right)
        assert work.get(WHEREABOUTS_ENQUIRY, search.id).status == "checks_running"
        assert work.get(ON_ROLL_NOTICE, on.id).enquiry is None


@pytest.mark.parametrize("kind", [HOME_EDUCATION, WHEREABOUTS_ENQUIRY])
def test_what_was_opened_again_and_ended_by_another_entry_stays_ended_without_the_first(
    store: SqlStore, kind: RecordType[Any]
) -> None:
    reopened = dict.fromkeys(("ended_on", "end_reason", "end_school", "located_on", "found_school"))
    emptied = {name: None for name in reopened if name in kind.plain}
    with store.changing(AUTHOR) as work:
        child, school = make_child(work).id, make_school(work).id
        record = _saved(work, kind, child=child, received_on=DELETED)
        first = _entered(work, child, school)
        _amended(work, kind, record.id, **emptied, status=kind.life.first)
        second = _entered(work, child, school)
        ended = work.get(kind, record.id).status
        assert ended not in (kind.life.first, "checks_running")
        _amended(work, ON_ROLL_NOTICE, first.id, **VOID, closing_reason="never_came")
        assert work.get(kind, record.id).status == ended
        _amended(work, ON_ROLL_NOTICE, second.id, **VOID, closing_reason="never_came")
        assert work.get(kind, record.id).status in ("enquiries", "checks_running")
        work.commit()
    assert list(store.findings()) == []
