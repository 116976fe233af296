"""What a class says of its attributes, each record and each row holds."""

from collections.abc import Iterator
from copy import copy
from dataclasses import replace
from datetime import date
from inspect import signature
from typing import Any

import pytest

from cme_desktop.description.record import BASE_COLUMNS, Record
from cme_desktop.fields import Attribute, ChoicesField, DateField, Field, Row, RowsField, TextField, fields_of
from cme_desktop.fields.base import HeldField
from tests.ui.forms.kinds import DAYS


class Visit(Row):
    """One visit."""

    on = DateField("On")


class Letter(Record):
    """A letter with a field of each way to begin."""

    subject = TextField("Subject")
    visits = RowsField("Visits", of=Visit, row_title="visit")
    days = ChoicesField("Days", DAYS)
    received_on = DateField("Received")
    status = TextField("Status", default="new")
    pages = Attribute(int, 1)


def test_a_new_record_holds_what_its_class_says() -> None:
    letter = Letter()
    assert (letter.subject, letter.visits, letter.days, letter.received_on) == (None, [], (), None)
    assert (letter.status, letter.pages, letter.version, letter.id) == ("new", 1, 0, None)
    assert Visit().id is None


def test_a_record_is_written_out_with_all_it_holds() -> None:
    class Note(Row):
        on = DateField("On")
        words = TextField("Words")

    written = "test_a_record_is_written_out_with_all_it_holds.<locals>.Note(id=7, on=None, words='Seen')"
    assert repr(Note(id=7, words="Seen")) == written


def every_kind(base: type[Field[Any]] = HeldField) -> Iterator[type[Field[Any]]]:
    """All kinds of fields."""
    for kind in base.__subclasses__():
        yield kind
        yield from every_kind(kind)


def test_a_kind_is_a_data_class_only_where_it_says_more_of_a_field() -> None:
    """Each takes time at every start."""
    made = [kind for kind in every_kind() if "__init__" in vars(kind)]
    assert DateField in made
    assert [kind for kind in made if signature(kind) == signature(kind.__mro__[1])] == []


def test_each_record_has_rows_of_its_own() -> None:
    one, other = Letter(), Letter()
    one.visits.append(Visit(on=date(2026, 11, 2)))
    assert other.visits == []


def test_the_class_tells_of_the_field_and_the_record_its_value() -> None:
    letter = Letter(subject="Absence")
    assert vars(letter)["subject"] == letter.subject == "Absence"
    assert Letter.subject.label == "Subject"
    assert isinstance(Letter.subject, Field)
    with pytest.raises(AttributeError, match="sibject"):
        getattr(Letter, "sibject")  # noqa: B009


def test_nothing_of_the_class_is_in_the_way_of_a_value() -> None:
    """Python would look there first, and reading would take three times as long."""
    assert not [name for name in vars(Letter()) for base in Letter.__mro__ if name in vars(base)]


def test_a_name_that_is_not_described_is_refused() -> None:
    with pytest.raises(TypeError, match="sibject"):
        Letter(sibject="Absence")


def test_fields_come_in_the_order_of_the_class() -> None:
    """Those with rows among them too, and those that every record has."""
    assert list(fields_of(Letter)) == ["subject", "visits", "days", "received_on", "status"]
    assert fields_of(Letter)["received_on"] is Letter.received_on


def test_two_that_hold_the_same_are_two() -> None:
    letter = Letter(subject="Absence")
    assert copy(letter) != letter
    assert vars(copy(letter)) == vars(letter)


def test_one_is_made_of_another() -> None:
    letter = Letter(subject="Absence", status="read")
    assert vars(replace(letter, subject="Return")) == {**vars(letter), "subject": "Return"}


def test_a_record_shows_what_it_holds() -> None:
    assert repr(Visit(on=date(2026, 11, 2))) == "Visit(id=None, on=datetime.date(2026, 11, 2))"


def test_an_attribute_said_by_an_annotation_is_refused() -> None:
    """It would be left out of every table without a word."""
    with pytest.raises(TypeError, match="sender"):
        type("Old", (Record,), {"__annotations__": {"sender": "str | None"}, "sender": None})


def test_every_record_has_the_columns_of_the_record_table() -> None:
    assert {*BASE_COLUMNS} < vars(Letter()).keys()
    assert tuple(vars(Record())) == BASE_COLUMNS
