"""What grows out of a record: every field named there exists, and every fixed answer is on its list."""

import pytest

from cme_desktop.fields import ChoiceField
from cme_desktop.registry import record_type
from cme_desktop.services.follow_ups import FOLLOW_UPS, FollowUp, begin

NAMES = [f"{follow.start} to {follow.to}" for follow in FOLLOW_UPS]


@pytest.mark.parametrize("follow", FOLLOW_UPS, ids=NAMES)
def test_what_is_carried_over_exists_on_both_sides(follow: FollowUp) -> None:
    start, made = record_type(follow.start), record_type(follow.to)
    assert set(follow.carry) <= set(made.plain)
    assert set(follow.carry.values()) <= {"id", *start.plain}


@pytest.mark.parametrize("follow", FOLLOW_UPS, ids=NAMES)
def test_what_is_fixed_is_on_its_list(follow: FollowUp) -> None:
    made = record_type(follow.to)
    for name, code in follow.fixed.items():
        described = made.fields[name]
        assert isinstance(described, ChoiceField)
        assert code in described.choices


@pytest.mark.parametrize("follow", FOLLOW_UPS, ids=NAMES)
def test_the_new_record_knows_what_it_came_from(follow: FollowUp) -> None:
    start = record_type(follow.start)
    source = start.cls(id=7, child=3)
    made_type, made = begin(follow, source)
    assert isinstance(made, made_type.cls)
    assert made.child == 3
