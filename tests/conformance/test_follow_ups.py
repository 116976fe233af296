"""What grows out of a record: every field named there exists, and every fixed answer is on its list."""

from collections.abc import Iterator
from typing import Any

import pytest

from cme_desktop.description.follow_up import FollowUp
from cme_desktop.description.record_type import RecordType
from cme_desktop.fields import ChoiceField, LinkField
from cme_desktop.registry import REGISTRY, record_type
from cme_desktop.services.follow_ups import begin


def _all() -> Iterator[Any]:
    for start in REGISTRY:
        for follow in start.follow_ups:
            yield pytest.param(start, follow, id=f"{start.key} to {follow.to}")


every_one = pytest.mark.parametrize(("start", "follow"), list(_all()))


@every_one
def test_what_is_carried_over_exists_on_both_sides(start: RecordType[Any], follow: FollowUp[Any]) -> None:
    made = record_type(follow.to)
    assert set(follow.carry) <= set(made.plain)
    assert set(follow.carry.values()) <= {"id", *start.plain}


@every_one
def test_what_is_fixed_is_on_its_list(start: RecordType[Any], follow: FollowUp[Any]) -> None:
    assert start.key != follow.to
    made = record_type(follow.to)
    for name, code in follow.fixed.items():
        described = made.fields[name]
        assert isinstance(described, ChoiceField)
        assert code in described.choices


@every_one
def test_the_new_record_knows_what_it_came_from(start: RecordType[Any], follow: FollowUp[Any]) -> None:
    made = begin(follow, start.cls(id=7, child=3))
    assert isinstance(made, record_type(follow.to).cls)
    assert made.child == 3
    assert {name: getattr(made, name) for name in follow.fixed} == follow.fixed


@every_one
def test_the_record_that_names_the_new_one_points_at_its_type(
    start: RecordType[Any], follow: FollowUp[Any]
) -> None:
    if not follow.named_in:
        assert not follow.noted
        return
    described = start.plain[follow.named_in]
    assert isinstance(described, LinkField)
    assert (described.to, "{reference}" in follow.noted, follow.link != "") == (follow.to, True, True)
