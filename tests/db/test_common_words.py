"""Lists narrowed by words that many children have: their pages are the same, and there as soon as full."""

import random

import pytest

from cme_desktop.ports import ListQuery, Reader
from cme_desktop.standing_records.child import CHILD
from db.store import SqlStore
from tests.builders import AUTHOR, make_child
from tests.db.many import multiply, thousands_of_steps

SIZE = 100


def make_children(store: SqlStore, *forenames: str) -> list[int]:
    with store.changing(AUTHOR) as work:
        made = [make_child(work, "Okafor", name).id for name in forenames]
        work.commit()
    return made


def listed(store: SqlStore, query: ListQuery) -> list[int]:
    """All that a list shows, the first and the last of its pages and one between read as pages."""
    with store.reading() as reader:
        total, anchors = reader.anchors(query, 1)
        ids = [anchor.id for anchor in anchors]
        assert total == len(ids)
        for place in {0, random.Random(1).randrange(total), total - 1} if total else ():
            page = reader.page(query, anchors[place], SIZE)
            assert [row.id for row in page] == ids[place : place + SIZE]
        assert [row.id for row in reader.page(query, None, SIZE)] == ids[:SIZE]
    return ids


@pytest.mark.parametrize(("sort", "descending"), [("reference", False), ("surname", True)])
def test_pages_hold_whoever_has_the_words(store: SqlStore, sort: str, descending: bool) -> None:
    (both,) = make_children(store, "Ash Zed")
    several = make_children(store, "Ash", "Zed", "Ash Bell", "Zed", "Ash", "Zed")
    copies = multiply(store, CHILD, several, 2_000)
    ash, bell = copies[0::2], copies[2::6]

    def narrowed(*words: str) -> list[int]:
        return listed(store, ListQuery(CHILD, sort, descending, words))

    assert sorted(narrowed("oka")) == [both, *copies]
    assert sorted(narrowed("okafor", "ash")) == [both, *sorted(ash)]
    assert sorted(narrowed("ash", "bell")) == sorted(bell)
    assert narrowed("ash", "zed") == [both]
    assert narrowed("bell", "zed") == []


def test_a_first_page_is_no_more_work_where_more_have_the_word(sqlite_store: SqlStore) -> None:
    def first_page(reader: Reader) -> None:
        query = ListQuery(CHILD, "surname", False, ("okafor",))
        assert len(reader.page(query, None, SIZE)) == SIZE

    multiply(sqlite_store, CHILD, make_children(sqlite_store, "Ada"), 6_000)
    among_few = thousands_of_steps(sqlite_store, first_page)
    multiply(sqlite_store, CHILD, make_children(sqlite_store, "Bea"), 18_000)

    assert thousands_of_steps(sqlite_store, first_page) <= among_few * 1.1
