"""A value has one text: of every field, whatever stands in it, it comes back from the text as it was."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cme_desktop.description.record_type import RecordType
from cme_desktop.drafts.entries import Entries
from cme_desktop.fields import (
    BirthField,
    ChoiceField,
    ChoicesField,
    Field,
    LinkField,
    Reading,
    Storage,
    Unanswered,
)
from cme_desktop.fields.answered import from_text, show, to_text, typed
from cme_desktop.looks.history import change_lines
from cme_desktop.ports import Change
from cme_desktop.records.missing_episode import MISSING_EPISODE
from cme_desktop.registry import REGISTRY
from tests.builders import NOON
from tests.conformance.values import TODAY, values_of

Place = tuple[RecordType[Any], str, str, Field[Any]]
"""A field of a type: the path under which history tells of it, what it is called there, and itself."""


def places() -> Iterator[Place]:
    for described in REGISTRY:
        for name, field in described.plain.items():
            yield described, name, field.label, field
        for name, rows in described.rows.items():
            for inner, field in rows.fields.items():
                yield described, f"{name}.0.{inner}", f"{rows.label} 1, {field.label}", field


def is_read(field: Field[Any]) -> bool:
    """Whether its values are read from what is typed, and are more than the words themselves."""
    said = (ChoiceField, ChoicesField, BirthField)
    return isinstance(field, said) or field.storage not in (Storage.TEXT, Storage.LINK)


few = settings(max_examples=15)
"""Of each field; there are some hundreds."""
each_field = pytest.mark.parametrize(
    "place", [pytest.param(one, id=f"{one[0].key}.{one[1]}") for one in places()]
)


@each_field
@few
@given(data=st.data())
def test_a_value_comes_back_from_its_text(place: Place, data: st.DataObject) -> None:
    *_, field = place
    value = data.draw(values_of(field))
    text = to_text(field, value)
    assert (back := from_text(field, text)) == value
    assert isinstance(back, Unanswered) is isinstance(value, Unanswered)
    assert to_text(field, back) == text, "equal values have one text"


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-07-01T08:30:00+00:00", datetime(2026, 7, 1, 8, 30, tzinfo=UTC)),
        ("2026-07-01T09:30:00+01:00", datetime(2026, 7, 1, 8, 30, tzinfo=UTC)),
        ("2026-07-01T08:30:15.000250+00:00", datetime(2026, 7, 1, 8, 30, 15, 250, tzinfo=UTC)),
    ],
)
def test_a_moment_is_read_from_whatever_text_there_is_of_one(text: str, moment: datetime) -> None:
    assert MISSING_EPISODE.plain["reported_at"].from_text(text) == moment


@each_field
@few
@given(data=st.data())
def test_history_tells_it_as_it_is_shown(place: Place, data: st.DataObject) -> None:
    described, path, called, field = place
    value = data.draw(values_of(field))
    labels = {value: "Okafor, Ada"} if isinstance(field, LinkField) else {}
    change = Change(1, described.key, 2, NOON, "Robin Ash", "changed", {path: (None, to_text(field, value))})
    _, told = change_lines(described, change, labels)
    assert told == f"{called}: blank → {show(field, value, labels)}"


@pytest.mark.parametrize(
    "place", [pytest.param(one, id=f"{one[0].key}.{one[1]}") for one in places() if is_read(one[3])]
)
@few
@given(data=st.data())
def test_what_stands_in_an_editor_is_read_back(place: Place, data: st.DataObject) -> None:
    *_, field = place
    value = data.draw(values_of(field))
    if isinstance(value, datetime):
        value = value.replace(microsecond=0)  # a moment is typed to the second
    entries = Entries({"it": field}, Reading(TODAY))
    assert entries.type("it", typed(field, value, {})).value == value
