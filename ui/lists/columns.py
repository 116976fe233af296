"""What the columns of a record type's list are called and how their values read."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cme_desktop.fields import BirthField, CellKind, ChoicesField, DateField, Field, LinkField, Storage
from cme_desktop.records.base import RecordType
from cme_desktop.values.dates import show_day_short

REFERENCE = "reference"
STATUS = "status"

_WIDTHS = {
    "reference": 146,
    "status": 160,
    "name": 226,
    "laestab": 100,
    "urn": 84,
    "upn": 148,
    "birth-date": 116,
    "date": 122,
    "money": 88,
    "child": 144,
    "person": 144,
    "school": 178,
    "officer": 120,
    "hub": 100,
}
_OTHER_WIDTH = 120


@dataclass(frozen=True)
class Column:
    """One column: its heading, how a value reads, and the width it begins with, in px."""

    name: str
    label: str
    show: Callable[[Any], str]
    width: int
    right: bool = False
    """Whether it holds figures, which are set right-aligned."""


def columns_of(record_type: RecordType[Any]) -> tuple[Column, ...]:
    """The columns of a type's list, in the order of its description."""
    return tuple(_column(name, record_type.plain.get(name)) for name in record_type.list_columns)


def default_sort(record_type: RecordType[Any]) -> tuple[str, bool]:
    """The column a list begins sorted by, and whether downwards: newest notice first, registers by name."""
    if record_type.notice and "received_on" in record_type.list_columns:
        return "received_on", True
    return record_type.list_columns[1], False


def _column(name: str, described: Field[Any] | None) -> Column:
    if described is None:
        return Column(name, name.capitalize(), str, _WIDTHS.get(name, _OTHER_WIDTH))
    if isinstance(described, LinkField):
        return Column(name, described.label, str, _WIDTHS.get(described.to, _OTHER_WIDTH))
    width = _WIDTHS.get(name) or _WIDTHS.get(described.kind, _OTHER_WIDTH)
    right = described.cell in (CellKind.MONEY, CellKind.WHOLE)
    show: Callable[[Any], str] = _day if isinstance(described, DateField) else described.show
    if described.storage is not Storage.TEXT or isinstance(described, BirthField | ChoicesField):
        show = _or_words(show)
    return Column(name, described.label, show, width, right)


def _or_words(show: Callable[[Any], str]) -> Callable[[Any], str]:
    """A restricted record has words in place of its values, also where those would be no words."""
    return lambda value: value if isinstance(value, str) else show(value)


def _day(value: date | datetime) -> str:
    return show_day_short(value)
