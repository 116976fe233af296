"""What imports have left: what ended too soon is taken back, what is finished is carried to its end."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol, TypeVar

import sqlalchemy as sa

from cme_desktop.ports import Author
from cme_desktop.values.moments import show_moment
from db import history
from db.import_turn import turn
from db.intakes import Changing, SqlIntake
from db.reader import SqlReader
from db.schema import intake, intake_step
from db.turns import begin_import
from db.unit_of_work import SqlUnitOfWork
from db.writing.taking_back import strangers

T = TypeVar("T")
_PROGRAM = Author("CME Desktop")
_UNFINISHED = intake.c.finished_at.is_(None)
_PUT_OFF = intake.c.id.in_(sa.select(intake_step.c.intake_id))


class Opened(Changing, Protocol):
    """A store, as far as imports need it."""

    def reading(self) -> AbstractContextManager[SqlReader]: ...

    def change(self, author: Author, work: Callable[[SqlUnitOfWork], T]) -> T: ...


def settle_if_free(store: Opened) -> None:
    """Before anything is shown; whoever is importing now settles the rest."""
    if not _found(store, sa.or_(_UNFINISHED, _PUT_OFF)):
        return
    with turn(store.engine) as ours:
        if ours:
            settle(store)


def settle(store: Opened) -> None:
    """To be called with the turn: then nobody else is at work on what is found."""
    take_back_unfinished(store, _PROGRAM)
    for row in _found(store, _PUT_OFF):
        from cme_desktop.intake.carrying_out import carry_out  # Only what was cut short pays for loading it.

        carry_out(SqlIntake(store, Author(row.who), row.id, row.file))


def take_back_unfinished(store: Opened, author: Author) -> None:
    """Nothing is left of an import that did not come to its end."""
    for row in _found(store, _UNFINISHED):
        with store.reading() as reader:
            passed_off = strangers(reader.connection, row.id, row.file)
        if not passed_off:  # else somebody would have the program delete what it never brought; `check` tells
            SqlIntake(store, author, row.id, row.file).take_back()


def begin(store: Opened, author: Author, file: str) -> SqlIntake:
    """A new import, which has seen all that was saved before."""

    def written_down(work: SqlUnitOfWork) -> tuple[int, history.Ends]:
        begin_import(work.connection)
        values = {"file": file, "who": author.name, "begun_at": work.now}
        number = work.connection.execute(intake.insert().values(values).returning(intake.c.id)).scalar_one()
        return number, history.ends(work.connection)

    number, ends = store.change(author, written_down)
    return SqlIntake(store, author, number, file, ends)


def under_way(store: Opened) -> str:
    """Who is importing, for somebody who would like to as well."""
    for row in _found(store, sa.or_(_UNFINISHED, _PUT_OFF)):
        return (
            f"{row.who} has been bringing in “{row.file}” since {show_moment(row.begun_at)}. "
            "Load yours when that is done."
        )
    return "Somebody else is just bringing in a file. Load yours when that is done."


def _found(store: Opened, which: sa.ColumnElement[bool]) -> list[sa.Row[tuple[int, str, str]]]:
    with store.reading() as reader:
        return list(reader.connection.execute(sa.select(intake).where(which).order_by(intake.c.id)))
