"""The statement behind the work queue.

It is plain text, so that the first page can be read from a file before the database library is loaded.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from cme_desktop.due import DueLine, Scope

_COLUMNS = (
    "deadline.record_id",
    "record.type",
    "record.reference",
    "deadline.duty",
    "deadline.label",
    "deadline.due_on",
    "deadline.met_on",
    "deadline.why",
    "deadline.clears",
    "deadline.rule_set",
    "deadline.waits",
    "record.child_id",
    "record.child_label",
    "record.school_label",
    "record.officer_id",
    "record.hub_id",
)
"""In the order of a DueLine."""


def statement(scope: Scope, *, unmet: bool, until: date | None) -> str:
    """Duties in the order they fall due; `parameters` gives its values."""
    tests = [
        *(["deadline.met_on IS NULL"] if unmet else []),
        *(["deadline.due_on <= :until"] if until is not None else []),
        *(["deadline.officer_id = :officer"] if scope.officer is not None else []),
        *(["deadline.hub_id = :hub"] if scope.hub is not None else []),
    ]
    where = f"WHERE {' AND '.join(tests)} " if tests else ""
    return (
        f"SELECT {', '.join(_COLUMNS)} FROM deadline JOIN record ON record.id = deadline.record_id {where}"
        "ORDER BY deadline.due_on, deadline.record_id, deadline.duty LIMIT :most"
    )


def parameters(scope: Scope, *, until: date | None, most: int) -> dict[str, Any]:
    """The values for `statement`; a day goes as text, which either database takes for a day."""
    values = {
        "until": until and until.isoformat(),
        "officer": scope.officer,
        "hub": scope.hub,
        "most": most,
    }
    return {name: value for name, value in values.items() if value is not None}


def lines(found: Iterable[Sequence[Any]]) -> list[DueLine]:
    """The rows found, as lines; those without a day last, on which the databases differ."""
    return sorted((_line(*row) for row in found), key=lambda line: line.due_on is None)


def _line(record: int, type: str, reference: str, duty: str, label: str, *held: Any) -> DueLine:
    due_on, met_on, why, clears, rule_set, waits, *of_record = held
    days = (due_on and _day(due_on), met_on and _day(met_on))
    return DueLine(
        record, type, reference, duty, label, *days, why, clears, rule_set, bool(waits), *of_record
    )


def _day(held: date | str) -> date:
    """SQLite's driver gives days as they are kept, as text."""
    return date.fromisoformat(held) if isinstance(held, str) else held
