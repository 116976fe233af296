"""Imports held against the history of what they brought, and reckonings against what asked for them."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise

import sqlalchemy as sa

from cme_desktop.registry import REGISTRY
from db.checking.chains import SKEW, moment_of
from db.checking.gathered import reference_of
from db.failures import is_the_environments
from db.history.chain import REFERENCE
from db.queries.import_done import worked_on
from db.queries.readable import Row, pages
from db.tables.schema import history, intake, intake_record, reckoning, record
from db.writing.taking_back import BROUGHT, strangers

_SET_BACK = timedelta(hours=1)
"""How far a clock may be set back while an import runs."""
_GOVERNING = [kind.key for kind in REGISTRY if kind.governs]
_GIVEN = f"%{json.dumps(REFERENCE)}: [null, %"
"""An entry that gives a reference: only versions that know imports by number and reckonings write one."""
_BROUGHT = BROUGHT.format(file="")


def findings(connection: sa.Connection, now: datetime) -> Iterator[str]:
    """A sentence for each import that is not as the history has it, and each reckoning nobody asked for."""
    yield from _passed_off(connection)
    yield from _otherwise_told(connection, now)
    yield from _let_go(connection)
    yield from _unasked(connection)
    yield from _unmade(connection)


def _passed_off(connection: sa.Connection) -> Iterator[str]:
    """Records that nobody sees, as if an import that is not finished had brought them."""
    for row in connection.execute(
        sa.select(intake.c.id, intake.c.file).where(intake.c.finished_at.is_(None))
    ):
        for id in strangers(connection, row.id, row.file):
            named = reference_of(connection, id)
            yield f"{named} is held for one of an unfinished import, but no such import brought it."
        for id in worked_on(connection, row.id):
            named = f"{reference_of(connection, id)} was worked on since"
            yield f"Row {row.id} of the table intake is marked as unfinished, but {named}."


_TOLD = sa.text(
    "SELECT intake.id, COUNT(*) AS brought, MIN(came.at) AS first, MAX(came.at) AS last, "
    "SUM(CASE WHEN came.action = :brought || intake.file AND came.who = intake.who THEN 0 ELSE 1 END) AS odd "
    "FROM intake JOIN intake_record AS held ON held.intake_id = intake.id "
    "JOIN history AS came ON came.record_id = held.record_id AND came.fields LIKE :given "
    "GROUP BY intake.id"
)
"""By import: what the first entries of the records tell that are kept as brought by it."""


def _told(connection: sa.Connection) -> dict[int, Row]:
    try:
        found = connection.execute(_TOLD, {"brought": _BROUGHT, "given": _GIVEN}).mappings()
        return {row["id"]: dict(row) for row in found}
    except Exception as failure:
        if is_the_environments(failure):
            raise
        return {}  # an entry whose time cannot be read is told of with the chains


def _otherwise_told(connection: sa.Connection, now: datetime) -> Iterator[str]:
    told = _told(connection)
    for id, row in pages(connection, intake, sa.true()):
        if row is None:
            continue  # told of with the other rows that cannot be read
        named = f"Row {id} of the table intake"
        if row["finished_at"] is not None and row["stopped"]:
            yield f"{named} is marked as stopped, though that import was finished."
        history = told.get(id, {})
        if row["finished_at"] is not None and history.get("odd"):
            yield f"{named} is not the import that {_of_what(history)} tells of."
        elif not _in_time(row, history, now + SKEW):
            yield f"{named} does not have the times that {_of_what(history)} tells of."


def _of_what(history: Row) -> str:
    count = history.get("odd") or history.get("brought", 0)
    return "the history of 1 record" if count == 1 else f"the history of {count:,} records"


def _in_time(row: Row, history: Row, now: datetime) -> bool:
    """Whether it began before what it brought, and ended after that and before `now`."""
    moments = [row["begun_at"]]
    if history:
        moments += [moment_of(history["first"]), moment_of(history["last"])]
    known = [moment for moment in [*moments, row["finished_at"], now] if moment is not None]
    return all(earlier <= later + _SET_BACK for earlier, later in pairwise(known))


def _let_go(connection: sa.Connection) -> Iterator[str]:
    """What came with an import is kept with it for good."""
    held = sa.exists().where(intake_record.c.record_id == record.c.id)
    wanted = sa.select(record.c.id).join(history, history.c.record_id == record.c.id)
    wanted = wanted.where(history.c.action.startswith(_BROUGHT, autoescape=True))
    wanted = wanted.where(history.c.fields.like(_GIVEN), ~held).order_by(record.c.id)
    ids = connection.execute(wanted).scalars().all()
    if ids:
        named = reference_of(connection, ids[0])
        whose = named if len(ids) == 1 else f"{named} and {len(ids) - 1:,} more"
        yield f"{whose} came with an import by the history, but no import is kept that brought it."


def _unasked(connection: sa.Connection) -> Iterator[str]:
    """What has due dates reckoned anew came with a change of the law: lines that wait are not compared."""
    waiting = [row for _, row in pages(connection, reckoning, ~reckoning.c.missing) if row is not None]
    if not waiting:
        return
    changed = {
        (moment_of(row["at"]), row["who"])
        for _, row in pages(connection, history, history.c.record_type.in_(_GOVERNING))
        if row is not None
    }
    of_the_law = sa.exists().where(
        intake_record.c.intake_id == intake.c.id,
        record.c.id == intake_record.c.record_id,
        record.c.type.in_(_GOVERNING),
    )
    changed |= {
        (row["finished_at"], row["who"])
        for _, row in pages(connection, intake, intake.c.finished_at.is_not(None) & of_the_law)
        if row is not None
    }
    for row in waiting:
        if (row["asked_at"], row["who"]) not in changed:
            yield (
                f"Row {row['id']} of the table reckoning has due dates reckoned anew, though nobody changed "
                "the law then: it was put there outside CME Desktop."
            )


def _unmade(connection: sa.Connection) -> Iterator[str]:
    """Due dates are taken away by a step to a newer version alone, and made before anything is saved."""
    saved = sa.select(sa.func.max(history.c.at)).where(history.c.fields.like(_GIVEN))
    last = moment_of(connection.execute(saved).scalar())
    for id, row in pages(connection, reckoning, reckoning.c.missing):
        if row is None or last is None or last < row["asked_at"]:
            continue
        yield (
            f"Row {id} of the table reckoning has due dates made that are said to be missing, though no step "
            "to a newer version took them away: it was put there outside CME Desktop."
        )
