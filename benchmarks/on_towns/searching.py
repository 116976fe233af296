"""Search as somebody types, beside reads of single rows; and who may be the child typed, beside one search.

A search is told in rows read by their keys by the bare driver. What is looked for is drawn from the town's
own children, so that it is as common as the town is large; of several of a kind the slowest is given.
"""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from itertools import pairwise
from pathlib import Path

from benchmarks import Ratio, compare
from benchmarks._statements import bare_connection
from cme_desktop.ports import Reader
from cme_desktop.services.duplicates import likely_children
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.child.identity import FACTS
from cme_desktop.standing_records.school import SCHOOL
from cme_desktop.values.searching import search_words
from db.store import open_store
from tests.builders import StandingClock

RUNS = 15
READS = 100
"""Rows in one measurement of the limit, where there are as many: a single one is soon over."""
HITS = 50
ALIKE = 12
"""Searches of a kind."""
AS_TYPED, P99, SAME_CHILD = 60.0, 500.0, 10.0
"""Reads of a row to a search that goes through few words, and to any other; searches to a likeness."""

_ROW = "SELECT type, reference, label FROM record WHERE id = ?"
_COMMON = "SELECT word FROM search_word WHERE type = 'child' GROUP BY word ORDER BY count(*) DESC LIMIT ?"
_FIRST = (
    "SELECT record.id, record.type, record.reference, record.label, record.status FROM search_word "
    "JOIN record ON record.id = search_word.record_id "
    f"WHERE search_word.type = 'child' AND word >= ? AND word < ? ORDER BY word, record_id LIMIT {HITS}"
)

Search = tuple[str, list[str]]
"""Words, and the types that they are looked for in."""


def run(town: Path) -> Iterator[Ratio]:
    store = open_store(str(town), StandingClock())
    with closing(bare_connection(store.engine)) as bare, store.reading() as reader:
        ids = [id for (id,) in bare.execute("SELECT id FROM child ORDER BY id")]
        drawn = random.Random(1).sample(ids, min(READS, len(ids)))
        for name, target, searches in _kinds(reader, bare, drawn[:ALIKE]):
            reads = partial(_read, bare, drawn)
            ratios = [compare(name, partial(_search, reader, one), reads, target, RUNS) for one in searches]
            slowest = max(ratios, key=lambda ratio: ratio.value)
            yield replace(slowest, limit=slowest.limit / len(drawn))
        yield max(_same_child(reader, bare, drawn[:ALIKE]), key=lambda ratio: ratio.value)
    store.close()


def _kinds(
    reader: Reader, bare: sqlite3.Connection, drawn: list[int]
) -> Iterator[tuple[str, float, list[Search]]]:
    children = [child for child in reader.glimpses(CHILD, FACTS, drawn) if child.surname and child.forename]
    names = [
        (search_words(str(child.surname))[0], search_words(str(child.forename))[0]) for child in children
    ]
    common = [word for (word,) in bare.execute(_COMMON, (ALIKE,))]
    yield "two letters", AS_TYPED, [(surname[:2], []) for surname, _ in names]
    yield "three letters", AS_TYPED, [(surname[:3], []) for surname, _ in names]
    yield "a common name", AS_TYPED, [(word, []) for word in common]
    yield "a letter, among schools", AS_TYPED, [(surname[:1], [SCHOOL.key]) for surname, _ in names]
    yield "two words", P99, [(f"{surname[:3]} {forename[:3]}", []) for surname, forename in names]
    yield "two common words", P99, [(f"{one} {other}", []) for one, other in pairwise(common)]
    yield (
        "a common and a rare word",
        P99,
        [(f"{word} {child.reference}", []) for word, child in zip(common, children, strict=False)],
    )
    yield "a common word and one that nobody has", P99, [(f"{word} zzzz", []) for word in common]


def _search(reader: Reader, search: Search) -> None:
    words, types = search
    reader.search(search_words(words), HITS, types)


def _read(bare: sqlite3.Connection, ids: list[int]) -> None:
    for id in ids:
        bare.execute(_ROW, (id,)).fetchone()


def _same_child(reader: Reader, bare: sqlite3.Connection, drawn: list[int]) -> Iterator[Ratio]:
    for child in reader.glimpses(CHILD, FACTS, drawn):
        typed = replace(child, id=None)
        prefix = search_words(str(child.surname))[0][:3]
        first = partial(_first, bare, prefix)
        yield compare(
            "who a typed child may be", partial(likely_children, reader, typed), first, SAME_CHILD, RUNS
        )


def _first(bare: sqlite3.Connection, prefix: str) -> None:
    bare.execute(_FIRST, (prefix, f"{prefix}\U0010ffff")).fetchall()
