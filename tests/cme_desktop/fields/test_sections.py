"""The form and the list follow from where the fields of a type stand, and from what they say."""

from typing import Any

import pytest

from cme_desktop.description.life import ALIVE
from cme_desktop.description.record import Record
from cme_desktop.description.record_type import About, FormSection, Offered, Order, RecordType
from cme_desktop.fields import DateField, RowsField, Section, TextField
from tests.ui.forms.kinds import Visit


class Letter(Record):
    """A form of two parts, with a field before them, between them and after them."""

    before = TextField("Before")

    with Section("Letter", help="As it came."):
        subject = TextField("Subject", listed=2)
        visits = RowsField("Visits", of=Visit, row_title="visit")

    between = TextField("Between")

    with Section("Answer"):
        answered_on = DateField("Answered", listed=1)

    after = TextField("After", listed=3)


LETTER: RecordType[Any] = RecordType(
    cls=Letter,
    key="letter",
    prefix="LET",
    title="Letter",
    plural="Letters",
    life=ALIVE,
    about=About.NOBODY,
    worked=True,
    offered=Offered.NEVER,
    order=Order.by_name("line"),
    label=lambda letter: letter.subject or "New letter",
    line=lambda letter: letter.subject or "",
)


def test_a_section_has_the_fields_described_within_it() -> None:
    assert LETTER.sections == (
        FormSection("Letter", ("subject", "visits"), "As it came."),
        FormSection("Answer", ("answered_on",)),
    )


def test_the_form_is_in_the_order_of_the_class() -> None:
    assert list(LETTER.fields) == ["before", "subject", "visits", "between", "answered_on", "after"]


def test_the_list_has_what_is_listed_after_the_reference() -> None:
    assert LETTER.list_columns == ("reference", "answered_on", "subject", "after")


def test_a_section_ends_where_it_fails() -> None:
    with pytest.raises(ZeroDivisionError), Section("Broken"):
        _ = 1 / 0
    assert TextField("After").section is None
