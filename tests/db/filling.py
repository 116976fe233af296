"""Records with every field filled, made from their descriptions alone."""

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

from cme_desktop.description.record import STAMPS
from cme_desktop.description.record_type import RecordType
from cme_desktop.fields import (
    BirthField,
    ChoiceField,
    ChoicesField,
    Field,
    LinkField,
    RowsField,
    Storage,
    Unanswered,
    YesNoField,
    fields_of,
)
from cme_desktop.ports import Anchor, ListQuery, UnitOfWork
from cme_desktop.registry import record_type
from cme_desktop.values.partial_dates import BirthDate
from tests.builders import save

ODD_TEXT = "Zoë “O’Néill” 🎒\nעברית\t= 1 + 1"


class Filler:
    """Fills fields with values all different from one another; linked records are made as they are needed."""

    def __init__(self, work: UnitOfWork) -> None:
        self.work = work
        self.numbers = count(1)
        self.linked: dict[str, int] = {}

    def filled(self, described: RecordType[Any]) -> Any:
        """A new record, not yet saved, and open: what is finished rests no more."""
        made = self._object(described.cls)
        made.status = described.life.first
        return made

    def _object(self, cls: type[Any]) -> Any:
        described = fields_of(cls)
        names = (field.name for field in fields(cls) if field.name in described)
        return cls(**{name: self.value(described[name]) for name in names})

    def pointed(self, sample: Any) -> Any:
        """The same, with each link to something that is on file."""
        return replace(sample, **dict(self._links(sample)))

    def _links(self, sample: Any) -> Iterator[tuple[str, Any]]:
        for name, described in fields_of(type(sample)).items():
            held = getattr(sample, name)
            if isinstance(described, RowsField):
                yield name, [self.pointed(row) for row in held]
            elif isinstance(described, LinkField) and isinstance(held, int):
                yield name, self._link(described.to)

    def value(self, described: Field[Any]) -> Any:
        """Another value for a field."""
        number = next(self.numbers)
        if isinstance(described, RowsField):
            return [self._object(described.of) for _ in range(3)]
        if isinstance(described, LinkField):
            return self._link(described.to)
        if isinstance(described, ChoicesField):
            return tuple(choice.code for choice in described.choices)[:3]
        if isinstance(described, ChoiceField):
            choices = [choice.code for choice in described.choices]
            return choices[number % len(choices)]
        if isinstance(described, YesNoField):
            return bool(number % 2)
        if isinstance(described, BirthField):
            return BirthDate(date(2012, 1, 1) + timedelta(days=number))
        return self._plain(described.storage, number)

    def _plain(self, storage: Storage, number: int) -> Any:
        match storage:
            case Storage.WHOLE:
                return number
            case Storage.DATE:
                return date(2026, 1, 1) + timedelta(days=number)
            case Storage.MOMENT:
                return datetime(2026, 7, 1, 9, 30, tzinfo=UTC) + timedelta(hours=number)
            case _:
                return f"{ODD_TEXT} {number}"

    def _link(self, key: str) -> int:
        """One record of each type is enough to point at."""
        if key not in self.linked:
            described = record_type(key)
            values = {"name": "A name"} if "name" in described.fields else {}
            saved = save(self.work, described, **values)
            assert saved.id is not None
            self.linked[key] = saved.id
        return self.linked[key]


def unanswerable(described: RecordType[Any]) -> dict[str, Unanswered]:
    """A reason for each field that may be left without an answer."""
    names = [name for name, field in described.plain.items() if field.can_be_unanswered]
    reasons = list(Unanswered)
    return {name: reasons[place % len(reasons)] for place, name in enumerate(names)}


def contents(described: RecordType[Any], record: Any) -> dict[str, Any]:
    """All that a record holds, to be compared: plain fields, rows with their ids, and the stamps."""
    held = {name: getattr(record, name) for name in (*STAMPS, *described.plain)}
    for name, rows in described.rows.items():
        held[name] = [
            {"id": row.id, **{each: getattr(row, each) for each in rows.fields}}
            for row in getattr(record, name)
        ]
    return held


def an_anchor(query: ListQuery) -> Anchor:
    """A place in the middle of a list, by the kind of what it is sorted by."""
    field = query.type.plain.get(query.sort)
    storage = Storage.WHOLE if query.sort == "reference" else field.storage if field else Storage.TEXT
    values: dict[Storage, Any] = {
        Storage.WHOLE: 5,
        Storage.DATE: date(2026, 9, 1),
        Storage.MOMENT: datetime(2026, 9, 1, 8, 30, tzinfo=UTC),
    }
    return Anchor(values.get(storage, "m"), 5)
