"""Parts that a type's folder brings beside its description."""

import pytest

from cme_desktop.description.parts import Part
from cme_desktop.description.record_type import RecordType
from cme_desktop.records.penalty_notice import PENALTY_NOTICE
from cme_desktop.standing_records.hub import HUB


def test_a_part_is_the_constant_that_goes_by_its_name_in_the_folder() -> None:
    assert Part("rules", tuple).of_type(PENALTY_NOTICE) == PENALTY_NOTICE.rules


def test_a_folder_without_a_part_has_none() -> None:
    assert Part("rules", tuple).of_type(HUB) is None


def test_another_thing_under_that_name_is_told() -> None:
    with pytest.raises(AssertionError, match=r"penalty_notice\.rules"):
        Part("rules", RecordType).of_type(PENALTY_NOTICE)
