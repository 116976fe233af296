"""Only its owner reads a data file, what SQLite keeps beside it, and its copies."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import main
from cme_desktop.errors import Unavailable
from db.data_file.restoring import restore
from db.store import open_store
from tests.builders import StandingClock
from tests.db.test_backup import save

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps permissions in another way")


@pytest.fixture(autouse=True)
def open_handed() -> Iterator[None]:
    """A machine on which new files are for everybody."""
    before = os.umask(0)
    yield
    os.umask(before)


def modes(folder: Path) -> dict[str, int]:
    return {each.name: each.stat().st_mode & 0o777 for each in folder.iterdir()}


def test_a_new_file_and_all_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "authority.cme"
    store = open_store(str(file), StandingClock())
    save(store, "Okafor")
    store.back_up(tmp_path / "copy.cme")
    store.back_up(tmp_path / "safe" / "copy.cme")
    assert modes(tmp_path) == {
        "authority.cme": 0o600, "authority.cme-shm": 0o600, "authority.cme-wal": 0o600,
        "copy.cme": 0o600, "safe": 0o700,
    }  # fmt: skip
    store.close()
    restore(tmp_path / "copy.cme", file)
    assert set(modes(tmp_path).values()) == {0o600, 0o700}
    assert "authority.cme.before-restore-1" in modes(tmp_path)


def test_a_file_that_was_open_to_others_is_closed_to_them(tmp_path: Path, template_file: Path) -> None:
    for name in ("authority.cme", "authority.cme.before-restore-1", "somebody-elses.cme"):
        shutil.copy(template_file, tmp_path / name)
        (tmp_path / name).chmod(0o664)
    tmp_path.chmod(0o755)
    store = open_store(str(tmp_path / "authority.cme"), StandingClock())
    save(store, "Okafor")
    assert modes(tmp_path) == {
        "authority.cme": 0o600, "authority.cme-shm": 0o600, "authority.cme-wal": 0o600,
        "authority.cme.before-restore-1": 0o600, "somebody-elses.cme": 0o664,
    }  # fmt: skip
    store.close()
    assert tmp_path.stat().st_mode & 0o777 == 0o755, "a folder that somebody chose is theirs"


def test_a_folder_in_the_place_of_the_file_stays_open_to_others(tmp_path: Path) -> None:
    folder = tmp_path / "team"
    folder.mkdir()
    folder.chmod(0o775)
    with pytest.raises(Unavailable, match=r"team is a folder\. Name the data file in it\."):
        open_store(str(folder), StandingClock())
    assert folder.stat().st_mode & 0o777 == 0o775


def test_the_folder_of_the_program_is_its_owners(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "made" / "cme-desktop" / "authority.cme"
    monkeypatch.setattr(main, "default_data", lambda: str(file))
    for _ in range(2):
        main.open_desk(str(file)).store.close()
        assert file.parent.stat().st_mode & 0o777 == 0o700
        file.parent.chmod(0o755)
