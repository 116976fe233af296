"""Restoring, killed at every step: no record is lost, and nothing is made anew where records are missing."""

import os
import shutil
import signal
import sys
from collections.abc import Callable
from functools import partial
from itertools import count
from multiprocessing import get_context
from pathlib import Path

import pytest

from cme_desktop.errors import LeftBehind
from db.data_file.restoring import restore
from db.store import open_store
from tests.builders import StandingClock
from tests.db.test_backup import save, surnames

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="nothing is killed there as by SIGKILL")

STEPS = {"os.rename", "os.link", "os.remove", "os.chmod", "open", "sqlite3.connect"}


def _work_until_killed(step: int, folder: Path, work: Callable[[], None], links: bool) -> None:
    """Do the work, and kill this process just before its `step`-th dealing with a file of the folder."""
    done = 0

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal done
        if event in STEPS and any(str(folder) in str(each) for each in arguments):
            done += 1
            if done == step:
                os.kill(os.getpid(), signal.SIGKILL)

    if not links:
        os.link = _no_links
    sys.addaudithook(watch)
    work()


def _no_links(*_: object) -> None:
    raise PermissionError("a disk on which a file has one name only")


def killed_at(step: int, folder: Path, work: Callable[[], None], links: bool = True) -> bool:
    """Whether the work came to that step; a copy of this process does it."""
    process = get_context("fork").Process(target=_work_until_killed, args=(step, folder, work, links))
    process.start()
    process.join()
    assert process.exitcode in (0, -signal.SIGKILL)
    return process.exitcode != 0


@pytest.fixture
def backup(data_file: Path, tmp_path: Path, clock: StandingClock) -> Path:
    """A data file with one record more than its backup, and nobody who has it open."""
    store = open_store(str(data_file), clock)
    save(store, "Okafor")
    store.back_up(tmp_path / "safe" / "monday.cme")
    save(store, "Bell")
    store.close()
    return tmp_path / "safe" / "monday.cme"


def emptied(folder: Path) -> Path:
    """A folder with nothing in it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder


def laid_out(data_file: Path, folder: Path) -> Path:
    """The data file afresh, in an empty folder."""
    return Path(shutil.copy(data_file, emptied(folder) / "authority.cme"))


def open_and_close(file: Path) -> None:
    open_store(str(file), StandingClock()).close()


def opened(file: Path) -> list[str | None] | LeftBehind:
    """The children in a data file, or that it is missing and what is offered instead."""
    try:
        return surnames(file)
    except LeftBehind as left:
        return left


@pytest.mark.parametrize("links", [True, False], ids=["links", "no links"])
def test_killed_at_any_step_the_old_records_or_the_new_are_there(
    backup: Path, data_file: Path, tmp_path: Path, links: bool
) -> None:
    offered = 0
    for step in count(1):
        file = laid_out(data_file, tmp_path / "desk")
        aside = file.with_name("authority.cme.before-restore-1")
        if not killed_at(step, file.parent, partial(restore, backup, file), links):
            break
        found = opened(file)
        if isinstance(found, LeftBehind):
            offered += 1
            assert aside.name in str(found)
            restore(found.offers[0], file)
            assert surnames(file) == ["Okafor", "Bell"]
        else:
            assert found == ["Okafor", "Bell"] or surnames(aside) == ["Okafor", "Bell"]
        assert [each.name for each in file.parent.iterdir() if ".part" in each.name] == []
        restore(backup, file)
        assert surnames(file) == ["Okafor"]
    assert step > 10, "every step was tried"
    assert bool(offered) is not links


def test_killed_where_there_was_no_file_the_copy_is_offered(backup: Path, tmp_path: Path) -> None:
    offers = set()
    for step in count(1):
        file = emptied(tmp_path / "new") / "authority.cme"
        if not killed_at(step, file.parent, partial(restore, backup, file)):
            break
        if not any(each.stat().st_size for each in file.parent.iterdir()):
            continue  # nothing of the backup is there yet
        found = opened(file)
        if isinstance(found, LeftBehind):
            offers.add(found.offers[0].suffix)
            restore(backup, file)
        assert surnames(file) == ["Okafor"]
    assert offers == {".part"}


def test_a_new_file_killed_at_any_step_of_its_making_is_made_at_the_next_start(tmp_path: Path) -> None:
    for step in count(1):
        file = emptied(tmp_path / "new") / "authority.cme"
        if not killed_at(step, file.parent, partial(open_and_close, file)):
            break
        assert surnames(file) == []
        assert surnames(file) == []
        assert [each.name for each in file.parent.iterdir()] == ["authority.cme"]
    assert step > 5


def test_a_backup_killed_at_any_step_leaves_the_older_one(
    backup: Path, data_file: Path, clock: StandingClock
) -> None:
    def back_up() -> None:
        store = open_store(str(data_file), clock)
        store.back_up(backup)
        store.close()

    for step in count(1):
        if not killed_at(step, backup.parent, back_up):
            break
        assert surnames(backup) in (["Okafor"], ["Okafor", "Bell"])
    assert [each.name for each in backup.parent.iterdir()] == ["monday.cme"]
    assert surnames(backup) == ["Okafor", "Bell"]
