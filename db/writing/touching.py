"""What the save of one record touches."""

from collections.abc import Iterator
from typing import Any

from cme_desktop.description.linked import linked
from cme_desktop.description.record import R, Record
from cme_desktop.description.record_type import RecordType
from cme_desktop.touched import Aspect, Touched


def saved(record_type: RecordType[R], record: R, before: R | None, other_name: bool) -> Touched:
    """A record as it was stored, and as it was before where it was on file.

    `other_name` is whether it has come to be called or found by something else.
    """
    assert record.id is not None
    named = linked(record_type, record)
    if before is not None:
        named |= linked(record_type, before)
    return Touched(
        {record_type.key: frozenset((record.id,))},
        frozenset(named),
        frozenset((record_type.key,)) if other_name else frozenset(),
        frozenset(_aspects(record_type, record, before)),
    )


def gone(record_type: RecordType[R], record: R) -> Touched:
    """A record that is taken back, or on file again."""
    assert record.id is not None
    aspects = {Aspect.QUESTIONS, *_aspects(record_type, record, None)}
    named = frozenset(linked(record_type, record))
    return Touched(
        {record_type.key: frozenset((record.id,))},
        named | {record.id},
        frozenset((record_type.key,)),
        frozenset(aspects),
    )


def noted(record_type: RecordType[Any], id: int) -> Touched:
    """A record that stays as it is, with an entry in its history."""
    return Touched({record_type.key: frozenset((id,))})


def _aspects(record_type: RecordType[Any], record: Record, before: Record | None) -> Iterator[Aspect]:
    if record_type.can_be_restricted and _hides(record_type, record, before):
        yield Aspect.SEEN


def _hides(record_type: RecordType[Any], record: Record, before: Record | None) -> bool:
    """Whether it is or was restricted, or has come to stand for another of its kind."""
    if record.restricted or (before is not None and before.restricted):
        return True
    twins = [name for name, link in record_type.links.items() if link.to == record_type.key]
    return any(getattr(record, name) != getattr(before, name, None) for name in twins)
