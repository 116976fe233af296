"""Records to rows and back, by their descriptions alone."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from cme_desktop.fields import Field, Unanswered
from cme_desktop.records.base import BASE_COLUMNS, R, Record, RecordType
from db.described import column_name, own_fields
from db.schema import LINKS

_STAMPS = ("id", "reference", "created_at", "created_by", "changed_at", "changed_by", "version")


def public_label(label: str, reference: str, restricted: bool) -> str:
    """How a record is named where it is only pointed at: a restricted one by its reference alone."""
    return f"Restricted – {reference}" if restricted else label


def base_row(record_type: RecordType[Any], record: Record) -> dict[str, Any]:
    """The values that live in the `record` table, except for the labels of links."""
    return {
        "type": record_type.key,
        **{stamp: getattr(record, stamp) for stamp in _STAMPS if stamp != "id"},
        "label": record_type.label(record),
        "line": record_type.line(record),
        "status": record.status,
        "received_on": record.received_on,
        "event_on": getattr(record, record_type.event),
        "restricted": record_type.restricted(record),
        "on_desk": record_type.notice and record.status in record_type.life.open,
        **{f"{link}_id": getattr(record, link) for link in LINKS},
    }


def own_row(record_type: RecordType[Any], record: Record) -> dict[str, Any]:
    """The values that live in the type's own table."""
    return described_row(own_fields(record_type.key), record)


def described_row(fields: Mapping[str, Field[Any]], holder: Any) -> dict[str, Any]:
    """The column values of a described object; answers without a value go into `unanswered`."""
    row: dict[str, Any] = {}
    without: dict[str, str] = {}
    for name, described in fields.items():
        value = getattr(holder, name)
        if isinstance(value, Unanswered):
            without[name] = value.value
            value = None
        row[column_name(name, described)] = (
            None if value is None or value == () else described.to_column(value)
        )
    if without or any(described.can_be_unanswered for described in fields.values()):
        row["unanswered"] = json.dumps(without, sort_keys=True) if without else None
    return row


def described_values(
    fields: Mapping[str, Field[Any]], row: Mapping[Any, Any], prefix: str = ""
) -> dict[str, Any]:
    """The field values that a row holds; the reverse of `described_row`."""
    values: dict[str, Any] = {}
    for name, described in fields.items():
        raw = row[prefix + column_name(name, described)]
        if raw is not None:
            values[name] = described.from_column(raw)
    if without := row.get(prefix + "unanswered"):
        values |= {name: Unanswered(code) for name, code in json.loads(without).items() if name in fields}
    return values


def to_record(record_type: RecordType[R], row: Mapping[Any, Any], rows: Mapping[str, list[Any]]) -> R:
    """A record from its joined row (own columns under `own_`) and its repeating rows."""
    values: dict[str, Any] = {stamp: row[stamp] for stamp in _STAMPS}
    for name in BASE_COLUMNS:
        if name not in _STAMPS:
            values[name] = row[f"{name}_id"] if name in LINKS else row[name]
    values |= described_values(own_fields(record_type.key), row, "own_")
    return record_type.cls(**(values | dict(rows)))


def history_texts(record_type: RecordType[Any], record: Record | None) -> dict[str, str]:
    """Every value of a record as the text that history keeps, by path; blanks are left out."""
    if record is None:
        return {}
    texts = _texts(record_type.plain, record, "")
    for name, described in record_type.rows.items():
        for place, row in enumerate(getattr(record, name)):
            texts |= _texts(described.fields, row, f"{name}.{place}.")
    return texts


def _texts(fields: Mapping[str, Field[Any]], holder: Any, prefix: str) -> dict[str, str]:
    texts = {}
    for name, described in fields.items():
        value = getattr(holder, name)
        if value is None or value == ():
            continue
        kept = value.value if isinstance(value, Unanswered) else described.to_column(value)
        texts[prefix + name] = kept.isoformat() if isinstance(kept, date) else str(kept)
    return texts
