"""What is kept besides records: the answers of managers, and rows that have only to be readable."""

import json
from collections.abc import Iterator

import sqlalchemy as sa

from db.checking.gathered import reference_of
from db.checking.reading import pages
from db.failures import is_the_environments
from db.queries.reckoning import read
from db.schema import counter, draft, history, intake, intake_step, reckoning, record, resemblance, setting
from db.writing.taking_back import strangers

_NUMBERED = (intake, intake_step, resemblance, draft, reckoning)
_TEXTS = ((draft, "title"), (draft, "typed"), (intake_step, "what"))
"""What is kept as JSON."""
_RECKONING = ("id", "types", "schools", "done", "last", "missing")


def findings(connection: sa.Connection) -> Iterator[str]:
    """A sentence for each row that cannot be read, and for each answer that its history does not tell of."""
    for table in _NUMBERED:
        texts = [column for holder, column in _TEXTS if holder is table]
        for id, row in pages(connection, table, sa.true()):
            readable = row is not None and all(_is_json(row[column]) for column in texts)
            if table is reckoning and row is not None:
                readable = bool(read([[row[name] for name in _RECKONING]]))
            if not readable:
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


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (RecursionError, TypeError, ValueError):
        return False
    return True


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
    wanted = sa.select(kept.c.reference).select_from(resemblance)
    wanted = wanted.join(new, new.c.id == asked.record_id).join(kept, kept.c.id == asked.restricted_id)
    for (reference,) in connection.execute(wanted.where(asked.answer != "", ~entry)):
        yield f"{reference}: an answer of a manager’s is kept of which its history does not tell."
