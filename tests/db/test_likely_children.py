"""Children on file who may be the one being typed, in a town where many share a name and a year."""

from datetime import date

import pytest

from cme_desktop.services.duplicates import likely_children
from cme_desktop.services.resemblance import ask_manager
from cme_desktop.standing_records.child import CHILD
from cme_desktop.values.partial_dates import BirthDate
from db.store import SqlStore
from db.unit_of_work import SqlUnitOfWork
from tests.builders import AUTHOR, make_child

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


@pytest.mark.parametrize("number", [4, 9])
def test_all_who_are_likely_are_given(sqlite_store: SqlStore, number: int) -> None:
    with sqlite_store.changing(AUTHOR) as work:
        birth = BirthDate(date(2015, 6, 30))
        for _ in range(number):
            make_child(work, "Smith", "Ada", birth=birth)
        assert len(likely_children(work, CHILD.cls(surname="Smith", forename="Ada", birth=birth))) == number
