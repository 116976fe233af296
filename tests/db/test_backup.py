"""Copies are checked before they are trusted, and come back whole."""

import os
import shutil
import sqlite3
import stat
import sys
from contextlib import closing
from pathlib import Path

import pytest

from cme_desktop.errors import Unavailable
from cme_desktop.standing_records.child import CHILD
from db.data_file.restoring import restore
from db.store import SqlStore, open_store
from tests.builders import AUTHOR, StandingClock, make_child


def save(store: SqlStore, surname: str) -> None:
    with store.changing(AUTHOR) as work:
        make_child(work, surname)
        work.commit()


def surnames(path: Path) -> list[str | None]:
    store = open_store(str(path), StandingClock())
    with store.reading() as reader:
        found = [child.surname for child in reader.records(CHILD)]
    assert list(store.findings()) == []
    store.close()
    return found


@pytest.fixture
def backup(sqlite_store: SqlStore, tmp_path: Path) -> Path:
    """A backup of a file with one child, taken while the file was open."""
    save(sqlite_store, "Okafor")
    to = tmp_path / "safe" / "monday.cme"
    sqlite_store.back_up(to)
    return to


def test_a_backup_is_a_whole_data_file_and_nothing_else(backup: Path) -> None:
    assert surnames(backup) == ["Okafor"]
    assert [each.name for each in backup.parent.iterdir()] == ["monday.cme"]


def test_a_backup_takes_the_place_of_an_older_one(sqlite_store: SqlStore, backup: Path) -> None:
    save(sqlite_store, "Bell")
    sqlite_store.back_up(backup)

    assert surnames(backup) == ["Okafor", "Bell"]


def test_a_backup_is_taken_while_somebody_saves(sqlite_store: SqlStore, tmp_path: Path) -> None:
    save(sqlite_store, "Okafor")
    with sqlite_store.changing(AUTHOR) as work:
        make_child(work, "Not yet")
        sqlite_store.back_up(tmp_path / "copy.cme")

    assert surnames(tmp_path / "copy.cme") == ["Okafor"]


def test_the_log_of_an_older_backup_is_not_read_into_the_new_one(
    sqlite_store: SqlStore, backup: Path
) -> None:
    """Somebody looked into the older one, and their machine failed."""
    other = open_store(str(backup), StandingClock())
    save(other, "In the log")
    log = Path(f"{backup}-wal").read_bytes()
    other.close()
    save(sqlite_store, "Bell")
    for content in (backup.read_bytes(), b"not a database any more"):
        backup.write_bytes(content)
        Path(f"{backup}-wal").write_bytes(log)
        sqlite_store.back_up(backup)
        assert [each.name for each in backup.parent.iterdir()] == ["monday.cme"]
        assert surnames(backup) == ["Okafor", "Bell"]


def test_a_backup_never_replaces_a_file_in_use(sqlite_store: SqlStore, backup: Path) -> None:
    other = open_store(str(backup), StandingClock())
    save(other, "Lis")
    with pytest.raises(Unavailable, match=r"monday.cme is in use\. Close .* then back up again"):
        sqlite_store.back_up(backup)
    save(other, "Reid")
    other.close()
    assert surnames(backup) == ["Okafor", "Lis", "Reid"]


def test_a_failed_backup_leaves_the_older_one(sqlite_store: SqlStore, backup: Path, data_file: Path) -> None:
    spoil(data_file)
    before = backup.read_bytes()

    with pytest.raises(Unavailable):
        sqlite_store.back_up(backup)
    assert backup.read_bytes() == before
    assert [each.name for each in backup.parent.iterdir()] == ["monday.cme"]


def spoil(path: Path) -> None:
    """Overwrite the middle of a file, as a failing disk might; its log is folded in first."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(size // 3)
        file.write(b"\xff" * (size // 3))


def test_a_backup_over_the_data_file_itself_is_refused(sqlite_store: SqlStore, data_file: Path) -> None:
    with pytest.raises(Unavailable, match="is the data file itself"):
        sqlite_store.back_up(data_file)


def test_a_backup_that_cannot_be_written_says_where(sqlite_store: SqlStore, tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(Unavailable, match=r"file/copy.cme could not be written: "):
        sqlite_store.back_up(tmp_path / "file" / "copy.cme")


def test_a_server_is_backed_up_on_the_server(postgres_store: SqlStore, tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="pg_dump"):
        postgres_store.back_up(tmp_path / "copy.cme")


# -- restoring --------------------------------------------------------------------------------------


def test_a_restored_file_holds_what_the_backup_held(
    sqlite_store: SqlStore, backup: Path, data_file: Path
) -> None:
    save(sqlite_store, "Bell")
    sqlite_store.close()
    restore(backup, data_file)

    assert surnames(data_file) == ["Okafor"]
    assert surnames(data_file.with_name("authority.cme.before-restore-1")) == ["Okafor", "Bell"]
    assert surnames(backup) == ["Okafor"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows writes names down by itself")
def test_each_step_of_restoring_is_on_the_disk_before_the_next(
    sqlite_store: SqlStore, backup: Path, data_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A power cut keeps what was waited for: the copy, the old file's second name, and at last the first."""
    sqlite_store.close()
    steps: list[str] = []
    sync, replace, link = os.fsync, os.replace, os.link

    def synced(handle: int) -> None:
        steps.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "copy")
        sync(handle)

    def linked(one: Path, other: Path) -> None:
        steps.append("second name")
        link(one, other)

    def replaced(one: Path, other: Path) -> None:
        steps.append("replaced")
        replace(one, other)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "link", linked)
    monkeypatch.setattr(os, "replace", replaced)
    restore(backup, data_file)
    assert steps == ["copy", "second name", "folder", "replaced", "folder"]


def test_each_file_that_was_replaced_is_kept(sqlite_store: SqlStore, backup: Path, data_file: Path) -> None:
    sqlite_store.close()
    restore(backup, data_file)
    restore(backup, data_file)

    kept = sorted(each.name for each in data_file.parent.glob("*.before-restore-*"))
    assert kept == ["authority.cme.before-restore-1", "authority.cme.before-restore-2"]


def test_a_file_is_restored_to_where_there_is_none(backup: Path, tmp_path: Path) -> None:
    restore(backup, tmp_path / "new" / "authority.cme")

    assert surnames(tmp_path / "new" / "authority.cme") == ["Okafor"]


def test_a_file_in_use_is_not_replaced(sqlite_store: SqlStore, backup: Path, data_file: Path) -> None:
    save(sqlite_store, "Bell")

    with pytest.raises(Unavailable, match=r"is in use\. Close CME Desktop everywhere, then restore again"):
        restore(backup, data_file)
    sqlite_store.close()
    assert surnames(data_file) == ["Okafor", "Bell"]
    assert not list(data_file.parent.glob("*restore*"))


def test_the_log_of_the_old_file_is_not_read_into_the_restored_one(
    sqlite_store: SqlStore, backup: Path, data_file: Path, tmp_path: Path
) -> None:
    """After a crash the newest saves are in the log alone, and the file beside it may be beyond repair."""
    save(sqlite_store, "Only in the log")
    crashed = tmp_path / "crashed" / "authority.cme"
    crashed.parent.mkdir()
    for ending in ("", "-wal"):
        shutil.copy(f"{data_file}{ending}", f"{crashed}{ending}")
    crashed.write_bytes(b"not a database any more")
    restore(backup, crashed)

    assert surnames(crashed) == ["Okafor"]
    assert Path(f"{crashed}.before-restore-1-wal").stat().st_size > 0


def test_a_log_whose_file_is_gone_is_set_aside(
    sqlite_store: SqlStore, backup: Path, data_file: Path, tmp_path: Path
) -> None:
    save(sqlite_store, "Only in the log")
    orphan = tmp_path / "orphan" / "authority.cme"
    orphan.parent.mkdir()
    shutil.copy(f"{data_file}-wal", f"{orphan}-wal")
    restore(backup, orphan)

    assert surnames(orphan) == ["Okafor"]


def test_what_was_in_the_log_is_kept_with_the_old_file(
    sqlite_store: SqlStore, backup: Path, data_file: Path, tmp_path: Path
) -> None:
    save(sqlite_store, "Only in the log")
    crashed = tmp_path / "crashed" / "authority.cme"
    crashed.parent.mkdir()
    for ending in ("", "-wal"):
        shutil.copy(f"{data_file}{ending}", f"{crashed}{ending}")
    restore(backup, crashed)

    assert surnames(crashed) == ["Okafor"]
    assert surnames(Path(f"{crashed}.before-restore-1")) == ["Okafor", "Only in the log"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"", "is an empty file, not a backup"), (b"Ring the school. " * 99, "is not a data file")],
    ids=["empty", "text"],
)
def test_what_is_no_backup_is_refused(data_file: Path, tmp_path: Path, content: bytes, sentence: str) -> None:
    wrong = tmp_path / "wrong.cme"
    wrong.write_bytes(content)
    before = data_file.read_bytes()

    with pytest.raises(Unavailable, match=sentence):
        restore(wrong, data_file)
    assert data_file.read_bytes() == before


def test_a_backup_that_lost_its_version_is_refused(backup: Path, data_file: Path) -> None:
    with closing(sqlite3.connect(backup)) as connection:
        connection.execute("DELETE FROM alembic_version")
        connection.commit()
    before = data_file.read_bytes()

    with pytest.raises(Unavailable, match="is a database, but not a data file"):
        restore(backup, data_file)
    assert data_file.read_bytes() == before


def test_a_damaged_backup_is_refused(sqlite_store: SqlStore, backup: Path, data_file: Path) -> None:
    sqlite_store.close()
    spoil(backup)

    with pytest.raises(Unavailable, match="damaged"):
        restore(backup, data_file)
    assert surnames(data_file) == ["Okafor"]


def test_a_missing_backup_is_refused(data_file: Path, tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="There is no file"):
        restore(tmp_path / "gone.cme", data_file)


def test_a_file_is_not_restored_from_itself(data_file: Path) -> None:
    with pytest.raises(Unavailable, match="is the data file itself"):
        restore(data_file, data_file)


def test_no_backup_takes_the_place_of_a_folder(sqlite_store: SqlStore, tmp_path: Path) -> None:
    sqlite_store.back_up(copy := tmp_path / "copy.cme")
    (folder := tmp_path / "kept").mkdir()

    with pytest.raises(Unavailable, match=r"kept is a folder\. Add a name for the file\."):
        restore(copy, folder)
    assert folder.is_dir()
