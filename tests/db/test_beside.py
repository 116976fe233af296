"""What is left beside a data file: removed where it is surely the program's and dead, else left alone."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from cme_desktop.errors import LeftBehind
from db.files.beside import copies
from db.store import SqlStore, open_store
from tests.builders import StandingClock
from tests.db.test_backup import save, surnames

DEAD = (
    "authority.cme.part",
    "authority.cme.0123456789abcdef.part",
    "authority.cme.0123456789abcdef.new",
    "authority.cme.before-upgrade-20261109-120000.part",
    "authority.cme.before-upgrade-20261109-120000.0123456789abcdef.part",
)
SOMEBODYS = ("authority.cme.letter.part", "authority.cme.bak", "other.cme.0123456789abcdef.part", "notes.new")


def test_what_is_dead_goes_at_the_next_opening_and_nothing_else(data_file: Path, template_file: Path) -> None:
    for name in (*DEAD, *SOMEBODYS):
        shutil.copy(template_file, data_file.with_name(name))
    data_file.with_name(DEAD[0]).write_bytes(b"half a page")
    data_file.with_name(f"{DEAD[1]}-journal").write_bytes(b"of a copy")
    open_store(str(data_file), StandingClock()).close()
    assert {each.name for each in data_file.parent.iterdir()} == {data_file.name, *SOMEBODYS}


def test_a_copy_that_somebody_is_writing_stays(data_file: Path) -> None:
    part = data_file.with_name(DEAD[1])
    with closing(sqlite3.connect(part)) as writing:
        writing.execute("CREATE TABLE t (x)")
        writing.execute("BEGIN EXCLUSIVE")
        open_store(str(data_file), StandingClock()).close()
        assert part.exists()
    open_store(str(data_file), StandingClock()).close()
    assert not part.exists()


def test_the_likeliest_copy_is_offered_first(tmp_path: Path) -> None:
    file = tmp_path / "authority.cme"
    names = (
        "before-restore-10", "before-restore-9", "before-upgrade-20261109-120000",
        "before-upgrade-20261108-120000", "0123456789abcdef.part",
    )  # fmt: skip
    for name in (*reversed(names), "before-restore-10-wal", "bak", "before-upgrade-20261109-120000.part"):
        file.with_name(f"authority.cme.{name}").write_text("something")
    file.with_name("authority.cme.before-restore-11").touch()
    found = [each.name.removeprefix("authority.cme.") for each in copies(file)]
    assert found == [*names, "before-upgrade-20261109-120000.part"]


@pytest.mark.parametrize("empty", [True, False], ids=["an empty file", "no file"])
@pytest.mark.parametrize("ending", [".before-restore-1", ".before-upgrade-20261109-120000", ".part"])
def test_nothing_is_made_where_a_copy_lies(data_file: Path, empty: bool, ending: str) -> None:
    copy = data_file.rename(f"{data_file}{ending}")
    if empty:
        data_file.touch()
    before = sorted(data_file.parent.iterdir())
    with pytest.raises(LeftBehind, match=f"but {copy.name} lies beside it. No new file was made.") as refused:
        open_store(str(data_file), StandingClock())
    assert (refused.value.file, refused.value.offers) == (data_file, (copy,))
    assert sorted(data_file.parent.iterdir()) == before


def test_of_many_copies_it_is_said_how_many_are_not_named(tmp_path: Path) -> None:
    file = tmp_path / "authority.cme"
    for number in range(1, 6):
        file.with_name(f"authority.cme.before-restore-{number}").write_text("something")
    with pytest.raises(LeftBehind) as refused:
        open_store(str(file), StandingClock())
    five, four, three = (f"authority.cme.before-restore-{number}" for number in (5, 4, 3))
    assert f"but {five}, {four}, {three} and 2 others lie beside it." in str(refused.value)


def test_a_log_that_was_moved_for_a_restore_goes_back(sqlite_store: SqlStore, tmp_path: Path) -> None:
    """The restoring was ended after the log was set aside, and before the file was."""
    save(sqlite_store, "Only in the log")
    crashed, source = tmp_path / "crashed" / "authority.cme", sqlite_store.name
    crashed.parent.mkdir()
    shutil.copy(source, crashed)
    aside = Path(f"{crashed}.before-restore-1")
    aside.hardlink_to(crashed)
    shutil.copy(f"{source}-wal", f"{aside}-wal")
    assert surnames(crashed) == ["Only in the log"]
    assert [each.name for each in crashed.parent.iterdir()] == ["authority.cme"]
