"""It is asked where a child went, whatever a school says of its age, while its birth says otherwise."""

from datetime import date
from typing import Any

import pytest

from cme_desktop.ports import UnitOfWork
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.services.saving import save_record
from cme_desktop.services.undoing import undo
from cme_desktop.standing_records.child import CHILD
from cme_desktop.values.partial_dates import BirthDate
from db.store import SqlStore
from tests.builders import AUTHOR, make_child, make_school, save
from tests.db.following import DELETED, questions
from tests.reckoned import wrong_deadlines

THIRTEEN, TEN = date(2013, 3, 3), date(2016, 3, 10)
PAST, NURSERY = date(2010, 3, 3), date(2022, 3, 10)
"""Births of children past compulsory school age and in nursery on 1 October 2026."""


def asked(store: SqlStore, born: BirthDate | None, **facts: Any) -> bool:
    with store.changing(AUTHOR) as work:
        child, school = make_child(work, birth=born).id, make_school(work).id
        save(work, OFF_ROLL_NOTICE, child=child, school=school, deleted_on=DELETED, **facts)
        assert not list(wrong_deadlines(work))
        return bool(questions(work))


@pytest.mark.parametrize(
    ("facts", "believed", "disbelieved"),
    [
        ({"ground": "2024-9-1-l"}, PAST, THIRTEEN),
        ({"ground": "2006-8-1-k"}, PAST, THIRTEEN),
        ({"ground": "2024-9-1-g", "destination_kind": "past_school_age"}, PAST, THIRTEEN),
        ({"ground": "2024-9-1-b"}, NURSERY, TEN),
        ({"ground": "2006-8-1-n"}, NURSERY, TEN),
    ],
)
def test_what_a_school_says_of_age_ends_the_question_where_the_birth_bears_it_out(
    store: SqlStore, facts: dict[str, str], believed: date, disbelieved: date
) -> None:
    assert asked(store, BirthDate(disbelieved), **facts)
    assert not asked(store, BirthDate(believed), **facts)


def test_a_birth_that_is_not_known_speaks_against_nothing(store: SqlStore) -> None:
    assert not asked(store, None, ground="2024-9-1-l")


@pytest.mark.parametrize(("year", "asks"), [(2009, False), (2010, False), (2011, True), (2015, True)])
def test_a_birth_known_to_the_year_speaks_where_no_day_of_it_bears_it_out(
    store: SqlStore, year: int, asks: bool
) -> None:
    born = BirthDate(date(year, 1, 1), estimated=True, precision="year")
    assert asked(store, born, ground="2024-9-1-l") == asks


def test_a_ground_that_is_to_be_met_in_ten_years_makes_no_child_older(store: SqlStore) -> None:
    later = DELETED.replace(year=2036)
    assert asked(store, BirthDate(date(2019, 3, 3)), ground="2024-9-1-l", ground_met_on=later)


def test_who_died_is_not_looked_for_at_any_age(store: SqlStore) -> None:
    assert not asked(store, BirthDate(TEN), ground="2024-9-1-k")
    assert not asked(store, BirthDate(TEN), ground="2024-9-1-g", destination_kind="custody")


def left_past_age(work: UnitOfWork, born: date) -> tuple[Any, Any]:
    child = make_child(work, birth=BirthDate(born))
    notice = {"school": make_school(work).id, "deleted_on": DELETED, "ground": "2024-9-1-l"}
    return child, save(work, OFF_ROLL_NOTICE, child=child.id, **notice)


def test_a_birth_corrected_later_makes_the_question_anew(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, notice = left_past_age(work, PAST)
        assert questions(work) == []
        child.birth = BirthDate(THIRTEEN)
        save_record(work, CHILD, child)
        assert questions(work) == [notice.id]
        child.birth = BirthDate(PAST)
        save_record(work, CHILD, child)
        assert questions(work) == []
        assert not list(wrong_deadlines(work))


def test_a_correction_taken_back_takes_the_question_back(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, _ = left_past_age(work, PAST)
        work.commit()
    with store.changing(AUTHOR) as work:
        child = work.get(CHILD, child.id)
        child.birth = BirthDate(THIRTEEN)
        save_record(work, CHILD, child)
        written = work.written
        work.commit()
    with store.changing(AUTHOR) as work:
        undo(work, written, "Save")
        assert questions(work) == []
        assert not list(wrong_deadlines(work))


def test_a_record_moved_to_another_child_goes_by_that_ones_birth(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        _, notice = left_past_age(work, PAST)
        notice.child = make_child(work, "Younger", birth=BirthDate(THIRTEEN)).id
        save_record(work, OFF_ROLL_NOTICE, notice)
        assert questions(work) == [notice.id]


def test_a_correction_finds_the_notice_of_a_child_that_other_records_name_too(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child, notice = left_past_age(work, PAST)
        save(work, WHEREABOUTS_ENQUIRY, child=child.id, status="located")
        child.birth = BirthDate(THIRTEEN)
        save_record(work, CHILD, child)
        assert questions(work) == [notice.id]


def test_check_holds_the_question_against_the_birth(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        left_past_age(work, THIRTEEN)
        work.commit()
    assert list(store.findings()) == []
