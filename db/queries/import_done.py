"""What an import did, as its history tells: to what it brought, and to records that were on file.

An import notes what it brought by number. What it changed in others bears its action, or an action that names
a record that it brought: “answered by on-roll notice ONR-2026-0007”. No other import saves at the same time.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from cme_desktop.ports import Change, Written
from cme_desktop.ports.rows import last_save
from db.connecting.statements import batches
from db.queries import desk, pointing
from db.tables.schema import history, intake, intake_record, record, resemblance

_REFERENCE = re.compile(r"[A-Z]+-[0-9]{4}-[0-9]{4,}")
_BY_HAND = re.compile(r"changed|created|put back as .*|(?:undone|done again|taken back): .*", re.DOTALL)
"""The actions of saves that no import makes."""
_GOES = "taken back: the import of %"
_EMPTY = "{}"


@dataclass(frozen=True)
class Loaded:
    """An import that was finished."""

    number: int
    who: str
    action: str
    begun: datetime
    finished: datetime
    next_begun: datetime | None
    """From when on another import may have saved."""


def loaded(connection: sa.Connection, number: int, action: str) -> Loaded:
    """A finished import by its number; `action` is what history says of what it brought."""
    row = connection.execute(sa.select(intake).where(intake.c.id == number)).one()
    following = sa.select(sa.func.min(intake.c.begun_at)).where(intake.c.id > number)
    next_begun = connection.execute(following).scalar()
    return Loaded(number, row.who, action, row.begun_at, row.finished_at, next_begun)


def brought(number: int) -> sa.Select[Any]:
    """The ids of the records that an import brought."""
    return sa.select(intake_record.c.record_id).where(intake_record.c.intake_id == number)


def changed_on_file(
    connection: sa.Connection, of: Loaded, undone: str
) -> list[tuple[Written, Change | None]]:
    """The records on file that it changed, each with what was saved since or in between, if anything was.

    Those are left out that were put back by an entry of the action `undone`, whatever was saved after it.
    """
    its_own: dict[int, set[int]] = defaultdict(set)
    for row in _its_own_among(connection, of, list(_in_its_time(connection, of))):
        its_own[row.record_id].add(row.record_version)
    found: list[tuple[Written, Change | None]] = []
    for some in batches(sorted(its_own)):
        saves = _saves_of(connection, some)
        wanted = sa.select(record.c.id, record.c.reference).where(record.c.id.in_(some))
        named = {row.id: row.reference for row in connection.execute(wanted)}
        judged = (_judged(saves[id], its_own[id], named.get(id, ""), undone) for id in some)
        found += [one for one in judged if one is not None]
    return found


def _saves_of(connection: sa.Connection, ids: Sequence[int]) -> dict[int, list[Change]]:
    """Who saved each of these records and when, the oldest first; without what was changed."""
    names = ("record_id", "record_type", "record_version", "at", "who", "action")
    wanted = sa.select(*(history.c[name] for name in names)).where(history.c.record_id.in_(ids))
    saves: dict[int, list[Change]] = defaultdict(list)
    for id, key, version, at, who, action in connection.execute(
        wanted.where(history.c.fields != _EMPTY).order_by(history.c.id)
    ):
        saves[id].append(Change(id, key, version, datetime.fromisoformat(at), who, action, {}))
    return saves


def _judged(
    saves: list[Change], its_own: set[int], reference: str, undone: str
) -> tuple[Written, Change | None] | None:
    before = max((save.version for save in saves if save.version < min(its_own)), default=0)
    since = [save for save in saves if save.version > before and save.version not in its_own]
    if since and since[0].action == undone and since[0].version > max(its_own):
        return None  # whoever saved it after that went on from how it was before the import
    written = Written(saves[0].record, saves[0].type, reference, before, max(its_own))
    return written, since[-1] if since else None


def _in_its_time(connection: sa.Connection, of: Loaded) -> Iterator[Any]:
    wanted = sa.select(history.c.record_id, history.c.record_type, history.c.record_version, history.c.action)
    wanted = wanted.where(
        history.c.who == of.who, history.c.at >= _text(of.finished), history.c.fields != _EMPTY
    )
    if of.next_begun is not None:
        wanted = wanted.where(history.c.at < _text(of.next_begun))
    wanted = wanted.where(history.c.record_id.not_in(brought(of.number))).order_by(history.c.id)
    return (row for row in connection.execute(wanted) if not _BY_HAND.fullmatch(row.action))


def _its_own_among(connection: sa.Connection, of: Loaded, rows: list[Any]) -> Iterator[Any]:
    references = sorted({name for row in rows for name in _REFERENCE.findall(row.action)})
    its_own: set[str] = set()
    for some in batches(references):
        wanted = sa.select(record.c.reference).where(record.c.reference.in_(some))
        its_own |= set(connection.execute(wanted.where(record.c.id.in_(brought(of.number)))).scalars())
    for row in rows:
        if row.action == of.action or its_own.intersection(_REFERENCE.findall(row.action)):
            yield row


def named_since(connection: sa.Connection, of: Loaded) -> list[int]:
    """The records that it did not bring and that others changed for the sake of what it brought, or later."""
    names = ("record_id", "who", "at", "action")
    on_file = sa.select(*(history.c[name] for name in names)).join(record, record.c.id == history.c.record_id)
    wanted = on_file.where(
        history.c.at >= _text(of.finished),
        history.c.fields != _EMPTY,
        history.c.record_id.not_in(brought(of.number)),
    )
    rows = [row for row in connection.execute(wanted) if not _is_its_own(row, of)]
    named = _its_own_among(connection, of, [row for row in rows if not _BY_HAND.fullmatch(row.action)])
    return sorted({row.record_id for row in named})


def changed_since(connection: sa.Connection, of: Loaded) -> list[tuple[str, Change]]:
    """The records that it brought and somebody saved since, by reference, with the newest such save."""
    entries = sa.select(history.c.record_id, history.c.at, history.c.who, history.c.action)
    entries = entries.where(
        history.c.record_id.in_(brought(of.number)),
        history.c.record_version > 1,
        history.c.fields != _EMPTY,
    )
    ids = dict.fromkeys(row.record_id for row in connection.execute(entries) if not _is_its_own(row, of))
    return [(_reference(connection, id), last_save(desk.changes(connection, id))) for id in ids]


def _is_its_own(entry: Any, of: Loaded) -> bool:
    in_time = of.next_begun is None or entry.at < _text(of.next_begun)
    return entry.who == of.who and in_time and _BY_HAND.fullmatch(entry.action) is None


def _reference(connection: sa.Connection, id: int) -> str:
    return str(connection.execute(sa.select(record.c.reference).where(record.c.id == id)).scalar_one())


def worked_on(connection: sa.Connection, number: int) -> list[int]:
    """What cannot be of an import that nobody sees yet: where there is any, it was finished.

    Records of it that were saved by hand or by another than its importer, and others that point at them.
    """
    saves = sa.select(history.c.record_id, history.c.action, history.c.who, intake.c.who.label("importer"))
    saves = saves.join(intake_record, intake_record.c.record_id == history.c.record_id)
    saves = saves.join(intake, intake.c.id == intake_record.c.intake_id).where(
        intake.c.id == number,
        history.c.record_version > 1,
        history.c.fields != _EMPTY,
        history.c.action.not_like(_GOES),
    )
    found = {
        save.record_id
        for save in connection.execute(saves)
        if save.who != save.importer or _BY_HAND.fullmatch(save.action)
    }
    its_own = brought(number)
    pointing_ids = pointing.pointing_at(connection, its_own)
    own_ids = set(connection.execute(its_own).scalars()) if pointing_ids else set()
    return sorted(found | {id for id in pointing_ids if id not in own_ids})


def answered(connection: sa.Connection, of: Loaded) -> bool:
    """Whether a manager has answered a question about what it brought."""
    wanted = sa.select(resemblance.c.id).where(_asked_of(of), resemblance.c.answer != "")
    return connection.execute(wanted.limit(1)).first() is not None


def drop_questions(connection: sa.Connection, of: Loaded) -> None:
    """What waits for a manager's answer about what it brought."""
    connection.execute(resemblance.delete().where(_asked_of(of), resemblance.c.answer == ""))


def _asked_of(of: Loaded) -> sa.ColumnElement[bool]:
    its_own = brought(of.number)
    return sa.or_(resemblance.c.record_id.in_(its_own), resemblance.c.restricted_id.in_(its_own))


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()
