"""What the columns of a record type's list are called and how their values read."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cme_desktop.description.record_type import RecordType
from cme_desktop.fields import (
    CellKind,
    DateField,
    Field,
    LinkField,
    MomentField,
)
from cme_desktop.looks.worked_out import WorkedOut
from cme_desktop.values.dates import show_day_short
from cme_desktop.values.moments import show_moment_short

REFERENCE = "reference"
STATUS = "status"

_FIXED = {
    "reference": 142,
    "laestab": 90,
    "urn": 76,
    "upn": 136,
    "birth-date": 114,
    "date": 110,
    "date-time": 150,
    "money": 76,
    "sex": 70,
    "education": 102,
}
"""By name or kind: what is always about as long, and has room enough like this."""
_SHARING = {
    "status": 150,
    "name": 140,
    "child": 168,
    "person": 168,
    "school": 176,
    "officer": 124,
    "hub": 96,
}
"""By kind or by what is linked: what is longer or shorter, and shares the room that is left."""
_LOOKED_FOR = 200
_OTHER = 124
_NAMES = {"name", "child", "person"}
"""The kinds that a line is looked for by: cut short only after everything else."""


@dataclass(frozen=True)
class ListColumn:
    """One column: its heading, how a value reads, and the width it begins with, in px."""

    name: str
    label: str
    show: Callable[[Any], str]
    width: int
    shares: bool = True
    """Whether it is wider where there is room, and narrower where there is little."""
    right: bool = False
    """Whether it holds figures, which are set right-aligned."""
    sorts: bool = True
    """Whether the list can be put in its order: what is worked out of other records no index holds."""
    names: bool = False
    """Whether it says who or what the line is about, and so keeps its width while others have any to give."""


def columns_of(record_type: RecordType[Any]) -> tuple[ListColumn, ...]:
    """The columns of a type's list, in the order of its description."""
    by_name = record_type.order.column if record_type.order.is_name else ""
    return tuple(
        _column(name, record_type.plain.get(name), name == by_name) for name in record_type.list_columns
    )


def column_worked_out(column: WorkedOut) -> ListColumn:
    """A column that no record holds."""
    return ListColumn(column.name, column.label, str, *_width(column.name), sorts=False)


def _column(name: str, described: Field[Any] | None, looked_for: bool) -> ListColumn:
    if described is None:
        return ListColumn(name, name.capitalize(), str, *_width(name))
    heading = described.heading or described.label
    if isinstance(described, LinkField):
        return ListColumn(name, heading, str, *_width(described.to), names=described.to in _NAMES)
    right = described.cell in (CellKind.MONEY, CellKind.WHOLE)
    show = _WITHOUT_WEEKDAY.get(type(described), described.show)
    width = (_LOOKED_FOR, True) if looked_for and described.kind != "name" else _width(name, described.kind)
    names = looked_for or described.kind in _NAMES
    return ListColumn(name, heading, show, *width, right, names=names)


def _width(*known_by: str) -> tuple[int, bool]:
    """The width of a column, and whether it shares the room."""
    for name in known_by:
        if name in _FIXED:
            return _FIXED[name], False
        if name in _SHARING:
            return _SHARING[name], True
    return _OTHER, True


_WITHOUT_WEEKDAY: dict[type[Any], Callable[[Any], str]] = {
    DateField: show_day_short,
    MomentField: show_moment_short,
}
