"""Every type of casework says what follows from it and what contradicts it, or why nothing does.

An entry of a register is changed by nobody but an officer, and what stands against one is asked with the
others in `services/contradictions/registers.py`: for these that is the reason, once for all.
"""

import re
from pathlib import Path
from typing import Any

import pytest

from cme_desktop import services
from cme_desktop.description.parts import Part
from cme_desktop.description.record_type import RecordType
from cme_desktop.fields import DateField
from cme_desktop.registry import CASEWORK, REGISTRY
from cme_desktop.services.consequences import FOLLOWS, has_consequences
from cme_desktop.services.contradictions import questions
from cme_desktop.services.contradictions.questions import CONTRADICTIONS
from cme_desktop.services.guidance import GUIDES

PARTS: tuple[Part[Any], ...] = (FOLLOWS, CONTRADICTIONS)

EVERY = pytest.mark.parametrize("described", REGISTRY, ids=lambda described: described.name)
WORKED = pytest.mark.parametrize("described", CASEWORK, ids=lambda described: described.name)


@WORKED
@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_a_type_brings_the_part_or_says_why_it_has_none(part: Part[Any], described: RecordType[Any]) -> None:
    reason = described.without.get(part.name, "")
    if part.of_type(described) is not None:
        assert not reason, "it says why it has none, and has one"
    else:
        assert reason.endswith("."), f"it has no {part.name}, and does not say why"
        assert reason.count(". ") == 0, "one sentence"


@EVERY
def test_what_a_register_says_it_says_in_one_place(described: RecordType[Any]) -> None:
    if described not in CASEWORK:
        assert not [part.name for part in (*PARTS, GUIDES) if part.of_type(described) is not None]


def test_everything_said_in_a_folder_is_asked() -> None:
    said = [id(one) for kind in REGISTRY for one in CONTRADICTIONS.of_type(kind) or ()]
    assert said
    assert set(said) <= set(map(id, questions()))
    drawn = [one for kind in REGISTRY for one in FOLLOWS.of_type(kind) or ()]
    assert drawn
    assert all(has_consequences(one.saved) for one in drawn)


@EVERY
def test_the_days_that_a_type_names_are_days(described: RecordType[Any]) -> None:
    for name in filter(None, (described.begins, described.event)):
        assert name == "received_on" or isinstance(described.plain[name], DateField), name


@EVERY
def test_a_place_at_a_school_has_a_first_day_and_a_year_group(described: RecordType[Any]) -> None:
    if described.at_school:
        assert described.begins
        assert {"school", "year_group"} <= described.plain.keys()


def test_services_know_no_type_of_casework_by_name() -> None:
    keys = re.compile(rf"\b({'|'.join(described.key for described in CASEWORK)})\b")
    sources = list(Path(services.__path__[0]).rglob("*.py"))
    assert sources
    assert not {(path.name, key) for path in sources for key in keys.findall(path.read_text("utf-8"))}
