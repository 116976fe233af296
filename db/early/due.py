"""The statement behind the work queue.

It is plain text, so that the first page can be read from a file before the database library is loaded.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from cme_desktop.due import ALLOCATE, EVERYBODY, DueLine, Scope
from cme_desktop.public_names import NAMELESS, RESTRICTED
from cme_desktop.values.dates import show_day
from db.tables.restricted import Hiding

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
    "record.school_id",
    "record.school_label",
    "record.officer_id",
    "record.hub_id",
)
"""In the order of a DueLine, whose last is whether it is hidden."""


UNMET = "deadline.met_on IS NULL"
DUE_BY = "deadline.due_on <= :until"
DUE_AFTER = "deadline.due_on > :after"
UNDATED = "deadline.due_on IS NULL"
AWAITED = "deadline.waits"
AWAKE = "(deadline.rests_until IS NULL OR deadline.rests_until <= :awake_on)"
STOOD_THEN = "deadline.since <= :then"
UNMET_THEN = "(deadline.met_on IS NULL OR deadline.met_on > :then)"
UNOWNED = "on_desk AND record.officer_id IS NULL"


def statement(hiding: Hiding, scope: Scope, *tests: str) -> str:
    """All duties that pass the tests, in the order they fall due; `parameters` gives its values."""
    where = " AND ".join((*tests, *_within(hiding, scope, "deadline")))
    return (
        f"SELECT {', '.join((*_COLUMNS, hiding.here))} "
        "FROM deadline JOIN record ON record.id = deadline.record_id "
        f"{'WHERE ' if where else ''}{where} "
        "ORDER BY deadline.due_on, deadline.record_id, deadline.duty"
    )


def first(text: str) -> str:
    """Only as many of them as `parameters` is told."""
    return f"{text} LIMIT :most"


def counting_statement(hiding: Hiding, scope: Scope, *tests: str) -> str:
    """How many duties pass the tests, by the type of their records."""
    where = " AND ".join((*tests, *_within(hiding, scope, "deadline")))
    return (
        "SELECT record.type, count(*) FROM deadline JOIN record ON record.id = deadline.record_id "
        f"WHERE {where} GROUP BY record.type"
    )


def unallocated_statement(hiding: Hiding, scope: Scope, *tests: str) -> str:
    """Open notices that no officer has and that pass the tests, the oldest first.

    What nobody has is nobody's own: an officer's queue has all of it, a hub's what has come to the hub.
    """
    where = " AND ".join((UNOWNED, *tests, *_within(hiding, scope, "record", ("hub",))))
    order = "officer_id, received_on, id"  # with the officer, who is nobody, as the index has it
    columns = ", ".join((*_UNALLOCATED, hiding.here))
    return f"SELECT {columns} FROM record WHERE {where} ORDER BY {order}"


_UNALLOCATED = (
    "id", "type", "reference", "received_on", "child_id", "child_label", "school_id", "school_label",
    "hub_id",
)  # fmt: skip
_RECEIVED = _UNALLOCATED.index("received_on")


def _within(hiding: Hiding, scope: Scope, table: str, links: Sequence[str] = ("officer", "hub")) -> list[str]:
    """What narrows a queue; a restricted child is in none that is narrowed, as that would tell of it."""
    tests = of_scope(scope, table, links)
    return tests if scope == EVERYBODY else [*tests, f"NOT {hiding.here}"]


def of_scope(scope: Scope, table: str, links: Sequence[str] = ("officer", "hub")) -> list[str]:
    """What narrows a queue but for that."""
    return [f"{table}.{name}_id = :{name}" for name in links if getattr(scope, name) is not None]


def parameters(scope: Scope, most: int | None = None, **days: date | None) -> dict[str, Any]:
    """The values for a statement; a day goes as text, which either database takes for a day."""
    values = {
        **{name: day and day.isoformat() for name, day in days.items()},
        "officer": scope.officer,
        "hub": scope.hub,
        "most": most,
    }
    return {name: value for name, value in values.items() if value is not None}


def unallocated_lines(found: Iterable[Sequence[Any]]) -> list[DueLine]:
    """The notices found, each as a duty to hand it to somebody; those without a day last."""
    in_order = sorted(found, key=lambda row: row[_RECEIVED] is None)
    return [_to_allocate(*row) for row in in_order]


def _to_allocate(id: int, type: str, reference: str, received: date | str | None, *held: Any) -> DueLine:
    child, child_label, school, school_label, hub, restricted = held
    day = _day(received)
    since = f"Received {show_day(day)}; no" if day else "No"
    line = DueLine(
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
        school=school,
        school_label=school_label,
        officer=None,
        hub=hub,
        restricted=bool(restricted),
    )
    return _told(line)


def lines(found: Iterable[Sequence[Any]]) -> list[DueLine]:
    """The rows found, as lines; those without a day last, on which the databases differ."""
    made = [_line(row) for row in found]
    return [line for line in made if line.due_on] + [line for line in made if not line.due_on]


_DAYS = tuple(DueLine._fields.index(name) for name in ("due_on", "met_on"))
_TEXTS = tuple(DueLine._fields.index(name) for name in ("type", "reference", "duty", "label", "why"))
_ANSWERS = tuple(DueLine._fields.index(name) for name in ("waits", "overran", "restricted"))


def _line(row: Sequence[Any]) -> DueLine:
    held = list(row)
    for place in _DAYS:
        held[place] = _day(held[place])
    for place in _ANSWERS:
        held[place] = bool(held[place])
    if not all(isinstance(held[place], str) for place in _TEXTS):
        raise ValueError("a text that is none")
    return _told(DueLine(*held))


def _told(line: DueLine) -> DueLine:
    """Of a restricted child's record only what has to be done, and on which record."""
    if not line.restricted:
        return line
    return line._replace(
        label=line.label.partition(":")[0],
        why="The record is restricted: open it to see why.",
        child=None,
        child_label=RESTRICTED,
        school_label=NAMELESS,
        officer=None,
        hub=None,
    )


def _day(held: date | str | None) -> date | None:
    """SQLite's driver gives days as they are kept, as text. Raises ValueError for what is none."""
    if isinstance(held, date | None):
        return held
    return date.fromisoformat(str(held))
