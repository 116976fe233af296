"""Children on file who may be the one being typed, in a town where many share a name and a year."""

import json
from datetime import date

import pytest

from cme_desktop.matching.likeness import WORTH_A_LOOK, likeness
from cme_desktop.services.duplicates import likely_children
from cme_desktop.services.resemblance import ask_manager
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.child.identity import identity
from cme_desktop.values.partial_dates import BirthDate
from db.store import SqlStore
from db.unit_of_work import SqlUnitOfWork
from tests.builders import AUTHOR, make_child
from tests.db.asked import asked

NUMBER = "H801200001001"
MANY = 70


def fill(work: SqlUnitOfWork, restricted: bool) -> int:
    """Many of one surname and year, then one of another name who has the number; gives who that is."""
    for number in range(MANY):
        birth = BirthDate(date(2015, 1 + number % 12, 1 + number % 28))
        make_child(work, "Smith", f"Zed{number}", birth=birth, restricted=restricted)
    id = make_child(work, "Okafor", "Bo", upn=NUMBER, restricted=restricted).id
    assert id is not None
    return id


def test_the_same_number_is_found_among_many_who_share_a_name(sqlite_store: SqlStore) -> None:
    typed = CHILD.cls(surname="Smith", forename="Ada", birth=BirthDate(date(2015, 6, 30)), upn=NUMBER)
    with sqlite_store.changing(AUTHOR) as work:
        id = fill(work, restricted=False)
        assert id in [likely.id for likely in likely_children(work, typed)]


def test_a_manager_is_asked_about_the_same_number_among_many_restricted(sqlite_store: SqlStore) -> None:
    with sqlite_store.changing(AUTHOR) as work:
        id = fill(work, restricted=True)
        saved = make_child(work, "Smith", "Ada", birth=BirthDate(date(2015, 6, 30)), upn=NUMBER)
        ask_manager(work, saved)
        (asked,) = [asked for asked in work.resemblances() if asked.restricted == id]
    assert "same UPN" in asked.reasons


def test_a_likeness_that_is_just_worth_a_look_is_looked_at(sqlite_store: SqlStore) -> None:
    """By whoever types the child, or by a manager where the one on file is restricted."""
    mia, milo = (
        CHILD.cls(surname="Okafor", forename=forename, birth=BirthDate(day))
        for forename, day in (("Mia", date(2015, 6, 30)), ("Milo", date(2015, 2, 13)))
    )
    assert likeness(identity(mia), identity(milo)).weight == WORTH_A_LOOK
    with sqlite_store.changing(AUTHOR) as work:
        on_file = work.save(CHILD, mia, [])
        assert [likely.id for likely in likely_children(work, milo)] == [on_file.id]
        on_file.restricted, on_file.restricted_reason = True, "refuge"
        work.save(CHILD, on_file, [])
        ask_manager(work, work.save(CHILD, milo, []))
        assert [asked.restricted for asked in work.resemblances()] == [on_file.id]


@pytest.mark.parametrize("number", [4, 9])
def test_all_who_are_likely_are_given(sqlite_store: SqlStore, number: int) -> None:
    with sqlite_store.changing(AUTHOR) as work:
        birth = BirthDate(date(2015, 6, 30))
        for _ in range(number):
            make_child(work, "Smith", "Ada", birth=birth)
        assert len(likely_children(work, CHILD.cls(surname="Smith", forename="Ada", birth=birth))) == number


def test_whoever_is_likest_comes_first_and_the_child_itself_never(sqlite_store: SqlStore) -> None:
    birth = BirthDate(date(2015, 6, 30))
    with sqlite_store.changing(AUTHOR) as work:
        typed = make_child(work, "Smith", "Ada", birth=birth, upn=NUMBER)
        make_child(work, "Unwin", "Sid", birth=birth)  # shares a key and is not like her at all
        by_number = make_child(work, "Smyth", "Adda", upn=NUMBER)
        namesake = make_child(work, "Smith", "Ada", birth=birth)
        found = likely_children(work, typed)
    assert [likely.id for likely in found] == [namesake.id, by_number.id]


def test_one_who_is_unlike_hides_nobody_after_her(sqlite_store: SqlStore) -> None:
    birth = BirthDate(date(2015, 6, 30))
    with sqlite_store.changing(AUTHOR) as work:
        make_child(work, "Unwin", "Sid", birth=birth)
        like = make_child(work, "Smyth", "Ada")
        found = likely_children(work, CHILD.cls(surname="Smith", forename="Ada", birth=birth))
    assert [likely.id for likely in found] == [like.id]


def test_three_letters_of_any_name_are_looked_for_and_two_are_not(sqlite_store: SqlStore) -> None:
    with sqlite_store.changing(AUTHOR) as work:
        make_child(work, "Li", "Bo")
        like = make_child(work, "Li", "A")
        assert likely_children(work, CHILD.cls(surname="Li")) == []
        assert like.id in [
            likely.id for likely in likely_children(work, CHILD.cls(surname="Li", forename="A"))
        ]
        other = CHILD.rows["other_names"].of(surname="O")
        typed = CHILD.cls(surname="Li", forename="A", other_names=[other])
        assert like.id in [likely.id for likely in likely_children(work, typed)]


def test_of_two_records_of_one_child_the_likest_speaks_for_her(sqlite_store: SqlStore) -> None:
    birth = BirthDate(date(2015, 6, 30))
    with sqlite_store.changing(AUTHOR) as work:
        kept = make_child(work, "Smythe", "Adah", birth=birth)
        make_child(work, "Smith", "Ada", birth=birth, status="merged", merged_into=kept.id)
        (likely,) = likely_children(work, CHILD.cls(surname="Smith", forename="Ada", birth=birth))
    assert likely.id == kept.id
    assert likely.reasons == ("same name", "same date of birth")


def test_many_are_compared_in_as_many_questions_as_one(sqlite_store: SqlStore) -> None:
    birth = BirthDate(date(2015, 6, 30))
    typed = CHILD.cls(surname="Smith", forename="Ada", birth=birth)
    with sqlite_store.changing(AUTHOR) as work:
        make_child(work, "Smith", "Ada", birth=birth)
        with asked(sqlite_store.engine) as with_one:
            assert len(likely_children(work, typed)) == 1
        for _ in range(12):
            make_child(work, "Smith", "Ada", birth=birth)
        with asked(sqlite_store.engine) as with_many:
            assert len(likely_children(work, typed)) == 13
    assert len(with_many) == len(with_one)


def test_only_whoever_may_be_like_is_read_in_full(sqlite_store: SqlStore) -> None:
    """Of those who merely share a name and a year, numbers and addresses are not looked for."""
    typed = CHILD.cls(surname="Smith", forename="Ada", birth=BirthDate(date(2015, 6, 30)))
    with sqlite_store.changing(AUTHOR) as work:
        fill(work, restricted=False)
        with asked(sqlite_store.engine) as ran:
            found = {likely.id for likely in likely_children(work, typed)}
    ((ids,),) = [list(values) for text, values in ran if "FROM child_addresses" in text]
    assert found <= set(json.loads(ids))
    assert len(json.loads(ids)) < MANY / 4
