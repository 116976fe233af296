"""One change of the data file: record, history, search words and deadlines, all or nothing."""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import partial
from typing import Any

import sqlalchemy as sa

from cme_desktop.description.case import rests_since
from cme_desktop.description.record import R, Record
from cme_desktop.description.record_type import RecordType
from cme_desktop.due import Reckoning
from cme_desktop.errors import Stale
from cme_desktop.fields import known
from cme_desktop.ports import Author, KeptDraft, Written
from cme_desktop.registry import record_type as type_of_key
from cme_desktop.settings import AUTHORITY_CODE
from cme_desktop.statutory.clocks import Deadline
from cme_desktop.statutory.law import Law
from cme_desktop.touched import NOTHING, Aspect, aspect
from cme_desktop.values.moments import uk_day
from db.connecting import turns
from db.connecting.prepared import first_value, run
from db.connecting.statements import insert_for_id, update, worded
from db.failures import in_doubt, is_the_environments
from db.history import chain
from db.law import LAW_STAMP, KeptLaw, fresh_stamp
from db.queries import at_odds, loaded_rows, pointing, records, resemblances, to_reckon
from db.queries.seen import Seen
from db.reader import SqlReader
from db.tables import schema
from db.tables.schema import draft
from db.writing import attachments, reckonings, record_rows, taking_back, touching
from db.writing.known_by import known_by
from db.writing.numbers import next_number
from db.writing.returns_keeping import SqlReturnsKeeping


class SqlUnitOfWork(SqlReader):
    """Fulfils `ports.UnitOfWork` over one connection that has begun a writing transaction."""

    def __init__(
        self, connection: sa.Connection, law: KeptLaw, seen: Seen, author: Author, now: datetime
    ) -> None:
        super().__init__(connection, law, seen)
        self.author = author
        self.now = now
        self.touched = NOTHING
        self._chain = chain.Chain(connection)
        self._claimed: set[str] = set()
        self._law_is_held = False
        self._written: dict[int, Written] = {}

    @property
    def written(self) -> tuple[Written, ...]:
        return tuple(self._written.values())

    @property
    def kept_returns(self) -> SqlReturnsKeeping:
        touch = partial(self._touch, Aspect.RETURNS)
        return SqlReturnsKeeping(self.connection, self.author.name, self.now, touch)

    def claim(self, record_type: RecordType[R], record: R) -> None:
        self.claim_all([(record_type, record)])

    def claim_all(self, records: Iterable[tuple[RecordType[Any], Record]]) -> None:
        wanted = {name for kind, record in records for name in _names(kind, record)} - self._claimed
        turns.claim(self.connection, wanted)
        self._claimed |= wanted

    def hold(self, ids: Sequence[int]) -> None:
        turns.hold(self.connection, ids)

    def law(self) -> Law:
        if not self._law_is_held:
            turns.share_law(self.connection)
            self._law_is_held = True
        return self.law_in_force()

    def law_to_change(self) -> Law:
        turns.take_law(self.connection)
        self._law_is_held = True
        return self.law_in_force()

    def law_in_force(self) -> Law:
        """The law that this change goes by, whoever may change it meanwhile."""
        return super().law()

    def sign_rest(self, record: Record) -> None:
        if record.rests_until is None:
            record.rested_on = record.rested_by = None
        elif record.rested_by is None:
            today = uk_day(self.now)
            record.rested_on = rests_since(*self._rest_on_file(record), today) or today
            record.rested_by = self.author.name

    def _rest_on_file(self, record: Record) -> tuple[date | None, date | None]:
        table = schema.record.c
        kept = sa.select(table.rests_until, table.rested_on).where(table.id == record.id)
        found = self.connection.execute(kept).first() if record.id is not None else None
        return (None, None) if found is None else (found.rests_until, found.rested_on)

    def save(
        self, record_type: RecordType[R], record: R, deadlines: Sequence[Deadline], action: str = ""
    ) -> R:
        before = self._current(record_type, record)
        changed = None if before is None else chain.changes(record_type, before, record)
        if changed != {}:  # a save without a change is none: version and stamps are what history tells
            self._stamp(record_type, record, before)
        record_rows.write(self.connection, record_type, record, before)
        told = chain.changes(record_type, None, record) if changed is None else changed
        if told:
            action = action or ("changed" if before else "created")
            self._chain.append(record_type.key, record, self.now, self.author.name, action, told)
            self._note_written(record_type, record, 0 if before is None else before.version)
        known = known_by(record_type, record)
        was = None if before is None else known_by(record_type, before)
        attachments.write(self.connection, record_type, record, known, was, deadlines)
        renamed = was is not None and (was.name, was.texts) != (known.name, known.texts)
        self.touched |= touching.saved(record_type, record, before, renamed)
        if record_type.governs:
            self.stamp_law()
        return record

    def pointing_at(self, ids: Collection[int]) -> list[int]:
        return pointing.pointing_at(self.connection, sorted(ids))

    def take_back(self, records: Sequence[tuple[RecordType[Any], Record]], action: str) -> None:
        self.hold(sorted(record.id for _, record in records if record.id is not None))
        for kind, record in records:
            resemblances.drop(self.connection, record)
            before = record.version
            taking_back.let_go(self.connection, self._chain, kind, record, self.now, self.author.name, action)
            self._note_written(kind, record, before)
            self.touched |= touching.gone(kind, record)
            if kind.governs:
                self.stamp_law()
        taking_back.remove(self.connection, [record.id for _, record in records if record.id is not None])

    def bring_back(
        self, record_type: RecordType[R], record: R, deadlines: Sequence[Deadline], action: str
    ) -> R:
        before = record.version
        record.changed_at, record.changed_by = self.now, self.author.name
        record.version += 1
        record_rows.write(self.connection, record_type, record, None)
        told = chain.changes(record_type, None, record)
        self._chain.append(record_type.key, record, self.now, self.author.name, action, told)
        self._note_written(record_type, record, before)
        known = known_by(record_type, record)
        attachments.write(self.connection, record_type, record, known, None, deadlines)
        self.touched |= touching.gone(record_type, record)
        if record_type.governs:
            self.stamp_law()
        return record

    def forget_questions(self, record: int, since: datetime) -> None:
        if resemblances.forget(self.connection, record, since):
            self._touch(Aspect.QUESTIONS)

    def _note_written(self, record_type: RecordType[Any], record: Record, before: int) -> None:
        assert record.id is not None
        earlier = self._written.get(record.id)
        begun = before if earlier is None else earlier.before
        reference = record.reference or ""
        self._written[record.id] = Written(record.id, record_type.key, reference, begun, record.version)

    def set_deadlines(self, reckoned: Sequence[tuple[Record, Sequence[Deadline]]]) -> None:
        attachments.write_reckoned(self.connection, reckoned)
        self._touch(Aspect.DEADLINES)

    def set_at_odds(self, children: Collection[int], asked: Sequence[tuple[Record, Deadline]]) -> None:
        held = attachments.by_key(at_odds.rows(self.connection, self.seen, children))
        wanted = attachments.by_key(
            row for record, one in asked for row in attachments.deadline_rows(record, [one])
        )
        if attachments.write_differences(self.connection, held, wanted):
            self._touch(Aspect.DEADLINES)

    def reckonings(self) -> Sequence[Reckoning]:
        return reckonings.held(self.connection)

    def ask_reckoning(self, types: Sequence[str], schools: Sequence[int] | None) -> None:
        reckonings.ask(self.connection, types, schools, self.now, self.author.name)
        self._touch(Aspect.DEADLINES)

    def next_to_reckon(
        self, reckoning: Reckoning, most: int
    ) -> tuple[list[tuple[RecordType[Any], Record]], int]:
        ids = to_reckon.next_ids(self.connection, reckoning, most)
        all_ids = [id for some in ids.values() for id in some]
        self.hold(all_ids)
        kinds = [type_of_key(key) for key in ids]
        found = [(kind, one) for kind in kinds for one in self._readable(kind, ids[kind.key])]
        return found, max(all_ids, default=reckoning.last)

    def _readable(self, kind: RecordType[R], ids: Sequence[int]) -> list[R]:
        """These records, but for those that cannot be read; a check tells of them."""
        try:
            return records.some(self.connection, kind, ids)
        except Exception as failure:
            if is_the_environments(failure):
                raise
        return [] if len(ids) == 1 else [one for id in ids for one in self._readable(kind, [id])]

    def move_reckoning(self, reckoning: Reckoning, done: int) -> None:
        reckonings.move(self.connection, reckoning, done)

    def note(self, record_type: RecordType[Any], id: int, action: str) -> None:
        record = records.one(self.connection, record_type, id)
        self._chain.append(record_type.key, record, self.now, self.author.name, action, {})
        self.touched |= touching.noted(record_type, id)

    def ask_manager(self, record: int, restricted: int, reasons: str) -> None:
        resemblances.ask(self.connection, record, restricted, reasons, self.now)
        self._touch(Aspect.QUESTIONS)

    def answer_manager(self, resemblance: int, answer: str) -> None:
        resemblances.answer(self.connection, resemblance, answer, self.author.name, self.now)
        self._touch(Aspect.QUESTIONS)

    def keep_draft(self, kept: KeptDraft) -> int:
        self._touch(Aspect.DRAFTS)
        values = {
            "record_type": kept.type,
            "record_id": kept.record,
            "who": kept.who,
            "saved_at": self.now,
            "title": json.dumps(kept.title),  # in ASCII, so that whatever was typed can be stored
            "typed": json.dumps(kept.typed),
        }
        if kept.id and run(self.connection, update(draft, "id"), {"key_id": kept.id, **values}).rowcount:
            return kept.id
        return int(first_value(self.connection, insert_for_id(draft), values))

    def drop_draft(self, id: int) -> None:
        self._touch(Aspect.DRAFTS)
        if id:
            self.connection.execute(draft.delete().where(draft.c.id == id))

    def remember_rows(self, digests: Collection[str], record: int) -> None:
        loaded_rows.remember(self.connection, digests, record)

    def set_setting(self, key: str, value: str) -> None:
        if key == AUTHORITY_CODE and value != self.setting(key):
            self.stamp_law()  # an enactment may begin on a day of its own in each area
        self._set(key, value)
        self._touch(Aspect.SETTINGS)

    def stamp_law(self) -> None:
        """From the commit on, the law that was read before is no longer the one in force."""
        self._set(LAW_STAMP, fresh_stamp())
        self._touch(Aspect.LAW)

    def commit(self) -> None:
        with in_doubt():
            self.connection.commit()

    def _set(self, key: str, value: str) -> None:
        run(self.connection, worded(_SET), {"key": key, "value": value})

    def _touch(self, *aspects: Aspect) -> None:
        self.touched |= aspect(*aspects)

    def _current(self, record_type: RecordType[R], record: R) -> R | None:
        """The record as it stands, refusing a save that was made from an older version."""
        if record.id is None:
            return None
        self.hold([record.id])
        current = records.one(self.connection, record_type, record.id)
        if current.version != record.version:
            raise Stale(
                f"{current.changed_by} saved {current.reference} after you opened it. "
                "Nothing of yours is lost: choose which version to keep, field by field.",
                current,
            )
        return current

    def _stamp(self, record_type: RecordType[R], record: R, before: R | None) -> None:
        if before is None:
            record.created_at, record.created_by = self.now, self.author.name
            record.reference = record.reference or self._next_reference(record_type.prefix)
        record.changed_at, record.changed_by = self.now, self.author.name
        record.version += 1

    def _next_reference(self, prefix: str) -> str:
        year = self.now.year
        return f"{prefix}-{year}-{next_number(self.connection, prefix, year):04d}"


_SET = (
    "INSERT INTO setting (key, value) VALUES (:key, :value) "
    "ON CONFLICT (key) DO UPDATE SET value = excluded.value"
)


def _names(record_type: RecordType[R], record: R) -> Iterator[str]:
    """What a save goes by: the record and its child, and the values that no other record may hold too."""
    yield from (f"record {id}" for id in (record.id, record.child) if id is not None)
    for name, described in record_type.plain.items():
        if described.unique or described.identifies:
            value = known(getattr(record, name))
            if value is not None:
                yield f"{record_type.key} {name} {described.to_text(value)}"
