"""Imports in batches: each batch is a change of its own, all are in nobody's sight before the last."""

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from types import MappingProxyType
from typing import Any, Protocol, TypeVar

import sqlalchemy as sa

from cme_desktop.description.record import R
from cme_desktop.description.record_type import RecordType
from cme_desktop.errors import Unavailable
from cme_desktop.ports import Author, Change, PutOff, Written
from cme_desktop.registry import REGISTRY
from cme_desktop.registry import record_type as type_of_key
from cme_desktop.statutory.clocks import Deadline
from cme_desktop.statutory.law import Law
from cme_desktop.touched import NOTHING
from db.connecting.again import until_it_stands
from db.connecting.prepared import run_for_each
from db.connecting.statements import batches, insert, worded
from db.connecting.turns import begin_import
from db.history import chain
from db.law import KeptLaw
from db.queries import import_done, pointing
from db.queries.seen import Seen, seen_by
from db.read_once import ReadOnce
from db.reader import SqlReader
from db.tables.schema import intake, intake_record, intake_step, loaded_row, record
from db.writing import taking_back

T = TypeVar("T")
_GOVERNING = [kind.key for kind in REGISTRY if kind.governs]


class Changing(Protocol):
    """How a store opens the changes of an import."""

    engine: sa.Engine

    def batch(self, author: Author, intake: int) -> AbstractContextManager["SqlBatch"]: ...

    def give_way(self) -> None: ...


class SqlBatch(ReadOnce):
    """Fulfils `ports.Batch`."""

    intake = 0
    action = ""
    """What history says of a record that it brings; by that, and no other, it can be taken back."""
    open = True
    """Whether what it brings is still out of sight."""
    file = ""
    ends: chain.Ends = MappingProxyType({})
    """The newest entries of history at the end of the batch before; from the commit on, of this one."""
    _held_law: Law | None = None
    """The law without what it brings, read once: nobody changes it while it is held."""

    def __init__(
        self, connection: sa.Connection, law: KeptLaw, seen: Seen, author: Author, now: datetime
    ) -> None:
        super().__init__(connection, law, seen, author, now)
        self._brought: list[dict[str, object]] = []
        self._put_off: list[dict[str, object]] = []
        """What is written down with the commit: rows of its own that nobody reads before."""

    def begin(self, number: int, ends: chain.Ends) -> None:
        """Go on with an import. Raises Unavailable when it was taken back."""
        self.ends = ends
        held = sa.select(intake.c.file, intake.c.stopped, intake.c.finished_at.is_not(None).label("finished"))
        held = held.where(intake.c.id == number).with_for_update(read=True)
        row = self.connection.execute(held).first()
        if row is None or row.stopped:
            raise Unavailable(
                "The import was stopped from elsewhere, and nothing of it was kept. Load it again."
            )
        self.intake, self.open, self.file = number, not row.finished, row.file
        self.action = taking_back.BROUGHT.format(file=row.file)

    def save(
        self, record_type: RecordType[R], record: R, deadlines: Sequence[Deadline], action: str = ""
    ) -> R:
        new = record.id is None
        if new and self.open:
            action = action or self.action
        saved = super().save(record_type, record, deadlines, action)
        if new and self.open:
            self._brought.append({"record_id": saved.id, "intake_id": self.intake})
        return saved

    def law_in_force(self) -> Law:
        """What it brings of the law is not in force before its end."""
        if not self.open:
            return super().law_in_force()
        if self._held_law is not None:
            return self._held_law
        law = SqlReader(self.connection, self._law, seen_by(self.connection)).law()
        if self._law_is_held:
            self._held_law = law
        return law

    def news(self) -> set[str]:
        return chain.types_since(self.connection, self.ends)

    def commit(self) -> None:
        for table, rows in ((intake_record, self._brought), (intake_step, self._put_off)):
            if rows:
                run_for_each(self.connection, insert(table), rows)
        self.ends = chain.ends(self.connection)
        super().commit()

    def put_off(self, kind: str, what: Mapping[str, Any]) -> None:
        text = json.dumps(what)  # in ASCII, so that whatever was typed can be stored
        self._put_off.append({"intake_id": self.intake, "kind": kind, "what": text})

    def steps(self, after: int, limit: int) -> list[PutOff]:
        found = self.connection.execute(self._steps(sa.select(intake_step), after, limit))
        return [PutOff(row.id, row.kind, json.loads(row.what)) for row in found]

    def step_ids(self, after: int, limit: int) -> list[int]:
        return list(self.connection.execute(self._steps(sa.select(intake_step.c.id), after, limit)).scalars())

    def _steps(self, question: sa.Select[Any], after: int, limit: int) -> sa.Select[Any]:
        of_this = question.where(intake_step.c.intake_id == self.intake, intake_step.c.id > after)
        return of_this.order_by(intake_step.c.id).limit(limit)

    def done(self, steps: Sequence[PutOff]) -> None:
        gone = [{"id": step.id} for step in steps]
        if gone:
            run_for_each(self.connection, worded("DELETE FROM intake_step WHERE id = :id"), gone)

    def brought(self, after: int, limit: int) -> list[tuple[int, str]]:
        wanted = sa.select(record.c.id, record.c.type).join(
            intake_record, intake_record.c.record_id == record.c.id
        )
        wanted = wanted.where(intake_record.c.intake_id == self.intake, record.c.id > after)
        return [
            (row.id, row.type) for row in self.connection.execute(wanted.order_by(record.c.id).limit(limit))
        ]

    def children_on_file(self) -> list[int]:
        its_own = import_done.brought(self.intake)
        wanted = sa.select(record.c.child_id).where(
            record.c.id.in_(its_own), record.c.child_id.not_in(its_own)
        )
        return list(self.connection.execute(wanted.distinct()).scalars())

    def changed_on_file(self, undone: str) -> list[tuple[Written, Change | None]]:
        return import_done.changed_on_file(self.connection, self._loaded(), undone)

    def changed_since(self) -> list[tuple[str, Change]]:
        return import_done.changed_since(self.connection, self._loaded())

    def named_since(self) -> list[int]:
        return import_done.named_since(self.connection, self._loaded())

    def pointing_at_brought(self) -> list[int]:
        its_own = import_done.brought(self.intake)
        pointing_ids = pointing.pointing_at(self.connection, its_own)
        inside = set(self.among_brought(pointing_ids))
        return [id for id in pointing_ids if id not in inside]

    def among_brought(self, ids: Collection[int]) -> list[int]:
        found: list[int] = []
        for some in batches(sorted(ids)):
            wanted = import_done.brought(self.intake).where(intake_record.c.record_id.in_(some))
            found += self.connection.execute(wanted).scalars()
        return found

    def is_answered(self) -> bool:
        return import_done.answered(self.connection, self._loaded())

    def forget_rows(self, record: int) -> None:
        self.connection.execute(loaded_row.delete().where(loaded_row.c.record_id == record))

    def take_sight(self) -> None:
        begin_import(self.connection)

    def hide(self) -> None:
        of = self._loaded()
        import_done.drop_questions(self.connection, of)
        hidden = intake.update().where(intake.c.id == self.intake)
        self.connection.execute(hidden.values(finished_at=None, stopped=True))
        self.open = True
        if (law := self._of_the_law()) is not None:
            self.note(type_of_key(law.type), law.id, f"the import of {self.file} is undone")
            self.stamp_law()

    def _loaded(self) -> import_done.Loaded:
        return import_done.loaded(self.connection, self.intake, self.action)

    def _of_the_law(self) -> Any:
        """One of the records of the law that it brought, None where there is none."""
        of_the_law = sa.select(record.c.id, record.c.type).join(
            intake_record, intake_record.c.record_id == record.c.id
        )
        of_the_law = of_the_law.where(intake_record.c.intake_id == self.intake, record.c.type.in_(_GOVERNING))
        return self.connection.execute(of_the_law.order_by(record.c.id).limit(1)).first()

    def finish(self) -> None:
        self.connection.execute(
            intake.update().where(intake.c.id == self.intake).values(finished_at=self.now)
        )
        self.open = False
        if self._of_the_law() is not None:
            self.stamp_law()


class SqlIntake:
    """Fulfils `ports.Intake`; whoever makes one has the turn."""

    def __init__(
        self,
        store: Changing,
        author: Author,
        number: int,
        file: str,
        ends: chain.Ends = MappingProxyType({}),
    ) -> None:
        self.action = taking_back.BROUGHT.format(file=file)
        self.number, self.file = number, file
        self.touched = NOTHING
        self._ends = ends
        self._store = store
        self._author = author

    def batch(self, work: Callable[[SqlBatch], T], undone: Callable[[], None] = lambda: None) -> T:
        def begun(batch: SqlBatch) -> T:
            batch.begin(self.number, self._ends)
            return work(batch)

        return self._in_one_change(begun, undone)

    def take_back(self, undone: bool = False) -> None:
        """Every record, in batches; stopped half-way, the next to open the file goes on."""
        why = (taking_back.UNDONE if undone else taking_back.TAKEN_BACK).format(file=self.file)
        self._in_one_change(lambda work: taking_back.stop(work.connection, self.number))
        for some in (
            lambda work: taking_back.empty(work.connection, self.number, work.now, self._author.name, why),
            lambda work: taking_back.delete(work.connection, self.number),
            lambda work: taking_back.forget_steps(work.connection, self.number),
        ):
            while self._in_one_change(some):
                pass
        self._in_one_change(lambda work: taking_back.forget(work.connection, self.number))

    def _in_one_change(self, change: Callable[[SqlBatch], T], undone: Callable[[], None] = lambda: None) -> T:
        def whole() -> T:
            with self._store.batch(self._author, self.number) as work:
                done = change(work)
                work.commit()
            self._ends = work.ends
            self.touched |= work.touched
            return done

        self._store.give_way()
        return until_it_stands(whole, undone)
