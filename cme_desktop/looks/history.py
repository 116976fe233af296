"""The history of a record in words: who, when, and from what to what."""

from collections.abc import Iterator
from typing import Any

from cme_desktop.description.record_type import RecordType
from cme_desktop.ports import Change
from cme_desktop.public_names import Labels
from cme_desktop.services.changed_fields import changed_fields
from cme_desktop.values.moments import show_moment
from cme_desktop.values.texts import capital_first

MOST = 6
"""Fields of one change that are told; of more it is said that there are more."""


def change_lines(
    record_type: RecordType[Any], change: Change, labels: Labels, most: int = MOST
) -> tuple[str, str]:
    """One change: when and who, then what was done, field by field."""
    lines = list(_fields(record_type, change, labels))
    action = capital_first(change.action)
    if change.version == 1 and change.fields:
        what = f"{action}: {len(lines)} {'field' if len(lines) == 1 else 'fields'} filled in"
    else:
        more = [f"and {len(lines) - most} more"] if len(lines) > most else []
        reason = [action] if change.action not in ("changed", "") else []
        what = "\n".join([*reason, *lines[:most], *more]) or "Saved without a change"
    return f"{show_moment(change.at)} · {change.who}", what


def _fields(record_type: RecordType[Any], change: Change, labels: Labels) -> Iterator[str]:
    return (f"{label}: {was} → {now}" for label, was, now in changed_fields(record_type, change, labels))
