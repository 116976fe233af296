"""A record as it is read: its filled-in fields under the headings of its form."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from cme_desktop.description.linked import linked
from cme_desktop.description.record import Record
from cme_desktop.description.record_type import RecordType
from cme_desktop.fields import RowsField
from cme_desktop.fields.answered import show
from cme_desktop.ports import Records
from cme_desktop.public_names import Labels, ShownName, own_name
from cme_desktop.values.texts import capital_first

Facts = list[tuple[str, str]]


@dataclass(frozen=True)
class RecordInWords:
    """A record in words: what it is called, how it stands, and section by section what it holds."""

    id: int
    label: ShownName
    reference: str
    status: str
    waits_for: str
    """What it waits for while it is open."""
    sections: tuple[tuple[str, Facts], ...]


def read_record(reader: Records, record_type: RecordType[Any], id: int) -> RecordInWords:
    """One record in words. Raises NotFound."""
    record = reader.get(record_type, id)
    labels = reader.labels(linked(record_type, record))
    sections = ((section.title, list(_facts(record_type, record, section.fields, labels)))
                for section in record_type.sections)  # fmt: skip
    return RecordInWords(
        id,
        own_name(record_type, record),
        record.reference or "",
        record_type.life.statuses.label(record.status),
        record_type.life.waits_for.get(record.status, ""),
        tuple((title, facts) for title, facts in sections if facts),
    )


def _facts(
    record_type: RecordType[Any], record: Record, names: tuple[str, ...], labels: Labels
) -> Iterator[tuple[str, str]]:
    for name in names:
        described = record_type.fields[name]
        value = getattr(record, name)
        if isinstance(described, RowsField):
            for number, row in enumerate(value, 1):
                yield f"{capital_first(described.row_title)} {number}", _row(described, row, labels)
        elif shown := show(described, value, labels):
            yield described.label, shown


def _row(described: RowsField, row: Any, labels: Labels) -> str:
    shown = (show(f, getattr(row, name), labels) for name, f in described.fields.items())
    return " · ".join(filter(None, shown))
