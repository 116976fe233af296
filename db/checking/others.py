"""What is kept besides records: the answers of managers, and rows that have only to be readable."""

import json
from collections.abc import Callable, Iterator, Mapping

import sqlalchemy as sa

from cme_desktop.records import REGISTRY
from db.checking.chains import moment_of
from db.checking.gathered import reference_of
from db.failures import is_the_environments
from db.queries.desk import kept_draft
from db.queries.reckoning import read
from db.readable import Row, pages
from db.schema import counter, draft, history, intake, intake_step, reckoning, record, resemblance, setting
from db.writing.taking_back import strangers

_NUMBERED = (intake, intake_step, resemblance, draft, reckoning)
_GOVERNING = [kind.key for kind in REGISTRY if kind.governs]
_RECKONING = ("id", "types", "schools", "done", "last", "missing")


def findings(connection: sa.Connection) -> Iterator[str]:
    """A sentence for each row that cannot be read, and for each answer that its history does not tell of."""
    for table in _NUMBERED:
        is_ours = _OURS.get(table.name, bool)
        for id, row in pages(connection, table, sa.true()):
            if row is None or not is_ours(row):
                yield f"Row {id} of the table {table.name} cannot be read."
    for table in (setting, counter):
        try:
            connection.execute(sa.select(table)).all()
        except Exception as failure:
            if is_the_environments(failure):
                raise
            yield f"The table {table.name} holds a value that cannot be read."
    versions = connection.exec_driver_sql("SELECT COUNT(*) FROM alembic_version").scalar_one()
    if versions != 1:
        yield f"The data bears the numbers of {versions} versions, where there is one."
    yield from _answers(connection)
    yield from _passed_off(connection)
    yield from _unasked(connection)


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
    changed |= {
        (row["finished_at"], row["who"])
        for _, row in pages(connection, intake, intake.c.finished_at.is_not(None))
        if row is not None
    }
    for row in waiting:
        if (row["asked_at"], row["who"]) not in changed:
            yield (
                f"Row {row['id']} of the table reckoning has due dates reckoned anew, though nobody changed "
                "the law then: it was put there outside CME Desktop."
            )


def _is_step(row: Row) -> bool:
    from cme_desktop.intake.steps import is_understood  # Only what was cut short pays for loading it.

    try:
        return is_understood(row["kind"], json.loads(row["what"]))
    except (RecursionError, TypeError, ValueError):
        return False


_OURS: Mapping[str, Callable[[Row], bool]] = {
    draft.name: lambda row: kept_draft(row) is not None,
    intake_step.name: _is_step,
    reckoning.name: lambda row: bool(read([[row[name] for name in _RECKONING]])),
}
"""By table, whether a row is as the program writes it."""


def _passed_off(connection: sa.Connection) -> Iterator[str]:
    """Records that nobody sees, as if an import that is not finished had brought them."""
    for row in connection.execute(
        sa.select(intake.c.id, intake.c.file).where(intake.c.finished_at.is_(None))
    ):
        for id in strangers(connection, row.id, row.file):
            named = reference_of(connection, id)
            yield f"{named} is held for one of an unfinished import, but no such import brought it."


def _answers(connection: sa.Connection) -> Iterator[str]:
    """A manager's answer stands in the history of the restricted child too."""
    new, kept = record.alias(), record.alias()
    asked = resemblance.c
    entry = sa.exists().where(
        history.c.record_id == asked.restricted_id,
        history.c.who == asked.answered_by,
        history.c.action.startswith("compared with " + new.c.reference + ": " + asked.answer + "."),
    )
    wanted = sa.select(kept.c.id).select_from(resemblance)
    wanted = wanted.join(new, new.c.id == asked.record_id).join(kept, kept.c.id == asked.restricted_id)
    for (id,) in connection.execute(wanted.where(asked.answer != "", ~entry)):
        named = reference_of(connection, id)
        yield f"{named}: an answer of a manager’s is kept of which its history does not tell."
