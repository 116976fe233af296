"""Which records hold certain words, asked by statements that are made once.

Words are sought within a type, so that a search of one type goes through no other's; one of several goes
through each, merged in their order. Of several words the holders of the rarest are gone through: whether one
holds the others, too, is told by the words beside, so that none is looked up.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cache, lru_cache

import sqlalchemy as sa

from cme_desktop.ports import Hit
from cme_desktop.registry import REGISTRY
from db.connecting.among import among, each
from db.connecting.position import position
from db.connecting.prepared import run
from db.queries.hits import Lines, first_hits, lines
from db.queries.seen import Seen
from db.tables.schema import TEXT, record, search_word

_AFTER_ALL = "\U0010ffff"
_SPACE, _NOTHING = sa.literal_column("' '", TEXT), sa.literal_column("''", TEXT)
_TYPES = tuple(kind.key for kind in REGISTRY)
_FEW, _MANY = 200, 8_000
"""How far the holders of a word are counted. Few are found and then sorted; of more than many, those that
come first are found as soon in the order of the hits."""
_KEPT = 500
"""Statements kept: one for each way in which words are sought, in these types, beside these imports."""

_Held = tuple[int, str]
"""A record's id, and a word of it."""
_Text = str | sa.ColumnElement[str]
_Portions = tuple[tuple[str, ...], ...]
"""Types, in portions that are each gone along in their order; those of one are sorted."""


def _is(column: sa.ColumnElement[str], word: _Text) -> sa.ColumnElement[bool]:
    return column == word


def _begins(column: sa.ColumnElement[str], word: _Text) -> sa.ColumnElement[bool]:
    return sa.and_(column >= word, column < word + _AFTER_ALL)


Match = Callable[[sa.ColumnElement[str], _Text], sa.ColumnElement[bool]]
Wanted = tuple[str, Match]
"""A word, and whether it is a whole one on file or begins one."""


def beginning(words: Iterable[str]) -> list[Wanted]:
    """The words as the beginnings of words on file."""
    return [(word, _begins) for word in words]


def whole(words: Iterable[str]) -> list[Wanted]:
    """The words as they are on file."""
    return [(word, _is) for word in words]


def holders(wanted: Wanted) -> sa.Select[tuple[int]]:
    """Ids of the records with such a word."""
    word, match = wanted
    return _holders(match, word, _TYPES)


def _holders(match: Match, word: _Text, types: Sequence[str]) -> sa.Select[tuple[int]]:
    return sa.select(search_word.c.record_id).where(_of_types(types), match(search_word.c.word, word))


def _of_types(types: Sequence[str]) -> sa.ColumnElement[bool]:
    """Whether a word is that of a record of these types: the index is sought once for each.

    They are named in the text: as values, each would have to be handed over with every word.
    """
    return search_word.c.type.in_([sa.literal_column(repr(type)) for type in types])


def begun(connection: sa.Connection, words: Collection[str]) -> set[str]:
    """Those of the words that begin one on file."""
    return _on_file(connection, words, _begins)


def on_file(connection: sa.Connection, words: Collection[str]) -> set[str]:
    """Those of the words that are on file."""
    return _on_file(connection, words, _is)


def _on_file(connection: sa.Connection, words: Collection[str], match: Match) -> set[str]:
    if not words:
        return set()
    return {word for (word,) in run(connection, _known(match), {"words": sorted(words)}).fetchall()}


@cache
def _known(match: Match) -> sa.Select[tuple[str]]:
    """Which of several words there are. Of an EXISTS a server may look up all holders."""
    asked = each("words", TEXT)
    word = asked.c.value
    held = _holders(match, word, _TYPES).limit(sa.literal_column("1")).correlate(asked)
    return sa.select(word).where(held.scalar_subquery().is_not(None))


def matching(
    connection: sa.Connection, seen: Seen, words: Sequence[Wanted], limit: int, types: Sequence[str]
) -> list[Hit]:
    """Records that hold all the words, and that everybody sees, in the order of the longest word."""
    wanted = sorted(words, key=lambda one: len(one[0]), reverse=True)
    matches = tuple(match for _, match in wanted)
    values = {f"word_{place}": word for place, (word, _) in enumerate(wanted)}
    within = tuple(type for type in _TYPES if not types or type in types)
    counted = _rarest(connection, matches, values, within)
    if counted is None:
        return []
    rarest, are_few = counted
    portions = (within,) if rarest or are_few else tuple((type,) for type in within)
    return first_hits(connection, _telling(matches, rarest, portions, seen), values, limit)


def holding(connection: sa.Connection, ids: Sequence[int], words: Sequence[str]) -> set[int]:
    """Those of these records that hold all the words as they are on file."""
    values = {f"word_{place}": word for place, word in enumerate(words)}
    return {id for (id,) in run(connection, _holding(len(words)), {"ids": ids, **values}).fetchall()}


@lru_cache(_KEPT)
def _holding(number: int) -> sa.Select[tuple[int]]:
    rows = (search_word.alias() for _ in range(number))
    held_too = (
        sa.exists().where(held.c.record_id == record.c.id, held.c.word == _word(place))
        for place, held in enumerate(rows)
    )
    return sa.select(record.c.id).where(among(record.c.id, "ids"), *held_too)


def _rarest(
    connection: sa.Connection, matches: tuple[Match, ...], values: dict[str, str], types: tuple[str, ...]
) -> tuple[int, bool] | None:
    """The place of the word with the fewest holders, and whether these are few; None if a word has none.

    Where all have many it is the first.
    """
    if len(matches) > 1:
        for most in (_FEW, _MANY):
            counts = run(connection, _counting(matches, types), {**values, "most": most}).fetchone()
            fewest = min(counts)
            if fewest < most:
                return (counts.index(fewest), most == _FEW) if fewest else None
    return 0, False


@lru_cache(_KEPT)
def _counting(matches: tuple[Match, ...], types: tuple[str, ...]) -> sa.Select[tuple[int, ...]]:
    """How many rows of the index each word has, the first up to `most`, the others up to the first."""

    def number(place: int, most: sa.ColumnElement[int]) -> sa.ScalarSelect[int]:
        counted = _holders(matches[place], _word(place), types).limit(most).subquery("counted")
        return sa.select(sa.func.count()).select_from(counted).scalar_subquery()

    first = sa.select(number(0, sa.bindparam("most")).label("number")).cte("first")
    as_many = sa.select(first.c.number).scalar_subquery()
    return sa.select(as_many, *(number(place, as_many) for place in range(1, len(matches))))


@lru_cache(_KEPT)
def _telling(matches: tuple[Match, ...], rarest: int, portions: _Portions, seen: Seen) -> Lines:
    """The lines of what is found, in its order."""
    found = _finding(matches, rarest, portions, seen).subquery("found")
    told = lines().join_from(found, record, record.c.id == found.c.record_id)
    return told.order_by(found.c.word, found.c.record_id)


def _finding(
    matches: tuple[Match, ...], rarest: int, portions: _Portions, seen: Seen
) -> sa.Select[_Held] | sa.CompoundSelect[_Held]:
    """`rows` rows of the rarest word's whose records hold the others too, in the order of the first word."""
    rows: sa.BindParameter[int] = sa.bindparam("rows")
    word = _first_of(matches[0], 0) if rarest else search_word.c.word
    statement = seen.only(sa.select(search_word.c.record_id, word.label("word")), search_word.c.record_id)
    statement = statement.where(matches[rarest](search_word.c.word, _word(rarest)))
    for place, match in enumerate(matches):
        if place != rarest:
            statement = statement.where(_holds(match, place))
    if not rarest and matches[0] is _begins:
        statement = statement.where(_first_time())
    of_each = [statement.where(_of_types(types)) for types in portions]
    if len(of_each) == 1:
        return of_each[0].order_by("word", search_word.c.record_id).limit(rows)
    return sa.union_all(*of_each).order_by("word", "record_id").limit(rows)


def _holds(match: Match, place: int) -> sa.ColumnElement[bool]:
    """Whether the same record has a word that fits."""
    return _told(_place_of(match, _word(place)) > 0, _first_of(match, place).is_not(None))


def _first_time() -> sa.ColumnElement[bool]:
    """Whether no earlier word of its record begins so: hyphened names and those of schools have several."""
    told = _place_of(_begins, _word(0)) == _place_of(_is, search_word.c.word)
    return _told(told, _first_of(_begins, 0) == search_word.c.word)


def _told(beside: sa.ColumnElement[bool], looked_up: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    """What the words beside tell; where they are too many to stand there, what is looked up."""
    return sa.case((search_word.c.words != _NOTHING, beside), else_=looked_up)


def _place_of(match: Match, word: sa.ColumnElement[str]) -> sa.ColumnElement[int]:
    """Where the first word that fits stands among those of the record, 0 if there is none."""
    sought = _SPACE + word
    return position(search_word.c.words, sought + _SPACE if match is _is else sought)


def _first_of(match: Match, place: int) -> sa.ScalarSelect[str]:
    """The first word of the same record that fits."""
    other = search_word.alias()
    fits = other.c.record_id == search_word.c.record_id, match(other.c.word, _word(place))
    return sa.select(sa.func.min(other.c.word)).where(*fits).correlate(search_word).scalar_subquery()


def _word(place: int) -> sa.BindParameter[str]:
    return sa.bindparam(f"word_{place}", type_=TEXT)
