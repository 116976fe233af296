"""The law of a data file, read again only when somebody has changed it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

import sqlalchemy as sa

from cme_desktop.description.record_type import RecordType
from cme_desktop.public_names import Labels
from cme_desktop.settings import AUTHORITY_CODE
from cme_desktop.standing_records.calendar_entry import CALENDAR_ENTRY
from cme_desktop.standing_records.local_rule import LOCAL_RULE
from cme_desktop.statutory.law import Law, law_of
from db.failures import is_the_environments
from db.queries import desk, records
from db.queries.seen import Seen
from db.tables.schema import record

LAW_STAMP = "law_stamp"
"""The setting that holds another text after every change of a rule or a calendar."""


def fresh_stamp() -> str:
    """A text that was never there before."""
    return uuid4().hex


@dataclass
class KeptLaw:
    """Shared by all who have the file open here; no stamp is used twice, so a change undone does no harm."""

    _kept: tuple[str | None, Law] | None = None

    def of(self, connection: sa.Connection, seen: Seen) -> Law:
        """The law as of the reader's moment."""
        stamp, kept = desk.setting_value(connection, LAW_STAMP), self._kept
        if kept is None or kept[0] != stamp:
            kept = self._kept = (stamp, governing(connection, seen).law)
        return kept[1]


@dataclass(frozen=True)
class Governing:
    """What deadlines are reckoned by: whatever can be read of the rules and the calendar entries."""

    law: Law
    entries: list[Any]
    names: Labels


def governing(connection: sa.Connection, seen: Seen) -> Governing:
    """The rules and the calendar entries in force."""
    entries, entries_unread = _in_force(connection, seen, CALENDAR_ENTRY, CALENDAR_ENTRY.cls.span)
    rules, rules_unread = _in_force(connection, seen, LOCAL_RULE, LOCAL_RULE.cls.change)
    try:
        names = records.labels(connection, {entry.school for entry in entries if entry.school is not None})
        spans = [span for entry in entries if (span := entry.span())]
        authority = desk.setting_value(connection, AUTHORITY_CODE) or ""
        changes = [change for rule in rules if rule.is_for(authority) and (change := rule.change())]
        law = law_of(spans, changes, names)
    except Exception as failure:  # values of a wrong kind, which only come to light when they are used
        if is_the_environments(failure):
            raise
        return Governing(replace(law_of((), (), {}), unread=True), [], {})
    return Governing(replace(law, unread=entries_unread or rules_unread), entries, names)


def _in_force(
    connection: sa.Connection, seen: Seen, kind: RecordType[Any], used: Callable[[Any], object]
) -> tuple[list[Any], bool]:
    """The records that count, and whether any could not be read or be used."""
    try:
        found, unread = list(records.of_type(connection, seen, kind, None, None)), False
    except Exception as failure:
        if is_the_environments(failure):
            raise
        found, unread = list(_readable(connection, seen, kind)), True
    current = [one for one in found if one.status in kind.life.open]
    usable = [one for one in current if _is_usable(one, used)]
    return usable, unread or len(usable) < len(current)


def _is_usable(one: Any, used: Callable[[Any], object]) -> bool:
    try:
        used(one)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        return False
    return True


def _readable(connection: sa.Connection, seen: Seen, kind: RecordType[Any]) -> Iterator[Any]:
    wanted = seen.only(sa.select(record.c.id).where(record.c.type == kind.key), record.c.id)
    for id in connection.execute(wanted.order_by(record.c.id)).scalars().all():
        try:
            yield records.one(connection, kind, id)
        except Exception as failure:
            if is_the_environments(failure):
                raise
