"""Every type brings each part that it has to decide about, or says in a sentence why it has none."""

from typing import Any

import pytest

from cme_desktop.description.parts import Part
from cme_desktop.description.record_type import RecordType
from cme_desktop.registry import REGISTRY
from cme_desktop.returns.chapters import Chapter

PARTS: tuple[Part[Any], ...] = (Part("chapter", Chapter),)
"""What no type may lack unsaid: a part is a line here."""

TYPES = pytest.mark.parametrize("described", REGISTRY, ids=lambda described: described.name)


@TYPES
@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_a_type_brings_the_part_or_says_why_it_has_none(part: Part[Any], described: RecordType[Any]) -> None:
    reason = described.without.get(part.name, "")
    if part.of_type(described) is not None:
        assert not reason, "it says why it has none, and has one"
    else:
        assert reason.endswith("."), f"it has no {part.name}, and does not say why"
        assert reason.count(". ") == 0, "one sentence"


@TYPES
def test_what_a_type_is_without_is_a_part(described: RecordType[Any]) -> None:
    assert described.without.keys() <= {part.name for part in PARTS}
