"""Every type is in the made-up city, has an example and a text in the guide, or says why it has none."""

from collections.abc import Callable
from typing import Any

import pytest

from cme_desktop.description.example import EXAMPLES
from cme_desktop.description.record_type import RecordType
from cme_desktop.registry import REGISTRY
from cme_desktop.sample.plans import stories
from cme_desktop.sample.story import STORIES
from docs.guide import AFTER, guide_text

PARTS: dict[str, Callable[[RecordType[Any]], object | None]] = {
    "story": STORIES.of_type,
    "example": EXAMPLES.of_type,
    "guide": guide_text,
}
"""What no type may lack unsaid, and how it is found."""

TYPES = pytest.mark.parametrize("described", REGISTRY, ids=lambda described: described.name)


@TYPES
@pytest.mark.parametrize("part", PARTS)
def test_a_type_brings_the_part_or_says_why_it_has_none(part: str, described: RecordType[Any]) -> None:
    reason = described.without.get(part, "")
    if PARTS[part](described) is not None:
        assert not reason, f"{described.name} says why it has no {part}, and has one"
    else:
        assert reason.endswith("."), f"{described.name} has no {part} in its folder, and does not say why"


@TYPES
def test_the_guide_says_of_a_form_what_comes_after_saving(described: RecordType[Any]) -> None:
    text = guide_text(described)
    assert text is None or text.count(f"\n{AFTER}\n") == 1, f"it needs one heading “{AFTER}”"


def test_stories_bring_about_records_of_types_there_are() -> None:
    told = stories()
    assert {key for story in told.values() for key in story.brings} <= told.keys()
