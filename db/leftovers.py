"""What imports have left: what ended too soon is taken back, what is finished is carried to its end."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from types import MappingProxyType
from typing import Protocol, TypeVar

import sqlalchemy as sa

from cme_desktop.errors import NotFound, Unavailable
from cme_desktop.ports import PROGRAM, Author, CarryOut
from cme_desktop.values.moments import show_moment
from db.connecting.turns import begin_import
from db.files.import_turn import turn
from db.history import chain
from db.intakes import Changing, SqlIntake
from db.queries.import_done import worked_on
from db.queries.readable import Row, pages
from db.reader import SqlReader
from db.tables.schema import intake, intake_step
from db.unit_of_work import SqlUnitOfWork
from db.writing.taking_back import strangers

T = TypeVar("T")
_UNFINISHED = intake.c.finished_at.is_(None)
_PUT_OFF = intake.c.id.in_(sa.select(intake_step.c.intake_id))


class Opened(Changing, Protocol):
    """A store, as far as imports need it."""

    def reading(self) -> AbstractContextManager[SqlReader]: ...

    def change(self, author: Author, work: Callable[[SqlUnitOfWork], T]) -> T: ...


def settle_if_free(store: Opened, carry_out: CarryOut) -> list[str]:
    """Before anything is shown; whoever is importing now settles the rest. What could not be is told."""
    if not _found(store, sa.or_(_UNFINISHED, _PUT_OFF)):
        return []
    with turn(store.engine) as ours:
        return settle(store, carry_out) if ours else []


def settle(store: Opened, carry_out: CarryOut) -> list[str]:
    """To be called with the turn: then nobody else is at work on what is found.

    What cannot be read of it, as somebody else has written there, keeps no file shut: it stays as it is, and
    there is a sentence for it.
    """
    left = take_back_unfinished(store, PROGRAM)
    for id, row in _found(store, _PUT_OFF):
        with _keeping_nothing_shut(left, _NOT_CARRIED_OUT):
            carry_out(SqlIntake(store, Author(row["who"]), id, row["file"]))
    return left


def take_back_unfinished(store: Opened, author: Author) -> list[str]:
    """Nothing is left of an import that did not come to its end; a sentence where something is."""
    left: list[str] = []
    for id, row in _found(store, _UNFINISHED):
        with _keeping_nothing_shut(left, _NOT_TAKEN_BACK):
            with store.reading() as reader:
                passed_off = strangers(reader.connection, id, row["file"])
                passed_off = passed_off or worked_on(reader.connection, id)
            if passed_off:  # else somebody would have the program delete what is none of a stopped import
                left.append(_NOT_TAKEN_BACK)
            else:
                SqlIntake(store, author, id, row["file"]).take_back()
    return left


_NOT_CARRIED_OUT = (
    "Part of what an import had still to do for records on file cannot be read, and was left undone. "
    "Have the data file checked."
)
_NOT_TAKEN_BACK = (
    "An import that was stopped could not be taken back whole, as something of it was changed outside "
    "CME Desktop; nobody sees what it brought. Have the data file checked."
)


@contextmanager
def _keeping_nothing_shut(left: list[str], sentence: str) -> Iterator[None]:
    """What cannot be read is told of. Raises Unavailable where the disk or the server does not allow it."""
    try:
        yield
    except Unavailable:
        raise
    except Exception:
        left.append(sentence)


def begin(store: Opened, author: Author, file: str) -> SqlIntake:
    """A new import, which has seen all that was saved before."""

    def written_down(work: SqlUnitOfWork) -> tuple[int, chain.Ends]:
        begin_import(work.connection)
        values = {"file": file, "who": author.name, "begun_at": work.now}
        number = work.connection.execute(intake.insert().values(values).returning(intake.c.id)).scalar_one()
        return number, chain.ends(work.connection)

    number, ends = store.change(author, written_down)
    return SqlIntake(store, author, number, file, ends)


def finished(store: Opened, author: Author, number: int) -> SqlIntake:
    """An import that came to its end. Raises NotFound where there is none of that number."""
    for id, row in _found(store, sa.and_(intake.c.id == number, intake.c.finished_at.is_not(None))):
        if row is not _UNREAD:
            return SqlIntake(store, author, id, row["file"])
    raise NotFound("This import is no longer in the data file: it was undone before.")


def under_way(store: Opened) -> str:
    """Who is importing, for somebody who would like to as well."""
    for _, row in _found(store, sa.or_(_UNFINISHED, _PUT_OFF)):
        if row is not _UNREAD:
            return (
                f"{row['who']} has been bringing in “{row['file']}” since {show_moment(row['begun_at'])}. "
                "Load yours when that is done."
            )
    return "Somebody else is just bringing in a file. Load yours when that is done."


_UNREAD: Row = MappingProxyType({})


def _found(store: Opened, which: sa.ColumnElement[bool]) -> list[tuple[int, Row]]:
    """Imports with their ids; one that cannot be read is without any value."""
    columns = (intake.c.file, intake.c.who, intake.c.begun_at)
    with store.reading() as reader:
        return [(id, row or _UNREAD) for id, row in pages(reader.connection, intake, which, *columns)]
