"""The reading side of the data file: one read transaction, plain rows out."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import fields
from datetime import date
from functools import partial
from typing import Any

import sqlalchemy as sa

from cme_desktop.anchors import HistoryAnchor
from cme_desktop.description.record import R
from cme_desktop.description.record_type import RecordType
from cme_desktop.due import EVERYBODY, DueLine, Reckoning, Scope, marked
from cme_desktop.ports import (
    Anchor,
    Change,
    Hit,
    Imported,
    KeptDraft,
    ListQuery,
    ListRow,
    Resemblance,
    TimelineEntry,
    Wanted,
    Workload,
)
from cme_desktop.public_names import ShownName
from cme_desktop.registry import REGISTRY
from cme_desktop.statutory.clocks import Deadline
from cme_desktop.statutory.law import Law
from cme_desktop.values.partial_dates import BirthDate
from cme_desktop.values.texts import unkeepable, visible
from db.connecting.prepared import run
from db.connecting.statements import listed, worded
from db.data_file import checks
from db.early import due
from db.history.anchors import anchor_of
from db.law import KeptLaw
from db.queries import (
    accounts,
    at_odds,
    births,
    changes_since,
    desk,
    glimpses,
    hits,
    imports,
    lists,
    loaded_rows,
    records,
    resemblances,
    search,
    sharing,
    to_reckon,
    wanted,
    workload,
)
from db.queries.due_lines import Read, lines_of
from db.queries.kept_returns import SqlKeptReturns
from db.queries.seen import Seen
from db.queries.unseen import hiding
from db.tables.described import column_name, own_table, rows_table
from db.writing import reckonings

_OF_A_DEADLINE = tuple(field.name for field in fields(Deadline))
_OF_A_TYPE = f"(record.type || '') IN ({listed(kind.key for kind in REGISTRY)})"
"""A text that cannot be read is none of them; the queue is still gone through by its days, not by types."""


def _first_of(question: Callable[..., str], *tests: str) -> str:
    return due.first(question(*tests))


class SqlReader:
    """Fulfils `ports.Reader` over one connection."""

    def __init__(
        self,
        connection: sa.Connection,
        law: KeptLaw,
        seen: Seen,
        keep: Callable[[HistoryAnchor], None] | None = None,
    ) -> None:
        self._keep = keep
        self.connection = connection
        self.seen = seen
        self._law = law
        self._reckonings: Sequence[Reckoning] | None = None
        self._unread_lines: set[int] = set()

    @property
    def kept_returns(self) -> SqlKeptReturns:
        return SqlKeptReturns(self.connection)

    def get(self, record_type: RecordType[R], id: int) -> R:
        return records.one(self.connection, record_type, id)

    def type_of(self, id: int) -> str:
        return records.type_of(self.connection, id)

    def labels(self, ids: Iterable[int]) -> dict[int, ShownName]:
        return records.labels(self.connection, ids)

    def records(
        self,
        record_type: RecordType[R],
        since: date | None = None,
        until: date | None = None,
        schools: Collection[int] | None = None,
    ) -> Iterator[R]:
        return records.of_type(self.connection, self.seen, record_type, since, until, schools)

    def page(self, query: ListQuery, start: Anchor | None, size: int) -> list[ListRow]:
        return lists.page(self.connection, self.seen, query, start, size)

    def anchors(self, query: ListQuery, every: int) -> tuple[int, list[Anchor]]:
        return lists.anchors(self.connection, self.seen, query, every)

    def search(self, words: Sequence[str], limit: int, types: Sequence[str] = ()) -> list[Hit]:
        return search.search(self.connection, self.seen, words, limit, types)

    def search_otherwise(self, words: Sequence[str], limit: int, types: Sequence[str] = ()) -> list[Hit]:
        return search.search_otherwise(self.connection, self.seen, words, limit, types)

    def hits(self, ids: Sequence[int]) -> list[Hit]:
        return hits.hits(self.connection, ids)

    def sharing_keys(
        self, keys: Collection[str], most: int | None = None, among_restricted: bool = False
    ) -> list[int]:
        return sharing.sharing_keys(self.connection, self.seen, keys, most, among_restricted)

    def holders_of_keys(self, keys: Collection[str]) -> dict[str, list[int]]:
        return sharing.holders_of_keys(self.connection, self.seen, keys)

    def glimpses(
        self, record_type: RecordType[R], names: Sequence[str], ids: Collection[int] | None = None
    ) -> Iterator[R]:
        return glimpses.glimpses(self.connection, self.seen, record_type, names, ids)

    def linked_to(
        self, record_type: RecordType[R], names: Sequence[str], link: str, ids: Collection[int]
    ) -> Iterator[R]:
        return glimpses.linked_to(self.connection, self.seen, record_type, names, link, ids)

    def wanted(self, record_type: RecordType[R], names: Sequence[str], among: Wanted) -> Iterator[list[R]]:
        return wanted.blocks(self.connection, self.seen, record_type, names, among)

    def distinct(self, record_type: RecordType[R], names: Sequence[str], among: Wanted) -> Iterator[R]:
        return wanted.distinct(self.connection, self.seen, record_type, names, among)

    def loaded_rows(self, digests: Collection[str]) -> dict[str, int]:
        return loaded_rows.known(self.connection, self.seen, digests)

    def unseen(self, *record_types: RecordType[Any]) -> frozenset[int]:
        return desk.unseen_of(self.connection, self.seen, record_types)

    def accounts(self, id: int) -> list[int]:
        return accounts.accounts(self.connection, id)

    def resemblances(self) -> list[Resemblance]:
        return resemblances.unanswered(self.connection)

    def by_value(self, record_type: RecordType[R], name: str, value: Any) -> list[int]:
        described = record_type.plain[name]
        column = own_table(record_type.key).c[column_name(name, described)]
        return records.holding(self.connection, self.seen, column, "id", described.to_column(value))

    def row_holders(self, record_type: RecordType[R], rows: str, name: str, value: Any) -> list[int]:
        described = record_type.rows[rows].fields[name]
        column = rows_table(record_type.key, rows).c[column_name(name, described)]
        return records.holding(self.connection, self.seen, column, "record_id", described.to_column(value))

    def types_about(self, children: Collection[int]) -> set[str]:
        return desk.types_about(self.connection, self.seen, children)

    def birth_of(self, child: int) -> BirthDate | None:
        return births.of_child(self.connection, child)

    def by_reference(self, reference: str) -> int | None:
        if unkeepable(reference):
            return None
        return records.of_reference(self.connection, self.seen, visible(reference).strip().upper())

    def timeline(self, child: int) -> list[TimelineEntry]:
        return desk.timeline(self.connection, self.seen, child)

    def about(self, link: str, id: int, types: Sequence[str]) -> list[TimelineEntry]:
        return desk.about(self.connection, self.seen, link, id, types)

    def history(self, record: int) -> list[Change]:
        return desk.changes(self.connection, record)

    def changes_since(self, anchor: HistoryAnchor, records: Collection[int]) -> list[Change]:
        return changes_since.changes_since(self.connection, anchor, records)

    def imports(self, most: int) -> list[Imported]:
        return imports.newest(self.connection, most)

    def newest(self, limit: int) -> list[Hit]:
        return hits.newest(self.connection, self.seen, limit)

    def counts(self) -> dict[str, tuple[int, int]]:
        return desk.counts(self.connection, self.seen)

    def in_use(self) -> bool:
        return desk.in_use(self.connection, self.seen)

    def drafts(self, who: str | None = None) -> list[KeptDraft]:
        return desk.drafts(self.connection, who)

    def due(
        self,
        until: date | None = None,
        unmet: bool = True,
        most: int | None = None,
        scope: Scope = EVERYBODY,
        after: date | None = None,
        awake_on: date | None = None,
    ) -> list[DueLine]:
        days = {due.DUE_BY: until, due.DUE_AFTER: after, due.AWAKE: awake_on}
        tests = [*([due.UNMET] if unmet else []), *(test for test, day in days.items() if day is not None)]
        question = partial(due.statement, hiding(most is not None), scope, *tests)
        return self._duties(
            question, due.parameters(scope, most, until=until, after=after, awake_on=awake_on)
        )

    def unmet_on(self, day: date, most: int | None = None) -> list[DueLine]:
        question = partial(due.statement, hiding(most is not None), EVERYBODY, due.STOOD_THEN, due.UNMET_THEN)
        return self._duties(question, due.parameters(EVERYBODY, most, then=day))

    def at_odds(self, children: Collection[int]) -> dict[int, Deadline]:
        kept = at_odds.rows(self.connection, self.seen, children)
        return {row["record_id"]: Deadline(**{name: row[name] for name in _OF_A_DEADLINE}) for row in kept}

    def due_by_type(self, until: date, scope: Scope = EVERYBODY) -> dict[str, int]:
        tests = (due.UNMET, due.DUE_BY, _OF_A_TYPE, *self._seen_duties())
        text = due.counting_statement(hiding(), scope, *tests)
        return dict(run(self.connection, worded(text), due.parameters(scope, until=until)).fetchall())

    def workload(self, today: date, scope: Scope = EVERYBODY) -> Workload:
        return workload.on(self.connection, self.seen, today, scope)

    def awaited(self, after: date, scope: Scope = EVERYBODY, most: int | None = None) -> list[DueLine]:
        question = partial(
            due.statement, hiding(most is not None), scope, due.UNMET, due.AWAITED, due.DUE_AFTER, due.AWAKE
        )
        return self._duties(question, due.parameters(scope, most, after=after, awake_on=after))

    def undated(self, scope: Scope = EVERYBODY, most: int | None = None) -> list[DueLine]:
        question = partial(due.statement, hiding(most is not None), scope, due.UNMET, due.UNDATED)
        return self._duties(question, due.parameters(scope, most))

    def unallocated(self, scope: Scope = EVERYBODY, most: int | None = None) -> list[DueLine]:
        question = partial(
            due.unallocated_statement, hiding(most is not None), scope, *self.seen.tests("record.id")
        )
        return self._lines(question, due.parameters(scope, most), due.unallocated_lines, "record.id")

    def anchor(self, day: date) -> HistoryAnchor:
        anchor = anchor_of(self.connection, day)
        if self._keep is not None:
            self._keep(anchor)
        return anchor

    def _seen_duties(self) -> tuple[str, ...]:
        return self.seen.tests("deadline.record_id")

    def _duties(self, question: Callable[..., str], values: dict[str, Any]) -> list[DueLine]:
        question = partial(question, *self._seen_duties())
        lines = self._lines(question, values, due.lines, "deadline.record_id")
        return marked(lines, self.reckonings())

    def _lines(
        self, question: Callable[..., str], values: dict[str, Any], read: Read, id: str
    ) -> list[DueLine]:
        if "most" in values:
            question = partial(_first_of, question)
        lines, unread = lines_of(self.connection, question, values, read, id)
        self._unread_lines |= set(unread)
        return lines

    def unread_lines(self) -> int:
        return len(self._unread_lines)

    def law(self) -> Law:
        return self._law.of(self.connection, self.seen)

    def reckonings(self) -> Sequence[Reckoning]:
        if self._reckonings is None:
            self._reckonings = reckonings.asked_for(self.connection)
        return self._reckonings

    def to_reckon(self) -> int:
        return to_reckon.left(self.connection, self.seen, self.reckonings())

    def look_over(self) -> None:
        checks.refuse_damaged(self.connection)

    def identity(self) -> str:
        return desk.identity(self.connection)

    def setting(self, key: str) -> str | None:
        return desk.setting_value(self.connection, key)
