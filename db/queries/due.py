"""The statement behind the work queue.

It is plain text, so that the first page can be read from a file before the database library is loaded.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from cme_desktop.due import ALLOCATE, DueLine, Scope
from cme_desktop.values.dates import show_day

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
    "deadline.overran",
    "record.child_id",
    "record.child_label",
    "record.school_label",
    "record.officer_id",
    "record.hub_id",
)
"""In the order of a DueLine."""


UNMET = "deadline.met_on IS NULL"
DUE_BY = "deadline.due_on <= :until"
DUE_AFTER = "deadline.due_on > :after"
UNDATED = "deadline.due_on IS NULL"
AWAITED = "deadline.waits"


def statement(scope: Scope, *tests: str) -> str:
    """Duties that pass the tests, in the order they fall due; `parameters` gives its values."""
    where = " AND ".join((*tests, *_within(scope, "deadline")))
    return (
        f"SELECT {', '.join(_COLUMNS)} FROM deadline JOIN record ON record.id = deadline.record_id "
        f"{'WHERE ' if where else ''}{where} "
        "ORDER BY deadline.due_on, deadline.record_id, deadline.duty LIMIT :most"
    )


def unallocated_statement(scope: Scope) -> str:
    """Open notices that no officer has, the oldest first."""
    where = " AND ".join(("on_desk", "officer_id IS NULL", *_within(scope, "record")))
    return f"SELECT {', '.join(_UNALLOCATED)} FROM record WHERE {where} ORDER BY received_on, id LIMIT :most"


_UNALLOCATED = ("id", "type", "reference", "received_on", "child_id", "child_label", "school_label", "hub_id")


def _within(scope: Scope, table: str) -> list[str]:
    held = {"officer": scope.officer, "hub": scope.hub}
    return [f"{table}.{name}_id = :{name}" for name, value in held.items() if value is not None]


def parameters(
    scope: Scope, most: int, *, until: date | None = None, after: date | None = None
) -> dict[str, Any]:
    """The values for a statement; a day goes as text, which either database takes for a day."""
    values = {
        "until": until and until.isoformat(),
        "after": after and after.isoformat(),
        "officer": scope.officer,
        "hub": scope.hub,
        "most": most,
    }
    return {name: value for name, value in values.items() if value is not None}


def unallocated_lines(found: Iterable[Sequence[Any]]) -> list[DueLine]:
    """The notices found, each as a duty to hand it to somebody."""
    return [_to_allocate(*row) for row in found]


def _to_allocate(id: int, type: str, reference: str, received: date | str | None, *held: Any) -> DueLine:
    child, child_label, school_label, hub = held
    since = f"Received {show_day(_day(received))}; no" if received else "No"
    return DueLine(
        record=id,
        type=type,
        reference=reference,
        duty=ALLOCATE,
        label="Hand to an officer",
        due_on=None,
        met_on=None,
        why=f"{since} officer has it yet.",
        clears="officer",
        rule_set="LOCAL",
        waits=False,
        overran=False,
        child=child,
        child_label=child_label,
        school_label=school_label,
        officer=None,
        hub=hub,
    )


def lines(found: Iterable[Sequence[Any]]) -> list[DueLine]:
    """The rows found, as lines; those without a day last, on which the databases differ."""
    made = [_line(row) for row in found]
    return [line for line in made if line.due_on] + [line for line in made if not line.due_on]


def _line(row: Sequence[Any]) -> DueLine:
    due_on, met_on = row[5], row[6]
    days = (due_on and _day(due_on), met_on and _day(met_on))
    return DueLine._make((*row[:5], *days, *row[7:10], bool(row[10]), bool(row[11]), *row[12:]))


def _day(held: date | str) -> date:
    """SQLite's driver gives days as they are kept, as text."""
    return date.fromisoformat(held) if isinstance(held, str) else held
