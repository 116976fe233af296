"""What a record tells of a child's education it tells by the fields that it says it reads."""

from typing import Any

import pytest

from cme_desktop.description.record_type import RecordType
from cme_desktop.education_status.facts import EDUCATION_FACTS, EducationFact, OffRoll, OntoRoll
from cme_desktop.registry import ABOUT_A_CHILD
from tests.conformance.samples import samples_of
from tests.conformance.test_chapters_read import ALWAYS_READ, Stored

KINDS = [kind for kind in ABOUT_A_CHILD if EDUCATION_FACTS.of_type(kind) is not None]
TYPES = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)


def told(kind: RecordType[Any], asked: set[str]) -> list[EducationFact | OntoRoll | OffRoll]:
    facts = EDUCATION_FACTS.of_type(kind)
    assert facts is not None
    records = (Stored(sample, number, asked) for number, sample in enumerate(samples_of(kind.cls), 1))
    return [one for record in records for one in facts.of(record)]


@TYPES
def test_it_reads_what_it_says(kind: RecordType[Any]) -> None:
    asked: set[str] = set()
    told(kind, asked)
    facts = EDUCATION_FACTS.of_type(kind)
    assert facts is not None
    assert asked - ALWAYS_READ - {"id"} == set(facts.reads)


@TYPES
def test_it_names_a_field_of_its_own(kind: RecordType[Any]) -> None:
    sources = {one.source for one in told(kind, set())}
    assert {one.type for one in sources} == {kind.key}
    assert {one.field for one in sources} <= kind.fields.keys()


@TYPES
def test_what_a_record_that_ended_leaves_has_a_first_day(kind: RecordType[Any]) -> None:
    left = [one for one in told(kind, set()) if isinstance(one, EducationFact) and one.afterwards]
    assert all(one.since is not None and one.until is None for one in left)
