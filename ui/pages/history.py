"""The history of a record in words: who, when, and from what to what."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from cme_desktop.fields import Field, LinkField, Storage, Unanswered
from cme_desktop.ports import Change
from cme_desktop.records.base import RecordType
from cme_desktop.values.moments import show_moment

_MOST = 6


def change_lines(record_type: RecordType[Any], change: Change, labels: Mapping[int, str]) -> tuple[str, str]:
    """One change: when and who, then what was done, field by field."""
    lines = list(_fields(record_type, change, labels))
    if change.version == 1:
        what = f"{change.action.capitalize()}: {len(lines)} fields filled in"
    else:
        more = [f"and {len(lines) - _MOST} more"] if len(lines) > _MOST else []
        reason = [change.action.capitalize()] if change.action not in ("changed", "") else []
        what = "\n".join([*reason, *lines[:_MOST], *more]) or "Saved without a change"
    return f"{show_moment(change.at)} · {change.who}", what


def _fields(record_type: RecordType[Any], change: Change, labels: Mapping[int, str]) -> Iterator[str]:
    for path, (before, after) in change.fields.items():
        name, *rest = path.split(".")
        described = record_type.fields.get(name)
        if described is None:
            continue
        words = described.label
        if rest and name in record_type.rows:
            described = record_type.rows[name].fields.get(rest[-1], described)
            words = f"{words} {int(rest[0]) + 1}, {described.label}"
        yield f"{words}: {_shown(described, before, labels)} → {_shown(described, after, labels)}"


def _shown(described: Field[Any], text: str | None, labels: Mapping[int, str]) -> str:
    """A value as history keeps it, in the words of its field."""
    if text is None:
        return "blank"
    if text in Unanswered._value2member_map_:
        return Unanswered(text).label
    if isinstance(described, LinkField):
        return labels.get(int(text), f"#{text}")
    value: Any = text
    if described.storage is Storage.DATE:
        value = date.fromisoformat(text)
    elif described.storage is Storage.FLAG:
        value = text == "True"
    elif described.storage is Storage.WHOLE:
        value = int(text)
    elif described.storage is Storage.MOMENT:
        return text
    return described.show(described.from_column(value))
