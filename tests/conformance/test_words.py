"""Whatever is told of a value is told in words: of every type, field and kind of value."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from cme_desktop.description.linked import linked
from cme_desktop.description.record_type import RecordType
from cme_desktop.fields import ChoiceField, ChoicesField, Field, LinkField, Reading, RowsField
from cme_desktop.fields.answered import show
from cme_desktop.registry import REGISTRY
from cme_desktop.statutory.law import Law
from cme_desktop.values.errors import ValueProblem
from cme_desktop.values.names import fold
from tests.conformance.samples import samples_of

PYTHON = re.compile(
    r"datetime|\bNone\b|BirthDate|Unanswered|\bTrue\b|\bFalse\b|\w\(\w+=|<\w+ object|[\[\]]|\d{4}-\d\d-\d\d"
)
"""How values read that were never meant to be read."""

each_type = pytest.mark.parametrize("described", REGISTRY, ids=lambda described: described.key)


def values_of(described: RecordType[Any], record: Any) -> Iterator[tuple[Field[Any], Any]]:
    """Every value of a record and of its rows."""
    for name, field in described.fields.items():
        if isinstance(field, RowsField):
            for row in getattr(record, name):
                yield from ((f, getattr(row, row_name)) for row_name, f in field.fields.items())
        else:
            yield field, getattr(record, name)


@each_type
def test_every_value_is_shown_in_words(described: RecordType[Any]) -> None:
    for record in samples_of(described.cls)[:200]:
        labels = dict.fromkeys(linked(described, record), "Okafor, Ada")
        for field, value in values_of(described, record):
            if not isinstance(field, ChoiceField):  # whose labels are written by hand, “None” among them
                assert not PYTHON.search(show(field, value, labels)), field.label


@each_type
def test_no_two_choices_of_a_list_are_called_alike(described: RecordType[Any]) -> None:
    for fields in (described.plain, *(rows.fields for rows in described.rows.values())):
        for field in fields.values():
            if isinstance(field, ChoiceField | ChoicesField):
                labels = Counter(fold(choice.label) for choice in field.choices)
                assert max(labels.values()) == 1, (field.label, labels.most_common(1))


@each_type
def test_a_record_is_named_and_told_in_words(described: RecordType[Any]) -> None:
    for record in samples_of(described.cls):
        for words in (described.label(record), described.line(record), *described.guidance(record, Law())):
            assert not PYTHON.search(words)


@each_type
def test_links_are_shown_by_name_only(described: RecordType[Any]) -> None:
    for field in described.plain.values():
        if isinstance(field, LinkField | RowsField):
            with pytest.raises(TypeError):
                field.show(1)


@each_type
def test_a_field_is_named_as_it_is_labelled(described: RecordType[Any]) -> None:
    """In a sentence that sends an officer to it; a label may be the thing itself: the outcome, a notice."""
    things = {kind.title for kind in REGISTRY}
    labels = [f.label for f in described.fields.values() if " " in f.label and f.label not in things]
    names = "|".join(map(re.escape, labels)) or "(?!)"
    spelt = re.compile(rf"(?:choose|write) the (?:{names})\b", re.IGNORECASE)
    for record in [described.cls(), *samples_of(described.cls)[:200]]:
        for rule in described.rules:
            for issue in rule(record, Reading(date(2026, 11, 9))):
                assert not spelt.search(issue.text), issue.text


@each_type
def test_a_look_up_is_named_as_it_is_labelled(described: RecordType[Any]) -> None:
    for field in described.plain.values():
        if isinstance(field, LinkField):
            with pytest.raises(ValueProblem, match=re.escape(f"“{field.label}”")):
                field.parse("nobody", Reading(date(2026, 11, 9)))


@each_type
def test_a_heading_typed_with_either_apostrophe_is_found(described: RecordType[object]) -> None:
    labels = [one.label for one in described.plain.values()]
    assert [fold(label.replace("’", "'")) for label in labels] == [fold(label) for label in labels]
