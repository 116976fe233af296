"""When what was saved goes from the log into the file itself: in moments in which nobody waits."""

from contextlib import closing
from pathlib import Path

from db.connecting.log import LONGEST
from db.store import SqlStore, open_store
from tests.builders import AUTHOR, StandingClock, make_child
from tests.in_file import records_in_file

ENOUGH = 100
"""Children, each a save: SQLite left to itself would fold the log in before the last of them."""


def save(store: SqlStore, children: int = ENOUGH) -> None:
    """Children saved, each in a change of its own."""
    for number in range(children):
        with store.changing(AUTHOR) as work:
            make_child(work, f"Child {number}")
            work.commit()


def test_no_save_folds_the_log_in(sqlite_store: SqlStore, data_file: Path) -> None:
    save(sqlite_store)
    assert records_in_file(data_file) == 0
    sqlite_store.fold_log()
    assert records_in_file(data_file) == ENOUGH


def test_a_short_log_is_left_until_it_is_long(sqlite_store: SqlStore, data_file: Path) -> None:
    """The save after it has been folded in begins it anew, which costs one more writing to the disk."""
    save(sqlite_store, 2)
    sqlite_store.fold_log()
    assert records_in_file(data_file) == 0


def test_what_is_undone_is_not_counted(sqlite_store: SqlStore, data_file: Path) -> None:
    save(sqlite_store, 2)
    with sqlite_store.changing(AUTHOR) as work:
        for number in range(ENOUGH):
            make_child(work, f"Nobody {number}")
    sqlite_store.fold_log()
    assert records_in_file(data_file) == 0


def test_long_work_folds_it_in_between_two_batches(sqlite_store: SqlStore, data_file: Path) -> None:
    save(sqlite_store)
    sqlite_store.give_way()
    assert records_in_file(data_file) == ENOUGH


def test_who_still_reads_what_was_there_before_is_not_waited_for(
    sqlite_store: SqlStore, data_file: Path
) -> None:
    save(sqlite_store)
    with sqlite_store.reading() as reader:
        assert reader.counts()["child"] == (ENOUGH, ENOUGH)
        save(sqlite_store)
        sqlite_store.fold_log()
        assert reader.counts()["child"] == (ENOUGH, ENOUGH)
    save(sqlite_store)
    sqlite_store.fold_log()
    assert records_in_file(data_file) == 3 * ENOUGH


def test_who_is_saving_is_not_waited_for(data_file: Path, sqlite_store: SqlStore) -> None:
    save(sqlite_store)
    other = open_store(str(data_file), StandingClock())
    with closing(other), other.changing(AUTHOR) as work:
        make_child(work, "Of another process")
        sqlite_store.fold_log()
        work.commit()
    assert records_in_file(data_file) == ENOUGH
    with sqlite_store.reading() as reader:
        assert reader.counts()["child"] == (ENOUGH + 1, ENOUGH + 1)


def test_a_log_that_nobody_leaves_a_moment_does_not_grow_for_ever(
    sqlite_store: SqlStore, data_file: Path
) -> None:
    save(sqlite_store, 1)
    with sqlite_store.changing(AUTHOR) as work:
        work.set_setting("long", "x" * LONGEST * 4096)
        work.commit()
    assert records_in_file(data_file) == 1


def test_a_data_file_that_is_gone_is_told_to_whoever_saves_next(
    data_file: Path, sqlite_store: SqlStore
) -> None:
    save(sqlite_store)
    data_file.unlink()
    sqlite_store.fold_log()
    assert not data_file.exists()


def test_a_server_sees_to_its_own_log(postgres_store: SqlStore) -> None:
    save(postgres_store)
    postgres_store.fold_log()
    with postgres_store.reading() as reader:
        assert reader.counts()["child"] == (ENOUGH, ENOUGH)
