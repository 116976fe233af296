"""What is kept besides records: the answers of managers, and rows that have only to be readable."""

import json
from collections.abc import Callable, Iterator, Mapping
from functools import partial

import sqlalchemy as sa

from cme_desktop.ports import Understood
from db.checking.gathered import reference_of
from db.early.reckoning import read
from db.failures import is_the_environments
from db.queries.desk import kept_draft
from db.queries.readable import Row, pages
from db.tables.schema import (
    counter,
    draft,
    history,
    intake,
    intake_step,
    reckoning,
    record,
    resemblance,
    setting,
)

_NUMBERED = (intake, intake_step, resemblance, draft, reckoning)
_RECKONING = ("id", "types", "schools", "done", "last", "missing")


def findings(connection: sa.Connection, understood: Understood) -> Iterator[str]:
    """A sentence for each row that cannot be read, and for each answer that its history does not tell of."""
    for table in _NUMBERED:
        is_ours = _OURS.get(table.name, bool) if table is not intake_step else partial(_is_step, understood)
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


def _is_step(understood: Understood, row: Row) -> bool:
    try:
        return understood(row["kind"], json.loads(row["what"]))
    except (RecursionError, TypeError, ValueError):
        return False


_OURS: Mapping[str, Callable[[Row], bool]] = {
    draft.name: lambda row: kept_draft(row) is not None,
    reckoning.name: lambda row: bool(read([[row[name] for name in _RECKONING]])),
}
"""By table, whether a row is as the program writes it."""


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
