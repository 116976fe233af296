"""Finding by the beginnings of words: one index of folded words serves both databases."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import Any

import sqlalchemy as sa

from cme_desktop.ports import Hit
from cme_desktop.public_names import RESTRICTED, kept_name, public_name
from cme_desktop.values.searching import spellings
from db.connecting.statements import batches
from db.failures import is_the_environments
from db.queries.seen import Seen
from db.queries.unseen import hiding, open_to_all, restricted
from db.tables.schema import match_key, record, search_word

_AFTER_ALL = "\U0010ffff"
_MOST_PARTS = 3  # van der Berg
_LEAST_END = 2  # by one letter more, Smiths is not yet Smith and Sarah
_LONGEST_TAKEN_APART = 100


def _is(column: sa.ColumnElement[Any], word: str) -> sa.ColumnElement[bool]:
    return column == word


def _begins(column: sa.ColumnElement[Any], word: str) -> sa.ColumnElement[bool]:
    return sa.and_(column >= word, column < word + _AFTER_ALL)


Match = Callable[[sa.ColumnElement[Any], str], sa.ColumnElement[bool]]
Wanted = tuple[str, Match]
"""A word, and whether it is a whole one on file or begins one."""


def beginning(words: Iterable[str]) -> list[Wanted]:
    """The words as the beginnings of words on file."""
    return [(word, _begins) for word in words]


def holders(wanted: Wanted) -> sa.Select[Any]:
    """Ids of the records with such a word."""
    word, match = wanted
    return sa.select(search_word.c.record_id).where(match(search_word.c.word, word))


def search(
    connection: sa.Connection, seen: Seen, words: Sequence[str], limit: int, types: Sequence[str]
) -> list[Hit]:
    """Records all of whose given words begin one of theirs; those that hold the very words come first."""
    if not words:
        return []
    ways = [beginning(words)]
    if len(words) > 1:
        ways.insert(0, [(word, _is) for word in words])
    return _in_turn(connection, seen, ways, limit, types)


def search_otherwise(
    connection: sa.Connection, seen: Seen, words: Sequence[str], limit: int, types: Sequence[str]
) -> list[Hit]:
    """Records that hold the words written otherwise: together, in parts, a number in another of its forms."""
    return _in_turn(connection, seen, ways_otherwise(connection, words), limit, types)


def _in_turn(
    connection: sa.Connection, seen: Seen, ways: Iterable[list[Wanted]], limit: int, types: Sequence[str]
) -> list[Hit]:
    """What each of the ways finds, until there is enough."""
    found: dict[int, None] = {}
    for way in ways:
        found |= dict.fromkeys(_finding(connection, seen, way, limit, types))
        if len(found) >= limit:
            break
    return hits(connection, list(found)[:limit])


def ways_otherwise(connection: sa.Connection, words: Sequence[str]) -> Iterator[list[Wanted]]:
    """The ways to write the words otherwise that may find something, the nearest first.

    There are many, and each asks for all of the words: one of which a word begins none on file is left out.
    """
    spelt = spellings(words)[1:]
    begun = _begun(connection, {word for way in (words, *spelt) for word in way})
    yield from (beginning(way) for way in spelt if begun.issuperset(way))
    strange = [word for word in words if word not in begun]
    for place, word in enumerate(words):
        if strange in ([], [word]):
            for parts in _ways_apart(connection, word):
                yield [*beginning(words[:place]), *parts, *beginning(words[place + 1 :])]


def _begun(connection: sa.Connection, words: Collection[str]) -> set[str]:
    """Those of the words that begin one on file."""
    return {
        word
        for some in batches(sorted(words))
        for word in connection.execute(sa.union_all(*map(_if_begun, some))).scalars()
    }


def _if_begun(word: str) -> sa.Select[Any]:
    return sa.select(sa.literal(word, sa.Text())).where(
        sa.exists().where(_begins(search_word.c.word, word)).correlate(None)
    )


def _ways_apart(connection: sa.Connection, word: str) -> Iterator[list[Wanted]]:
    """The ways to take a word apart into words on file, of which the last may go on."""
    apart = list(_parts(connection, word, _MOST_PARTS))
    begun = _begun(connection, {last for *_, last in apart}) if apart else set()
    for *whole, last in apart:
        if last in begun:
            yield [*((part, _is) for part in whole), (last, _begins)]


def _parts(connection: sa.Connection, word: str, most: int) -> Iterator[tuple[str, ...]]:
    for start in _words_beginning(connection, word):
        rest = word[len(start) :]
        yield start, rest
        if most > 2:
            yield from ((start, *parts) for parts in _parts(connection, rest, most - 1))


def _words_beginning(connection: sa.Connection, word: str) -> list[str]:
    """The words on file that a longer one begins with."""
    starts = [word[:end] for end in range(1, min(len(word), _LONGEST_TAKEN_APART) - _LEAST_END + 1)]
    if not starts:
        return []
    statement = sa.select(search_word.c.word).where(search_word.c.word.in_(starts)).distinct()
    return list(connection.execute(statement).scalars())


def _finding(
    connection: sa.Connection,
    seen: Seen,
    words: Sequence[Wanted],
    limit: int,
    types: Sequence[str],
) -> list[int]:
    """Ids of the records, in the order of the longest word, which is looked up; the others are tested."""
    (longest, match), *rest = sorted(words, key=lambda wanted: len(wanted[0]), reverse=True)
    statement = sa.select(search_word.c.record_id).where(
        match(search_word.c.word, longest), open_to_all(search_word.c.record_id)
    )
    for word, match in rest:
        other = search_word.alias()
        tested = sa.exists().where(other.c.record_id == search_word.c.record_id, match(other.c.word, word))
        statement = statement.where(tested)
    if types:
        typed = sa.exists().where(record.c.id == search_word.c.record_id, record.c.type.in_(types))
        statement = statement.where(typed)
    statement = seen.only(statement, search_word.c.record_id)
    statement = statement.order_by(search_word.c.word, search_word.c.record_id)
    return _distinct(connection, statement, limit)


def _distinct(connection: sa.Connection, statement: sa.Select[Any], limit: int) -> list[int]:
    """The first so many different ids. Several words of one record may match, so more rows may be needed."""
    rows = limit
    while True:
        found = list(connection.execute(statement.limit(rows)).scalars())
        different = list(dict.fromkeys(found))[:limit]
        if len(different) == limit or len(found) < rows:
            return different
        rows *= 4


def hits(connection: sa.Connection, ids: Sequence[int]) -> list[Hit]:
    """The lines for these records, in the order given; one that cannot be read is left out."""
    if not ids:
        return []
    found = _readable(connection, ids)
    return [found[id] for id in ids if id in found]


def _readable(connection: sa.Connection, ids: Sequence[int]) -> dict[int, Hit]:
    statement = sa.select(*_HIT).where(record.c.id.in_(ids))
    try:
        return {row.id: _hit(row) for row in connection.execute(statement)}
    except Exception as failure:
        if is_the_environments(failure):
            raise
    if len(ids) == 1:
        return {}
    return {id: hit for one in ids for id, hit in _readable(connection, [one]).items()}


def newest(connection: sa.Connection, seen: Seen, limit: int) -> list[Hit]:
    """The records changed last."""
    statement = seen.only(sa.select(record.c.id), record.c.id).where(open_to_all(record.c.id))
    statement = statement.order_by(record.c.changed_at.desc(), record.c.id.desc()).limit(limit)
    return hits(connection, list(connection.execute(statement).scalars()))


def sharing_keys(
    connection: sa.Connection, seen: Seen, keys: Collection[str], most: int | None, among_restricted: bool
) -> list[int]:
    """Ids that share blocking keys, those sharing most first."""
    within = restricted if among_restricted else open_to_all
    statement = (
        seen.only(sa.select(match_key.c.record_id), match_key.c.record_id)
        .where(match_key.c.key.in_(keys), within(match_key.c.record_id))
        .group_by(match_key.c.record_id)
        .order_by(sa.func.count().desc(), match_key.c.record_id)
        .limit(most)
    )
    return list(connection.execute(statement).scalars())


def holders_of_keys(connection: sa.Connection, seen: Seen, keys: Collection[str]) -> dict[str, list[int]]:
    """For each of these keys that anybody has, all who have it."""
    found: dict[str, list[int]] = defaultdict(list)
    for some in batches(sorted(set(keys))):
        for key, id in connection.execute(seen.only(_holding_keys(), match_key.c.record_id), {"keys": some}):
            found[key].append(id)
    return found


@cache
def _holding_keys() -> sa.Select[Any]:
    among = match_key.c.key.in_(sa.bindparam("keys", expanding=True))
    return sa.select(match_key.c.key, match_key.c.record_id).where(among, open_to_all(match_key.c.record_id))


_HIT = (
    record.c.id,
    record.c.type,
    record.c.reference,
    record.c.label,
    record.c.child_id,
    record.c.child_label,
    record.c.status,
    sa.literal_column(hiding().here, sa.Boolean).label("about_restricted"),
)


def _hit(row: Any) -> Hit:
    hidden = bool(row.about_restricted)
    label = public_name(row.label, row.reference, hidden)
    child_label = RESTRICTED if hidden and row.child_label else kept_name(row.child_label)
    return Hit(row.id, row.type, row.reference, label, row.child_id, child_label, row.status, hidden)
