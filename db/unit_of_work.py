"""One change of the data file: record, history, search words and deadlines, all or nothing."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from cme_desktop.errors import Stale
from cme_desktop.ports import Author, KeptDraft
from cme_desktop.records import REGISTRY
from cme_desktop.records.base import R, RecordType
from cme_desktop.statutory.clocks import Deadline
from cme_desktop.values.names import fold
from db import history
from db.queries import records
from db.reader import SqlReader
from db.rows import base_row, described_row, history_texts, own_row
from db.schema import (
    LINKS,
    counter,
    deadline,
    draft,
    listed_links,
    match_key,
    record,
    rows_tables,
    search_word,
    setting,
    type_tables,
)


class SqlUnitOfWork(SqlReader):
    """Fulfils `ports.UnitOfWork` over one connection that has begun a writing transaction."""

    def __init__(self, connection: sa.Connection, author: Author, now: datetime) -> None:
        super().__init__(connection)
        self.author = author
        self.now = now

    def save(
        self, record_type: RecordType[R], record: R, deadlines: Sequence[Deadline], action: str = ""
    ) -> R:
        before = self._current(record_type, record)
        self._stamp(record_type, record, before)
        self._write_record(record_type, record, before)
        self._write_rows(record_type, record, before)
        changed = history.differences(history_texts(record_type, before), history_texts(record_type, record))
        if changed or before is None:
            self._remember(record_type, record, action or ("changed" if before else "created"), changed)
        assert record.id is not None
        self._index(search_word, "word", record.id, before is None, _words(record_type, record))
        self._index(match_key, "key", record.id, before is None, set(record_type.keys(record)))
        self._write_deadlines(record.id, before is None, deadlines)
        return record

    def keep_draft(self, kept: KeptDraft) -> int:
        values = {
            "record_type": kept.type,
            "record_id": kept.record,
            "who": kept.who,
            "saved_at": self.now,
            "title": kept.title,
            "typed": json.dumps(kept.typed, ensure_ascii=False),
        }
        if kept.id:
            done = self.connection.execute(draft.update().where(draft.c.id == kept.id).values(values))
            if done.rowcount:
                return kept.id
        return int(self.connection.execute(draft.insert().returning(draft.c.id), values).scalar_one())

    def drop_draft(self, id: int) -> None:
        self.connection.execute(draft.delete().where(draft.c.id == id))

    def set_setting(self, key: str, value: str) -> None:
        done = self.connection.execute(setting.update().where(setting.c.key == key).values(value=value))
        if not done.rowcount:
            self.connection.execute(setting.insert(), {"key": key, "value": value})

    def commit(self) -> None:
        self.connection.commit()

    # -- the record itself ----------------------------------------------------------------------

    def _current(self, record_type: RecordType[R], record: R) -> R | None:
        """The record as it stands, refusing a save that was made from an older version."""
        if record.id is None:
            return None
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
        row = (counter.c.prefix == prefix) & (counter.c.year == year)
        done = self.connection.execute(
            counter.update().where(row).values(last=counter.c.last + 1).returning(counter.c.last)
        ).scalar()
        if done is None:
            done = 1
            self.connection.execute(counter.insert(), {"prefix": prefix, "year": year, "last": done})
        return f"{prefix}-{year}-{done:04d}"

    def _write_record(self, record_type: RecordType[R], new: R, before: R | None) -> None:
        own = type_tables[record_type.key]
        label = record_type.label(new)
        row = {
            **base_row(new),
            **self._link_labels(LINKS, new, before),
            "label": label,
            "line": record_type.line(new),
            "event_on": getattr(new, record_type.event),
            "restricted": record_type.restricted(new),
            "changed_at": new.changed_at,
            "changed_by": new.changed_by,
            "version": new.version,
        }
        if before is None:
            made = {"type": record_type.key, "reference": new.reference, "created_at": new.created_at}
            made["created_by"] = new.created_by
            new.id = int(
                self.connection.execute(record.insert().returning(record.c.id), {**row, **made}).scalar_one()
            )
            own_labels = self._link_labels(listed_links(record_type), new, None)
            self.connection.execute(own.insert(), {"id": new.id, **own_row(record_type, new), **own_labels})
            return
        self.connection.execute(record.update().where(record.c.id == new.id), row)
        values = _changed(own_row(record_type, new), own_row(record_type, before))
        if values := values | self._link_labels(listed_links(record_type), new, before):
            self.connection.execute(own.update().where(own.c.id == new.id), values)
        if (label, record_type.restricted(new)) != (
            record_type.label(before),
            record_type.restricted(before),
        ):
            self._rename(record_type, new, label)

    def _link_labels(self, links: Iterable[str], new: R, before: R | None) -> dict[str, str]:
        """The labels to keep beside links, fetched only for those that changed."""
        moved = [link for link in links if before is None or getattr(before, link) != getattr(new, link)]
        ids = [id for link in moved if (id := getattr(new, link)) is not None]
        labels: dict[int, str] = {}
        if ids:
            columns = (record.c.id, record.c.label, record.c.reference, record.c.restricted)
            for row in self.connection.execute(sa.select(*columns).where(record.c.id.in_(ids))):
                labels[row.id] = _public_label(row.label, row.reference, row.restricted)
        return {f"{link}_label": labels.get(getattr(new, link), "") for link in moved}

    def _rename(self, record_type: RecordType[R], new: R, label: str) -> None:
        """Whoever shows the record in a list shows its new name at once."""
        shown = _public_label(label, new.reference or "", record_type.restricted(new))
        for table, link in _listed_under(record_type.key):
            self.connection.execute(
                table.update().where(table.c[f"{link}_id"] == new.id), {f"{link}_label": shown}
            )

    def _write_rows(self, record_type: RecordType[R], new: R, before: R | None) -> None:
        for name, described in record_type.rows.items():
            table = rows_tables[record_type.key][name]
            kept = {row.id: (place, row) for place, row in enumerate(getattr(before, name))} if before else {}
            rows = getattr(new, name)
            gone = kept.keys() - {row.id for row in rows}
            if gone:
                self.connection.execute(table.delete().where(table.c.id.in_(gone)))
            for place, row in enumerate(rows):
                values = {"place": place, **described_row(described.fields, row)}
                if row.id not in kept:
                    values["record_id"] = new.id
                    row.id = int(
                        self.connection.execute(table.insert().returning(table.c.id), values).scalar_one()
                    )
                    continue
                old_place, old = kept[row.id]
                if changed := _changed(values, {"place": old_place, **described_row(described.fields, old)}):
                    self.connection.execute(table.update().where(table.c.id == row.id), changed)

    # -- what hangs on it -----------------------------------------------------------------------

    def _remember(self, record_type: RecordType[R], new: R, action: str, changed: Mapping[str, Any]) -> None:
        assert new.id is not None
        history.append(
            self.connection,
            history.entry(new.id, record_type.key, new.version, self.now, self.author.name, action, changed),
        )

    def _index(self, table: sa.Table, column: str, id: int, fresh: bool, wanted: set[str]) -> None:
        held: set[str] = set()
        if not fresh:
            held = set(
                self.connection.execute(sa.select(table.c[column]).where(table.c.record_id == id)).scalars()
            )
        if gone := held - wanted:
            self.connection.execute(table.delete().where(table.c.record_id == id, table.c[column].in_(gone)))
        self._insert_all(table, [{column: text, "record_id": id} for text in sorted(wanted - held)])

    def _write_deadlines(self, id: int, fresh: bool, deadlines: Iterable[Deadline]) -> None:
        wanted = {d.duty: _deadline_row(id, d) for d in deadlines}
        held: dict[str, dict[str, Any]] = {}
        if not fresh:
            statement = sa.select(deadline).where(deadline.c.record_id == id)
            held = {row["duty"]: dict(row) for row in self.connection.execute(statement).mappings()}
        changed = [duty for duty in held if held[duty] != wanted.get(duty)]
        if changed:
            self.connection.execute(
                deadline.delete().where(deadline.c.record_id == id, deadline.c.duty.in_(changed))
            )
        self._insert_all(deadline, [row for duty, row in wanted.items() if held.get(duty) != row])

    def _insert_all(self, table: sa.Table, rows: list[dict[str, Any]]) -> None:
        if rows:
            self.connection.execute(table.insert(), rows)


def _listed_under(key: str) -> Iterator[tuple[sa.Table, str]]:
    """The tables and links that keep labels of records of this type."""
    if key in LINKS:
        yield record, key
    for other in REGISTRY:
        for name, described in listed_links(other).items():
            if described.to == key:
                yield type_tables[other.key], name


def _changed(new: Mapping[str, Any], old: Mapping[str, Any]) -> dict[str, Any]:
    return {column: value for column, value in new.items() if value != old[column]}


def _public_label(label: str, reference: str, restricted: bool) -> str:
    """A restricted child is never named in a list."""
    return f"Restricted – {reference}" if restricted else label


def _words(record_type: RecordType[Any], new: Any) -> set[str]:
    return {word for word in (*record_type.terms(new), fold(new.reference)) if word}


def _deadline_row(id: int, d: Deadline) -> dict[str, Any]:
    return {
        "record_id": id,
        "duty": d.duty,
        "label": d.label,
        "due_on": d.due_on,
        "met_on": d.met_on,
        "why": d.why,
    }
