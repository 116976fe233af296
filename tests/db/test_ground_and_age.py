"""What a school says of a child's age when it deletes the name, against the date of birth on file."""

from datetime import date
from typing import Any

import pytest

from cme_desktop.issues import Severity
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.services.contradictions import contradictions
from cme_desktop.standing_records.child import CHILD
from cme_desktop.values.partial_dates import BirthDate
from db.store import SqlStore
from tests.builders import AUTHOR, make_child, make_school

TEN, NURSERY = date(2016, 3, 10), date(2022, 3, 10)
"""Births of a child aged ten, and of one in nursery, in November 2026."""
LEAVER = date(2010, 9, 1)
"""Of compulsory school age to Friday 25 June 2027."""
MET = date(2026, 11, 2)


def told(store: SqlStore, born: date, met: date = MET, **facts: Any) -> dict[str, str]:
    """What is doubted of a deletion, by the field."""
    with store.changing(AUTHOR) as work:
        child, school = make_child(work, birth=BirthDate(born)), make_school(work).id
        typed = OFF_ROLL_NOTICE.cls(
            child=child.id, school=school, received_on=met, ground_met_on=met, deleted_on=met, **facts
        )
        found = [c for c in contradictions(work, OFF_ROLL_NOTICE, typed, work.get(CHILD, child.id))
                 if c.kind == "ground_against_age"]  # fmt: skip
    assert all(clash.issue.severity is Severity.WARN for clash in found)
    return {clash.issue.path: clash.issue.text for clash in found}


@pytest.mark.parametrize("ground", ["2024-9-1-l", "2006-8-1-k"])
def test_a_child_of_school_age_is_not_past_it(store: SqlStore, ground: str) -> None:
    met = MET if ground.startswith("2024") else date(2023, 11, 6)
    assert told(store, TEN, met, ground=ground)["ground"] == (
        "By date of birth the child is of compulsory school age from Wed 31 Mar 2021 to Fri 25 Jun 2032, and "
        "this ground is for those who are past it; check both, and ask the school."
    )


def test_a_leaver_may_go_once_the_school_meets_no_more_before_the_last_day(store: SqlStore) -> None:
    assert set(told(store, LEAVER, date(2027, 6, 24), ground="2024-9-1-l")) == {"ground"}
    for day in (date(2027, 6, 25), date(2027, 7, 20)):
        assert told(store, LEAVER, day, ground="2024-9-1-l") == {}


@pytest.mark.parametrize("ground", ["2024-9-1-b", "2006-8-1-n"])
def test_a_child_of_ten_finishes_no_nursery(store: SqlStore, ground: str) -> None:
    met = MET if ground.startswith("2024") else date(2023, 11, 6)
    said = told(store, TEN, met, ground=ground)["ground"]
    assert said.startswith("By date of birth the child is in Year ")
    assert said.endswith("and this ground is for nursery; check both, and ask the school.")
    assert told(store, NURSERY, ground="2024-9-1-b") == {}


def test_a_destination_and_a_closing_tell_of_age_too(store: SqlStore) -> None:
    moved = {"ground": "2024-9-1-g"}
    assert set(told(store, TEN, **moved, destination_kind="past_school_age")) == {"destination_kind"}
    assert set(told(store, TEN, **moved, closing_reason="not_of_age")) == {"closing_reason"}
    assert told(store, NURSERY, **moved, closing_reason="not_of_age") == {}
    older = date(2009, 3, 10)
    both = {"destination_kind": "past_school_age", "closing_reason": "not_of_age"}
    assert told(store, older, **moved, **both) == {}


def test_a_child_of_school_age_leaves_on_no_ground_for_others(store: SqlStore) -> None:
    assert set(told(store, TEN, date(2023, 11, 6), ground="2006-8-3")) == {"ground"}
    assert told(store, NURSERY, ground="2024-9-3") == {}


def test_without_a_birth_nothing_is_said(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child = make_child(work)
        typed = OFF_ROLL_NOTICE.cls(child=child.id, ground="2024-9-1-l", ground_met_on=MET)
        found = contradictions(work, OFF_ROLL_NOTICE, typed, child)
    assert "ground_against_age" not in {clash.kind for clash in found}
