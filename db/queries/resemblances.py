"""Records like a restricted one, and what a manager said of them; in a table that no list reads."""

from datetime import datetime

import sqlalchemy as sa

from cme_desktop.description.record import Record
from cme_desktop.errors import Refused
from cme_desktop.issues import refuse
from cme_desktop.ports import Resemblance
from db.tables.schema import record, resemblance

_new, _kept = record.alias(), record.alias()


def unanswered(connection: sa.Connection) -> list[Resemblance]:
    """Those that wait for an answer, the oldest first."""
    asked = resemblance
    statement = (
        sa.select(
            asked.c.id,
            asked.c.record_id,
            _new.c.reference,
            asked.c.restricted_id,
            _kept.c.reference,
            asked.c.reasons,
            asked.c.since,
        )
        .join_from(asked, _new, _new.c.id == asked.c.record_id)
        .join(_kept, _kept.c.id == asked.c.restricted_id)
        .where(asked.c.answer == "")
        .order_by(asked.c.id)
    )
    return [Resemblance(*row) for row in connection.execute(statement)]


def ask(connection: sa.Connection, new: int, restricted: int, reasons: str, now: datetime) -> None:
    """Ask once of each two records, whatever the answer was."""
    pair = (resemblance.c.record_id == new, resemblance.c.restricted_id == restricted)
    if connection.execute(sa.select(resemblance.c.id).where(*pair)).first() is None:
        values = {"record_id": new, "restricted_id": restricted, "reasons": reasons, "since": now}
        connection.execute(resemblance.insert().values(values))


def answer(connection: sa.Connection, id: int, said: str, who: str, now: datetime) -> None:
    """Keep the answer to one that waits for it."""
    waiting = resemblance.update().where(resemblance.c.id == id, resemblance.c.answer == "")
    connection.execute(waiting.values(answer=said, answered_by=who, answered_at=now))


def forget(connection: sa.Connection, record: int, since: datetime) -> bool:
    """Drop what was asked about a record at a moment and waits for its answer; whether there was any."""
    of_it = (resemblance.c.record_id == record, resemblance.c.since == since, resemblance.c.answer == "")
    return connection.execute(resemblance.delete().where(*of_it)).rowcount > 0


def drop(connection: sa.Connection, record: Record) -> None:
    """Drop what waits for an answer about a record that goes. Raises Refused where there is an answer."""
    of_it = sa.or_(resemblance.c.record_id == record.id, resemblance.c.restricted_id == record.id)
    answered = sa.select(resemblance.c.id).where(of_it, resemblance.c.answer != "")
    if connection.execute(answered.limit(1)).first() is not None:
        raise Refused([refuse("", _ANSWERED.format(reference=record.reference))])
    connection.execute(resemblance.delete().where(of_it))


_ANSWERED = "{reference} cannot be taken back: a manager has answered a question about it, and that is kept."
