"""A data file: opened, looked at, changed, checked, copied."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from time import monotonic, sleep
from typing import TypeVar

import sqlalchemy as sa
import sqlalchemy.exc

from cme_desktop.anchors import HistoryAnchor, anchors_in
from cme_desktop.clock import Clock
from cme_desktop.errors import Unavailable
from cme_desktop.ports import Author, CarryOut, Intake, Understood
from cme_desktop.watching import UNWATCHED, Watcher
from db import leftovers
from db.connecting.again import until_it_stands
from db.connecting.engine import (
    PATIENCE,
    engine_for,
    engine_to_look,
    is_sqlite,
    transaction,
)
from db.connecting.file_turn import LONGEST_LOOK_AWAY
from db.connecting.log import LONG, fold_log, keep_log, keeps_log, rows_written
from db.data_file import backup, checks
from db.data_file.ready import make_ready
from db.data_file.versions import bring_up_to_date
from db.failures import NOT_AS_MADE, in_plain_words
from db.failures.closed_folders import is_at_rest, may_only_be_looked_at
from db.files.import_turn import turn
from db.files.notebook import SqlNotebook
from db.history.anchors import SETTING, AnchorFile
from db.intakes import SqlBatch
from db.law import KeptLaw
from db.queries.seen import seen_by
from db.reader import SqlReader
from db.unit_of_work import SqlUnitOfWork

T = TypeVar("T")


def _pass_over(_note: str) -> None:
    pass


def _any_step(_kind: str, what: object) -> bool:
    return isinstance(what, dict)


class SqlStore:
    """Fulfils `ports.Store` over one engine."""

    def __init__(self, engine: sa.Engine, name: str, clock: Clock, kept: AnchorFile | None = None) -> None:
        self._kept = kept
        self._has_changed = False
        self.engine = engine
        self.name = name
        self.clock = clock
        self._law = KeptLaw()
        self._file = Path(engine.url.database or "") if is_sqlite(engine) else None
        self._opened = _identity(self._file)
        self._changed = 0.0
        """When the last change of this program ended, in seconds of a clock that is never set."""
        self._unfolded = 0
        """Rows that this program has written since the log was folded in."""

    @contextmanager
    def reading(self) -> Iterator[SqlReader]:
        with in_plain_words(self.name), self._connected() as connection, transaction(connection):
            keep = self._kept.keep if self._kept is not None else None
            yield SqlReader(connection, self._law, seen_by(connection), keep)

    @contextmanager
    def reading_as_at(self, day: date, watcher: Watcher = UNWATCHED) -> Iterator[SqlReader]:
        from db.past.reading import as_it_stood  # late: only who looks back pays for loading it

        with self.reading() as now, as_it_stood(now, day, self.clock.today(), watcher) as then:
            yield then

    @contextmanager
    def changing(self, author: Author) -> Iterator[SqlUnitOfWork]:
        with self._writing() as connection:
            yield SqlUnitOfWork(connection, self._law, seen_by(connection), author, self.clock.now())

    def change(self, author: Author, work: Callable[[SqlUnitOfWork], T]) -> T:
        def whole() -> T:
            with self.changing(author) as unit:
                result = work(unit)
                unit.commit()
                return result

        return until_it_stands(whole)

    @contextmanager
    def batch(self, author: Author, intake: int) -> Iterator[SqlBatch]:
        """One change of an import, which sees its own records."""
        with self._writing() as connection:
            seen = seen_by(connection, own=intake)
            yield SqlBatch(connection, self._law, seen, author, self.clock.now())

    def settle(self, carry_out: CarryOut) -> list[str]:
        with in_plain_words(self.name):
            return leftovers.settle_if_free(self, carry_out)

    @contextmanager
    def importing(self, author: Author, file: str, carry_out: CarryOut) -> Iterator[Intake]:
        with in_plain_words(self.name), turn(self.engine) as ours:
            if not ours:
                raise Unavailable(leftovers.under_way(self))
            leftovers.settle(self, carry_out)
            intake = leftovers.begin(self, author, file)
            try:
                yield intake
            finally:
                leftovers.take_back_unfinished(self, author)

    @contextmanager
    def undoing(self, author: Author, number: int, carry_out: CarryOut) -> Iterator[Intake]:
        with in_plain_words(self.name), turn(self.engine) as ours:
            if not ours:
                raise Unavailable(leftovers.under_way(self))
            leftovers.settle(self, carry_out)
            yield leftovers.finished(self, author, number)

    def notebook(self) -> SqlNotebook:
        return SqlNotebook()

    def give_way(self) -> None:
        """A server hands its lock to whoever asked first; those who wait for a file look now and then."""
        if self._file is not None:
            self.fold_log()
            sleep(max(0.0, self._changed + LONGEST_LOOK_AWAY - monotonic()))

    def fold_log(self) -> None:
        """What fails here lies safe in the log; whoever reads or saves next is told what is wrong."""
        if self._unfolded < LONG:
            return
        self._unfolded = 0
        with suppress(Unavailable), in_plain_words(self.name), self._connected() as connection:
            fold_log(connection)

    def findings(
        self,
        anchors: Sequence[HistoryAnchor] = (),
        note: Callable[[str], None] = _pass_over,
        understood: Understood = _any_step,
        watcher: Watcher = UNWATCHED,
    ) -> Iterator[str]:
        from db.checking import everything  # late: only a check pays for loading it

        with in_plain_words(self.name), self._connected() as connection, transaction(connection):
            yield from everything.findings(connection, anchors, self.clock.now(), note, understood, watcher)

    def back_up(self, to: Path) -> None:
        with in_plain_words(self.name):
            backup.back_up(self.engine, to, self.clock.today())
        self._note_anchor()

    def anchors(self) -> list[HistoryAnchor]:
        with self.reading() as reader:
            restored = anchors_in(reader.setting(SETTING) or "")
        return [*restored, *(self._kept.all() if self._kept is not None else ())]

    def anchors_in(self, path: Path) -> list[HistoryAnchor]:
        from db.anchor_sources import anchors_of  # late: it brings all that reads workbooks

        return anchors_of(path)

    def close(self) -> None:
        if self._has_changed:
            with suppress(Exception):  # the file is gone, the server silent: the next closing notes it
                self._note_anchor()
        self.engine.dispose()

    def _note_anchor(self) -> None:
        if self._kept is not None:
            with self.reading() as reader:
                reader.anchor(self.clock.today())

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        with (
            in_plain_words(self.name),
            self._connected() as connection,
            transaction(connection, writing=True) as change,
        ):
            before = rows_written(connection)
            yield connection
            if change.is_active:
                change.rollback()
            else:
                self._has_changed = True
                self._unfolded += rows_written(connection) - before
        self._changed = monotonic()

    def _connected(self) -> sa.Connection:
        """A connection to the file that was opened, never to another in its place or to one made anew."""
        if _identity(self._file) != self._opened:
            raise Unavailable(
                f"The data file {self.name} is no longer where it was. Close CME Desktop, put it back or "
                "restore a backup, and open it again."
            )
        return self.engine.connect()


def _identity(file: Path | None) -> tuple[int, int] | None:
    """What tells a file from another of the same name; None where there is none."""
    if file is None:
        return None
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def open_store(
    data: str,
    clock: Clock,
    patience: float = PATIENCE,
    kept: AnchorFile | None = None,
    *,
    make: bool = True,
    to_look: bool = False,
) -> SqlStore:
    """Open a data file or a PostgreSQL database, made or upgraded first. Raises Unavailable.

    `patience` is how many seconds to wait while somebody else is saving; `kept` is where its anchors go;
    without `make` a data file that is not there raises Missing; `to_look` reads one as it lies where
    nothing may be written beside it. What was left unfinished stays so until it is settled.
    """
    looks = to_look and "://" not in data and _lies_closed(Path(data))
    engine = engine_to_look(Path(data), patience) if looks else engine_for(data, patience)
    name = engine.url.render_as_string(hide_password=True) if not is_sqlite(engine) else data
    try:
        with in_plain_words(name):
            if is_sqlite(engine):
                make_ready(Path(data), clock, make)
            bring_up_to_date(engine, clock)
            if is_sqlite(engine) and not looks and not keeps_log(engine):
                _look_over(engine)
                keep_log(engine)
    except sa.exc.DBAPIError as failure:  # of a kind for which there are no plain words
        engine.dispose()
        raise Unavailable(NOT_AS_MADE.format(name=name)) from failure
    except BaseException:
        engine.dispose()
        raise
    return SqlStore(engine, name, clock, kept)


def _lies_closed(path: Path) -> bool:
    """Whether nothing can be laid beside a file, and nothing lies there."""
    return may_only_be_looked_at(path) and is_at_rest(path)


def _look_over(engine: sa.Engine) -> None:
    """A file without a log comes from a backup: opening it changes it, so it has to be sound."""
    with engine.connect() as connection, transaction(connection):
        checks.refuse_damaged(connection)
