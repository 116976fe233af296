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
