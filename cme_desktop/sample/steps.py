"""How stories are told: step by step, each on its day, side by side with all the others."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cme_desktop.description.record import Record
from cme_desktop.description.record_type import RecordType


@dataclass(frozen=True)
class Save:
    """A new record comes in."""

    on: date
    type: RecordType[Any]
    record: Record


@dataclass(frozen=True)
class Amend:
    """Something is added to a record that may have changed since it was saved."""

    on: date
    type: RecordType[Any]
    record: Record
    changes: Mapping[str, Any]


StoryStep = Save | Amend

Tale = Iterator[StoryStep]
"""Steps by day. Those after the day of the file have not happened yet, and are never asked for."""

Plan = tuple[date, Tale]
"""A tale and the day on which it begins; it looks for its child only then."""
