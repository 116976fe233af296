"""The history of a record in words: who, when, and from what to what."""

from collections.abc import Iterator
from typing import Any

from cme_desktop.description.record_type import RecordType
from cme_desktop.fields import Field
from cme_desktop.fields.answered import from_text, show
from cme_desktop.ports import Change
from cme_desktop.public_names import Labels
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


def _shown(described: Field[Any], text: str | None, labels: Labels) -> str:
    """A value as history keeps it, in the words of its field."""
    if text is None:
        return "blank"
    return show(described, from_text(described, text), labels)
