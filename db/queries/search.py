"""Finding by the beginnings of words: one index of folded words serves both databases."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from cme_desktop.ports import Hit
from db.schema import match_key, record, search_word

_AFTER_ALL = "\U0010ffff"


def _begins(column: sa.ColumnElement[Any], word: str) -> sa.ColumnElement[bool]:
    return sa.and_(column >= word, column < word + _AFTER_ALL)


def holders(word: str) -> sa.Select[Any]:
    """Ids of the records with a word that begins like this."""
    return sa.select(search_word.c.record_id).where(_begins(search_word.c.word, word))


def search(connection: sa.Connection, words: Sequence[str], limit: int, types: Sequence[str]) -> list[Hit]:
    """Records all of whose given words begin one of theirs: the longest is looked up, the rest tested."""
    if not words:
        return []
    longest, *rest = sorted(words, key=len, reverse=True)
    statement = sa.select(search_word.c.record_id).where(_begins(search_word.c.word, longest))
    for word in rest:
        other = search_word.alias()
        statement = statement.where(
            sa.exists().where(other.c.record_id == search_word.c.record_id, _begins(other.c.word, word))
        )
    if types:
        statement = statement.where(
            sa.exists().where(record.c.id == search_word.c.record_id, record.c.type.in_(types))
        )
    # Several words of one record may match: take more than asked for, and each record once.
    ids = dict.fromkeys(connection.execute(statement.order_by(search_word.c.word).limit(limit * 4)).scalars())
    return hits(connection, list(ids)[:limit])


def hits(connection: sa.Connection, ids: Sequence[int]) -> list[Hit]:
    """The lines for these records, in the order given."""
    found = {row.id: _hit(row) for row in connection.execute(sa.select(record).where(record.c.id.in_(ids)))}
    return [found[id] for id in ids if id in found]


def newest(connection: sa.Connection, limit: int) -> list[Hit]:
    """The records changed last."""
    statement = sa.select(record).order_by(record.c.changed_at.desc(), record.c.id.desc()).limit(limit)
    return [_hit(row) for row in connection.execute(statement)]


def sharing_keys(connection: sa.Connection, keys: Sequence[str], limit: int) -> list[int]:
    """Ids that share blocking keys, those sharing most first."""
    statement = (
        sa.select(match_key.c.record_id)
        .where(match_key.c.key.in_(keys))
        .group_by(match_key.c.record_id)
        .order_by(sa.func.count().desc(), match_key.c.record_id)
        .limit(limit)
    )
    return list(connection.execute(statement).scalars())


def _hit(row: Any) -> Hit:
    label = row.reference if row.restricted else row.label
    return Hit(
        row.id, row.type, row.reference, label, row.child_id, row.child_label, row.status, row.restricted
    )
