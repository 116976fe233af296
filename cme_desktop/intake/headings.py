"""The columns that a table of one record type can have, and which of them a file's headings mean."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from cme_desktop.description.record_type import RecordType
from cme_desktop.fields import Field, LinkField, RowsField
from cme_desktop.intake.targets import TARGETS, weighed
from cme_desktop.registry import record_type as type_named
from cme_desktop.values.names import fold
from cme_desktop.values.sentences import mid_sentence

REFERENCE = "Reference"
ROW, WHY = "Row", "Why"
"""Headings of a file of refused rows, passed over when it comes back corrected."""


@dataclass(frozen=True)
class Slot:
    """Where the cells of one column belong.

    `name` is the field; `rows` the rows it stands in, if it is not the record's own; `part` the field of the
    linked record that the column holds, `reference` or empty for the link as a whole, whose heading is then
    `whole`. The columns of the record's own reference and of an answer have no name.
    """

    heading: str
    name: str = ""
    field: Field[Any] | None = None
    rows: str = ""
    part: str = ""
    whole: str = ""
    also: tuple[str, ...] = ()
    """Other headings that mean the same."""
    answer: bool = False
    """Whether it takes the answer to whose a row is: a reference, or that it is new."""

    @property
    def place(self) -> tuple[str, str, str]:
        """What no two columns may hold both."""
        return self.rows, self.name, self.part

    @property
    def asked(self) -> bool:
        """Whether a blank workbook has the column; the others are understood when somebody uses them."""
        if not isinstance(self.field, LinkField) or not self.part:
            return not self.answer
        target = TARGETS[self.field.to]
        return target.made and len(target.given) > 1 and self.part != "reference"

    @cached_property
    def read_as(self) -> Field[Any] | None:
        """The field that the cells are typed into."""
        if not self.part or self.part == "reference" or not isinstance(self.field, LinkField):
            return self.field
        return field_at(type_named(self.field.to), self.part)


def field_at(record_type: RecordType[Any], path: str) -> Field[Any]:
    """The field at a path: a plain one, or one of a repeating row."""
    rows, _, name = path.rpartition(".")
    return record_type.rows[rows].fields[name] if rows else record_type.fields[name]


def slots_of(record_type: RecordType[Any]) -> list[Slot]:
    """Every column of the main sheet, in the order of the form."""
    slots = [Slot(REFERENCE)]
    if weighed(record_type):
        slots.append(Slot(record_type.title, part="answer", answer=True))
    for name, described in record_type.fields.items():
        if isinstance(described, RowsField):
            if described.in_main_sheet:
                slots += _of_fields(described.fields, name, described.in_main_sheet)
        else:
            slots += _of_field(name, described, described.label, own=record_type.key)
    return slots


def row_slots(rows: str, described: RowsField) -> list[Slot]:
    """Every column of the sheet of a repeating field: first the reference of the record it belongs to."""
    return [Slot(REFERENCE), *_of_fields(described.fields, rows, "")]


def _of_fields(fields: dict[str, Field[Any]], rows: str, prefix: str) -> Iterator[Slot]:
    for name, described in fields.items():
        link = isinstance(described, LinkField)
        label = prefix if link and prefix else joined(prefix, described.label)
        yield from _of_field(name, described, label, rows)


def _of_field(
    name: str, described: Field[Any], heading: str, rows: str = "", own: str = ""
) -> Iterator[Slot]:
    """Its column, and for a link those of what it points at; another record of the `own` type has no more."""
    yield Slot(heading, name, described, rows, also=described.also)
    if isinstance(described, LinkField) and described.to in TARGETS and described.to != own:
        yield Slot(joined(heading, REFERENCE), name, described, rows, "reference", heading)
        for part in TARGETS[described.to].given:
            field = field_at(type_named(described.to), part)
            also = tuple(joined(heading, other) for other in field.also)
            yield Slot(joined(heading, field.label), name, described, rows, part, heading, also)


def joined(prefix: str, label: str) -> str:
    """`Child` and `Date of birth` make `Child date of birth`; what begins with the word stays as it is."""
    if not prefix or fold(label).startswith(fold(prefix)):
        return label
    return f"{prefix} {mid_sentence(label)}"


def understood(headers: Iterable[str], slots: Iterable[Slot]) -> dict[str, Slot]:
    """The slot of each heading that means one: a field's name to the letter, else its words.

    Other words for it count where no column is headed by its own.
    """
    by_name: dict[str, Slot] = {}
    by_words: dict[str, Slot] = {}
    others: dict[str, Slot] = {}
    for slot in slots:
        by_words.setdefault(fold(slot.heading), slot)
        for other in slot.also:
            others.setdefault(fold(other), slot)
        if slot.name and not slot.part:
            by_name.setdefault(slot.name, slot)
    for name, slot in by_name.items():
        by_words.setdefault(fold(name), slot)
    found = {header: by_name.get(header) or by_words.get(fold(header)) for header in headers}
    taken = {slot.place for slot in found.values() if slot is not None}
    for header in (header for header, slot in found.items() if slot is None):
        called_else = others.get(fold(header))
        found[header] = None if called_else is None or called_else.place in taken else called_else
    return {header: slot for header, slot in found.items() if slot is not None}
