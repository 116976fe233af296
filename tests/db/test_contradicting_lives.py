"""Whether a record fits the child's age, and whether what it names is the child's."""

from datetime import date
from typing import Any

import pytest

from cme_desktop.description.record_type import RecordType
from cme_desktop.ports import UnitOfWork
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.on_roll_notice import ON_ROLL_NOTICE
from cme_desktop.records.ten_day_notification import TEN_DAY_NOTIFICATION
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY
from cme_desktop.services.contradictions import Clash, contradictions
from cme_desktop.standing_records.child import CHILD
from cme_desktop.values.partial_dates import BirthDate
from db.store import SqlStore
from tests.builders import AUTHOR, make_child, make_school, save

SEPTEMBER = date(2026, 9, 7)


def told(work: UnitOfWork, of: RecordType[Any], /, **facts: Any) -> dict[str, Clash]:
    """What is said of a record as it is typed, by the question that says it."""
    child = work.get(CHILD, facts["child"]) if "child" in facts else None
    return {clash.kind: clash for clash in contradictions(work, of, of.cls(**facts), child)}


def entered(work: UnitOfWork, school: int, years: int) -> str | None:
    """What is said of the age of a child of so many years on 31 August whom a school enters in September."""
    child = make_child(work, birth=BirthDate(date(2026 - years, 6, 1)))
    found = told(work, ON_ROLL_NOTICE, child=child.id, school=school, entered_on=SEPTEMBER)
    return found["ages_of_the_school"].issue.text if "ages_of_the_school" in found else None


@pytest.mark.parametrize(
    ("phase", "low", "high"),
    [("1", 2, 5), ("2", 2, 11), ("3", 4, 13), ("4", 11, 19), ("5", 8, 16), ("6", 16, 25)],
)
def test_a_child_may_be_a_year_out_of_the_ages_of_a_phase(
    store: SqlStore, phase: str, low: int, high: int
) -> None:
    with store.changing(AUTHOR) as work:
        school = make_school(work, "Elm Lane School", phase=phase).id
        for years in (low - 2, high + 1):
            said = entered(work, school, years)
            assert said is not None
            assert f"Elm Lane School is for ages {low} to {high}." in said
        assert [entered(work, school, years) for years in (low - 1, low, high)] == [None, None, None]


@pytest.mark.parametrize("ages", [{"low_age": 11}, {"high_age": 16}])
def test_a_school_that_gives_one_of_its_ages_is_taken_by_its_phase(
    store: SqlStore, ages: dict[str, int]
) -> None:
    with store.changing(AUTHOR) as work:
        school = make_school(work, phase="4", **ages).id
        said = entered(work, school, 5)
        assert said is not None
        assert "is for ages 11 to 19." in said
        assert entered(work, make_school(work, **ages).id, 5) is None


def test_something_may_happen_on_the_day_of_birth(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        born = date(2018, 5, 4)
        child = make_child(work, birth=BirthDate(born)).id
        assert "before_birth" not in told(work, OFF_ROLL_NOTICE, child=child, last_attended_on=born)


def test_a_record_may_be_named_before_the_child_is(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        enquiry = save(work, WHEREABOUTS_ENQUIRY, child=make_child(work).id).id
        assert told(work, TEN_DAY_NOTIFICATION, enquiry=enquiry) == {}
