"""How far a search goes: as far as what is shown of it, whatever else is on file."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from itertools import count
from sqlite3 import Connection

import pytest
import sqlalchemy as sa

from cme_desktop.ports import Reader
from cme_desktop.standing_records.child import CHILD
from db.reader import SqlReader
from db.store import SqlStore
from db.tables.schema import match_key, record, search_word
from db.unit_of_work import SqlUnitOfWork
from db.writing.known_by import words_beside
from tests.builders import AUTHOR, make_child
from tests.db.asked import asked

SOME, MANY = 300, 8_500
"""So many that a search counts no further at first, and so many that it counts no further at all."""
_STEPS_TO_A_HOLDER = 40
"""To count the holders of two words and to go through those of one; to look each up takes more."""
VERY_MANY = tuple(f"word{number}" for number in range(100))
"""More words than are kept beside each other."""
_ids = count(1)
_STAMPS = {"created_by": "", "changed_by": "", "version": 1} | dict.fromkeys(
    ("created_at", "changed_at"), datetime(2026, 11, 9, 12, tzinfo=UTC)
)


def plant(
    work: SqlUnitOfWork, type: str, number: int, *words: str, restricted: bool = False
) -> dict[int, tuple[str, ...]]:
    """So many records with these words, put there without the program; the words of each by its id."""
    ids = [next(_ids) for _ in range(number)]
    common = {"type": type, "label": words[0], "line": "", "status": "", "restricted": restricted, **_STAMPS}
    work.connection.execute(record.insert(), [{"id": id, "reference": f"R-{id}", **common} for id in ids])
    of_all = {"type": type, "words": words_beside(words)}
    held = [{"word": word, "record_id": id, **of_all} for id in ids for word in words]
    work.connection.execute(search_word.insert(), held)
    work.connection.execute(match_key.insert(), [{"key": words[0], "record_id": id} for id in ids])
    return dict.fromkeys(ids, words)


def steps(reader: Reader, ask: Callable[[Reader], object]) -> int:
    """How many steps SQLite takes to answer."""
    assert isinstance(reader, SqlReader)
    driver = reader.connection.connection.driver_connection
    assert isinstance(driver, Connection)
    taken = 0

    def tick() -> None:
        nonlocal taken
        taken += 1

    ask(reader)  # what is made once for all time is made now
    driver.set_progress_handler(tick, 1)
    ask(reader)
    driver.set_progress_handler(None, 1)
    return taken


@pytest.mark.parametrize(
    ("words", "types"),
    [
        (["a"], []),
        (["a"], ["school"]),
        (["ash"], ["child", "school"]),
        (["ashworth", "quill"], []),
        (["ashworth", "quill"], ["child"]),
        (["ashworth", "nobody"], []),
        (["ashworth", "am"], []),
    ],
)
def test_a_search_goes_no_further_where_more_is_on_file(
    sqlite_store: SqlStore, words: Sequence[str], types: Sequence[str]
) -> None:
    with sqlite_store.changing(AUTHOR) as work:
        plant(work, "child", MANY, "ashworth", "amelia")
        plant(work, "child", 7, "ashworth", "quill")
        plant(work, "school", 7, "abbey")
        few = steps(work, lambda reader: reader.search(words, 10, types))
        plant(work, "child", MANY, "ashworth", "amelia")
        assert steps(work, lambda reader: reader.search(words, 10, types)) < 1.1 * few


@pytest.mark.parametrize("words", [["ashworth", "quill"], ["quill", "am"], ["a", "q"]])
def test_no_holder_of_a_word_is_looked_up_to_tell_whether_it_holds_another(
    sqlite_store: SqlStore, words: Sequence[str]
) -> None:
    """In large files each is on a page of its own; nobody here holds both words, so that each is told."""
    with sqlite_store.changing(AUTHOR) as work:
        plant(work, "child", SOME, "ashworth", "amelia")
        plant(work, "child", SOME, "quill", "bo")
        one = steps(work, lambda reader: reader.search(words, 10))
        plant(work, "child", SOME, "ashworth", "amelia")
        plant(work, "child", SOME, "quill", "bo")
        more = steps(work, lambda reader: reader.search(words, 10)) - one
    assert more < _STEPS_TO_A_HOLDER * SOME


def test_of_two_words_the_second_is_counted_no_further_than_the_first(sqlite_store: SqlStore) -> None:
    with sqlite_store.changing(AUTHOR) as work:
        plant(work, "child", SOME, "ashworth", "bo")
        plant(work, "child", SOME, "amelia", "bo")
        few = steps(work, lambda reader: reader.search(["ashworth", "am"], 10))
        plant(work, "child", 10 * SOME, "amelia", "bo")
        assert steps(work, lambda reader: reader.search(["ashworth", "am"], 10)) < 1.1 * few


def test_what_stands_beside_a_word_follows_its_record(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child = make_child(work, surname="Ashworth", forename="Amelia")
        assert [hit.id for hit in work.search(["ash", "am"], 10)] == [child.id]
        child.forename = "Quill"
        work.save(CHILD, child, [])
        assert work.search(["ash", "am"], 10) == []
        assert [hit.id for hit in work.search(["ash", "qu"], 10)] == [child.id]


def test_a_record_of_very_many_words_is_kept_once_and_found_by_each(store: SqlStore) -> None:
    """What is beside each of its words may not grow with them, or a long record would be kept for each."""
    names = [CHILD.rows["other_names"].of(surname=f"Ash{number:04}") for number in range(1_000)]
    with store.changing(AUTHOR) as work:
        child = make_child(work, surname="Ashworth", forename="Amelia", other_names=names)
        beside = sa.select(sa.func.sum(sa.func.length(search_word.c.words)))
        assert work.connection.execute(beside).scalar_one() == 0
        for words in (["ash", "am"], ["ashworth", "amelia"], ["ash0999", "am"], ["ash0001", "ash0002"]):
            assert [hit.id for hit in work.search(words, 10)] == [child.id]
        assert work.search(["ash0001", "quill"], 10) == []
        child.other_names = names[:2]
        work.save(CHILD, child, [])
        assert work.connection.execute(beside).scalar_one() > 0
        assert work.search(["ash0999", "am"], 10) == []
        assert [hit.id for hit in work.search(["ash0001", "am"], 10)] == [child.id]
        work.commit()
    assert list(store.findings()) == []


def test_a_full_page_of_those_with_the_very_words_is_not_sought_again(sqlite_store: SqlStore) -> None:
    with sqlite_store.changing(AUTHOR) as work:
        plant(work, "child", 20, "ashworth", "amelia")
        with asked(sqlite_store.engine) as ran:
            assert len(work.search(["ashworth", "amelia"], 10)) == 10
    assert len(ran) == 3


@pytest.mark.parametrize(
    "ask",
    [
        lambda reader, _: reader.search(["ash"], 10),
        lambda reader, ids: reader.hits(ids),
        lambda reader, _: reader.sharing_keys(["ashworth"], 10),
        lambda reader, _: reader.holders_of_keys(["ashworth"]),
        lambda reader, _: reader.sharing_keys(["ashworth"], among_restricted=True),
        lambda reader, ids: list(reader.glimpses(CHILD, ["surname"], ids)),
        lambda reader, ids: reader.labels(ids),
    ],
    ids=["search", "hits", "keys", "holders", "restricted", "glimpses", "labels"],
)
def test_a_pages_worth_is_told_as_soon_however_many_children_are_restricted(
    sqlite_store: SqlStore, ask: Callable[[Reader, Sequence[int]], object]
) -> None:
    with sqlite_store.changing(AUTHOR) as work:
        plant(work, "child", 5, "hidden", restricted=True)
        ids = list(plant(work, "child", 40, "ashworth"))
        few = steps(work, lambda reader: ask(reader, ids))
        plant(work, "child", 500, "hidden", restricted=True)
        assert steps(work, lambda reader: ask(reader, ids)) < 1.1 * few


@pytest.mark.parametrize(
    ("words", "number"), [(["ash"], 1), (["nobody"], 1), (["ash", "am"], 3), (["ashworth", "nobody"], 1)]
)
def test_lines_are_found_and_told_at_once(sqlite_store: SqlStore, words: Sequence[str], number: int) -> None:
    """Of several words it is counted first which is the rarest, and asked last who holds the very words."""
    with sqlite_store.changing(AUTHOR) as work:
        plant(work, "child", 5, "ashworth", "amelia")
        plant(work, "child", 5, "hidden", "ashworth", "amelia", restricted=True)
        with asked(sqlite_store.engine) as ran:
            work.search(words, 10)
    assert len(ran) == number


@pytest.mark.parametrize("others", [(), VERY_MANY], ids=["few", "very many"])
def test_a_record_of_several_such_words_is_found_once(
    sqlite_store: SqlStore, others: tuple[str, ...]
) -> None:
    """So that a page of them is full as soon as one of records with a single word."""
    with sqlite_store.changing(AUTHOR) as work:
        for one in ("abbey", "abel", "able", "abram", "abson", "abu"):
            plant(work, "school", 1, one, f"{one}road", f"{one}park", f"{one}way", f"{one}hill", *others)
        with asked(sqlite_store.engine) as ran:
            assert len(work.search(["ab"], 6)) == 6
    assert len(ran) == 1


def test_glimpses_are_read_in_one_statement(sqlite_store: SqlStore) -> None:
    """Whether everybody sees them is asked as they are read, and no rows are looked for of nobody."""
    with sqlite_store.changing(AUTHOR) as work:
        child = make_child(work)
        hidden = make_child(work, restricted=True)
        with asked(sqlite_store.engine) as ran:
            assert [one.id for one in work.glimpses(CHILD, ["surname"], [child.id, hidden.id])] == [child.id]
            assert list(work.glimpses(CHILD, ["surname", "addresses"], [hidden.id])) == []
    assert len(ran) == 2


@pytest.mark.parametrize("types", [[], ["child"], ["child", "person"]])
@pytest.mark.parametrize(
    "words",
    [["ash"], ["ash", "am"], ["ashworth", "quill"], ["ashworth", "b"], ["ashworth", "amelia", "z"]],
)
def test_hits_come_in_the_order_of_the_longest_word_however_they_are_found(
    store: SqlStore, words: list[str], types: list[str]
) -> None:
    """The longest word is gone along where all are common, or the holders of the rarest are looked at."""
    with store.changing(AUTHOR) as work:
        held = {
            **plant(work, "person", SOME, "ashworth", "amelia"),
            **plant(work, "person", MANY, "ashworth", "bo"),
            **plant(work, "child", SOME, "ashton", "ashworth", "amy"),
            **plant(work, "school", 3, "ash", "amber"),
            **plant(work, "child", 40, "ashworth", "quill"),
            **plant(work, "child", 40, "ashworthy", "quillan", "zed", "amelia", "bea"),
            **plant(work, "child", 40, "ashworth", "ashworthy", "quillan", "zed", "amelia", *VERY_MANY),
            **plant(work, "child", 40, "ashton", "quill", *VERY_MANY),
        }
        kinds = {hit.id: hit.type for hit in work.hits(list(held))}

        found = work.search(words, 1_000, types)

    among = {id: of_it for id, of_it in held.items() if not types or kinds[id] in types}
    exact = in_order(among, words, str.__eq__) if len(words) > 1 else []
    expected = dict.fromkeys([*exact, *in_order(among, words, str.startswith)])
    assert expected
    assert [hit.id for hit in found] == list(expected)[:1_000]


def in_order(
    held: Mapping[int, Sequence[str]], words: Sequence[str], fits: Callable[[str, str], bool]
) -> list[int]:
    """The records that hold all the words, in the order of that of theirs which fits the longest."""
    longest = max(words, key=len)
    having = {
        id: min(one for one in of_it if fits(one, longest))
        for id, of_it in held.items()
        if all(any(fits(one, word) for one in of_it) for word in words)
    }
    return sorted(having, key=lambda id: (having[id], id))


@pytest.mark.parametrize(
    "ask",
    [
        lambda reader: reader.search(["ash", "am"], 10),
        lambda reader: reader.search_otherwise(["mcdonald", "ashton"], 10),
        lambda reader: reader.newest(10),
        lambda reader: reader.hits([1, 2]),
        lambda reader: reader.sharing_keys(["ashton", "amy"], 10),
        lambda reader: reader.sharing_keys(["ashton", "amy"], among_restricted=True),
        lambda reader: reader.holders_of_keys(["ashton", "amy"]),
    ],
    ids=["search", "otherwise", "newest", "hits", "keys", "restricted", "holders"],
)
def test_no_statement_is_made_twice(sqlite_store: SqlStore, ask: Callable[[Reader], object]) -> None:
    """What is asked as somebody types goes by the driver alone, the same text each time."""
    made: list[str] = []

    def note(_connection: object, _cursor: object, text: str, *_: object) -> None:
        made.append(text)

    with sqlite_store.changing(AUTHOR) as work:
        plant(work, "child", 40, "ashton", "amy")
        sa.event.listen(sqlite_store.engine, "before_cursor_execute", note)
        with asked(sqlite_store.engine) as first:
            ask(work)
        made.clear()
        with asked(sqlite_store.engine) as again:
            ask(work)
    assert [text for text, _ in first] == [text for text, _ in again]
    assert first
    assert made == []
