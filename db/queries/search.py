"""Finding by the beginnings of words: one index of folded words serves both databases."""

from collections.abc import Iterator, Sequence

import sqlalchemy as sa

from cme_desktop.ports import Hit
from cme_desktop.values.searching import spellings
from db.queries.seen import Seen
from db.queries.words import Wanted, beginning, begun, holders, holding, matching, on_file, whole

__all__ = ["Wanted", "beginning", "holders", "search", "search_otherwise", "ways_otherwise"]

_MOST_PARTS = 3  # van der Berg
_LEAST_END = 2  # by one letter more, Smiths is not yet Smith and Sarah
_LONGEST_TAKEN_APART = 100


def search(
    connection: sa.Connection, seen: Seen, words: Sequence[str], limit: int, types: Sequence[str]
) -> list[Hit]:
    """Records all of whose given words begin one of theirs; those that hold the very words come first."""
    if not words:
        return []
    found = matching(connection, seen, beginning(words), limit, types)
    if len(words) == 1 or not found:
        return found
    exact = holding(connection, [hit.id for hit in found], words)
    if len(found) < limit or len(exact) == limit:  # all there are, or all that would come first
        return sorted(found, key=lambda hit: hit.id not in exact)
    return _together(matching(connection, seen, whole(words), limit, types), found, limit)


def search_otherwise(
    connection: sa.Connection, seen: Seen, words: Sequence[str], limit: int, types: Sequence[str]
) -> list[Hit]:
    """Records that hold the words written otherwise: together, in parts, a number in another of its forms."""
    found: list[Hit] = []
    for way in ways_otherwise(connection, words):
        found = _together(found, matching(connection, seen, way, limit, types), limit)
        if len(found) >= limit:
            break
    return found


def _together(first: Sequence[Hit], then: Sequence[Hit], limit: int) -> list[Hit]:
    """Each record once, no more than so many."""
    return list({hit.id: hit for hit in (*first, *then)}.values())[:limit]


def ways_otherwise(connection: sa.Connection, words: Sequence[str]) -> Iterator[list[Wanted]]:
    """The ways to write the words otherwise that may find something, the nearest first.

    There are many, and each asks for all of the words: one of which a word begins none on file is left out.
    """
    spelt = spellings(words)[1:]
    known = begun(connection, {word for way in (words, *spelt) for word in way})
    yield from (beginning(way) for way in spelt if known.issuperset(way))
    strange = [word for word in words if word not in known]
    for place, word in enumerate(words):
        if strange in ([], [word]):
            for parts in _ways_apart(connection, word):
                yield [*beginning(words[:place]), *parts, *beginning(words[place + 1 :])]


def _ways_apart(connection: sa.Connection, word: str) -> Iterator[list[Wanted]]:
    """The ways to take a word apart into words on file, of which the last may go on."""
    apart = list(_parts(connection, word, _MOST_PARTS))
    known = begun(connection, {last for *_, last in apart}) if apart else set()
    for *parts, last in apart:
        if last in known:
            yield [*whole(parts), *beginning([last])]


def _parts(connection: sa.Connection, word: str, most: int) -> Iterator[tuple[str, ...]]:
    for start in _words_beginning(connection, word):
        rest = word[len(start) :]
        yield start, rest
        if most > 2:
            yield from ((start, *parts) for parts in _parts(connection, rest, most - 1))


def _words_beginning(connection: sa.Connection, word: str) -> list[str]:
    """The words on file that a longer one begins with."""
    starts = [word[:end] for end in range(1, min(len(word), _LONGEST_TAKEN_APART) - _LEAST_END + 1)]
    return sorted(on_file(connection, starts))
