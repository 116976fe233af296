"""A change happens whole or not at all, and nobody's change is lost to somebody else's."""

from threading import Barrier, Thread

import pytest

from cme_desktop.errors import NotFound, Stale
from cme_desktop.ports import Author
from cme_desktop.services.saving import store as put
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.person import PERSON
from db.store import SqlStore
from tests.builders import AUTHOR, make_child, make_school

MORGAN = Author("Morgan Lake")


def saved_child(store: SqlStore) -> int:
    with store.changing(AUTHOR) as work:
        id = make_child(work).id
        work.commit()
    return int(id)


def test_leaving_without_commit_undoes_everything(store: SqlStore) -> None:
    id = saved_child(store)
    with store.changing(AUTHOR) as work:
        child = work.get(CHILD, id)
        child.surname = "Nobody"
        put(work, CHILD, child)
        other = make_child(work, "Lost")

    with store.reading() as reader:
        assert reader.get(CHILD, id).surname == "Okafor"
        assert len(reader.history(id)) == 1
        assert reader.search(["nobody"], 5) == []
        with pytest.raises(NotFound):
            reader.get(CHILD, other.id)


def test_a_failure_within_a_change_undoes_everything(store: SqlStore) -> None:
    def fail() -> None:
        with store.changing(AUTHOR) as work:
            make_child(work)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    with store.reading() as reader:
        assert reader.counts()["child"] == (0, 0)


def test_in_a_file_the_number_of_an_undone_change_is_given_again(sqlite_store: SqlStore) -> None:
    with sqlite_store.changing(AUTHOR) as work:
        make_child(work)
    with sqlite_store.changing(AUTHOR) as work:
        assert make_child(work).reference == "CHD-2026-0001"


def test_a_stale_save_is_refused_and_shows_what_the_other_left(store: SqlStore) -> None:
    id = saved_child(store)
    with store.reading() as reader:
        mine = reader.get(CHILD, id)
    with store.changing(MORGAN) as work:
        theirs = work.get(CHILD, id)
        theirs.forename = "Adaeze"
        put(work, CHILD, theirs)
        work.commit()

    mine.notes = "Typed by Robin"
    with (
        store.changing(AUTHOR) as work,
        pytest.raises(Stale, match="Morgan Lake saved CHD-2026-0001 after you opened it") as refused,
    ):
        put(work, CHILD, mine)

    assert refused.value.theirs.forename == "Adaeze"
    assert (mine.notes, mine.version) == ("Typed by Robin", 1)
    with store.reading() as reader:
        assert reader.get(CHILD, id).notes is None


def test_a_change_sees_its_own_saves_before_they_last(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        child = make_child(work)
        assert work.get(CHILD, child.id).surname == "Okafor"
        assert [hit.id for hit in work.search(["okafor"], 5)] == [child.id]


def test_a_reader_sees_one_moment_to_its_end(store: SqlStore) -> None:
    id = saved_child(store)
    with store.reading() as reader:
        before = reader.get(CHILD, id)
        with store.changing(AUTHOR) as work:
            child = work.get(CHILD, id)
            child.surname = "Bell"
            put(work, CHILD, child)
            work.commit()
        assert reader.get(CHILD, id).surname == before.surname
        assert reader.search(["bell"], 5) == []


def test_asking_for_another_type_of_record_finds_nothing(store: SqlStore) -> None:
    id = saved_child(store)

    with store.reading() as reader:
        assert reader.type_of(id) == "child"
        with pytest.raises(NotFound, match="no longer in the data file"):
            reader.get(PERSON, id)
        with pytest.raises(NotFound, match="no longer in the data file"):
            reader.type_of(id + 1)


def test_two_writers_lose_nothing_and_neither_is_turned_away(store: SqlStore) -> None:
    """Each reads, adds and writes; stale saves are made again, as an officer would."""
    id, each, failures = saved_child(store), 15, list[Exception]()
    together = Barrier(2)

    def add_line(author: Author, number: int) -> bool:
        with store.changing(author) as work:
            child = work.get(CHILD, id)
            child.notes = f"{child.notes or ''}{author.name} {number}\n"
            try:
                put(work, CHILD, child)
            except Stale:
                return False
            make_school(work)
            work.commit()
            return True

    def write(author: Author) -> None:
        try:
            together.wait()
            for number in range(each):
                while not add_line(author, number):
                    pass
        except Exception as failure:
            failures.append(failure)

    writers = [Thread(target=write, args=[author]) for author in (AUTHOR, MORGAN)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert failures == []
    with store.reading() as reader:
        child = reader.get(CHILD, id)
        assert child.notes is not None
        written = child.notes.splitlines()
        assert sorted(written) == sorted(
            f"{author.name} {number}" for author in (AUTHOR, MORGAN) for number in range(each)
        )
        assert child.version == 1 + 2 * each
        assert reader.counts()["school"] == (2 * each, 2 * each)
    assert list(store.findings()) == []
