"""The law as a check reads it: every rule and calendar entry that can be read, whatever the others hold."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from cme_desktop.records import CALENDAR_ENTRY, LOCAL_RULE
from cme_desktop.records.base import RecordType
from cme_desktop.services.calendar_check import wrong_among
from cme_desktop.services.law import law_of
from cme_desktop.statutory.law import Law
from db.failures import is_the_environments
from db.queries import records
from db.schema import record
from db.seen import Seen


@dataclass(frozen=True)
class Governing:
    """What deadlines are reckoned by."""

    law: Law
    entries: list[Any]
    names: dict[int, str]
    unread: bool
    """Whether something of it could not be read."""

    def findings(self) -> Iterator[str]:
        """A sentence for terms that cannot be right, and one where deadlines cannot be told right."""
        yield from wrong_among(self.entries, self.names)
        if self.unread:
            yield (
                "A rule or a calendar entry cannot be read, so due dates were checked by the others alone. "
                "Put it right first, then check again."
            )


def governing(connection: sa.Connection, seen: Seen) -> Governing:
    """The rules and the calendar entries in force."""
    entries, some_unread = _in_force(connection, seen, CALENDAR_ENTRY)
    rules, others_unread = _in_force(connection, seen, LOCAL_RULE)
    try:
        names = records.labels(connection, {entry.school for entry in entries if entry.school is not None})
        law = law_of(entries, rules, names)
    except Exception as failure:  # values of a wrong kind, which only come to light when they are used
        if is_the_environments(failure):
            raise
        return Governing(law_of((), (), {}), [], {}, True)
    in_order = sorted(entries, key=lambda entry: (str(entry.first_on), entry.id))
    return Governing(law, in_order, names, some_unread or others_unread)


def _in_force(connection: sa.Connection, seen: Seen, kind: RecordType[Any]) -> tuple[list[Any], bool]:
    """The records that count, and whether any could not be read."""
    try:
        found, unread = list(records.of_type(connection, seen, kind, None, None)), False
    except Exception as failure:
        if is_the_environments(failure):
            raise
        found, unread = list(_readable(connection, seen, kind)), True
    return [one for one in found if one.status in kind.life.open], unread


def _readable(connection: sa.Connection, seen: Seen, kind: RecordType[Any]) -> Iterator[Any]:
    wanted = seen.only(sa.select(record.c.id).where(record.c.type == kind.key), record.c.id)
    for id in connection.execute(wanted.order_by(record.c.id)).scalars().all():
        try:
            yield records.one(connection, kind, id)
        except Exception as failure:
            if is_the_environments(failure):
                raise
