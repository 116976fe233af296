"""What the program keeps can be read by its owner alone, whatever the machine allows by default."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cme_desktop.files.private import private_file, private_folder, write_private

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps permissions in another way")


@pytest.fixture(autouse=True)
def open_handed() -> Iterator[None]:
    """A machine on which new files are for everybody."""
    before = os.umask(0)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_new_ones_are_private_from_the_start(tmp_path: Path) -> None:
    private_folder(tmp_path / "a" / "b")
    private_file(tmp_path / "a" / "b" / "kept")
    write_private(tmp_path / "a" / "b" / "written", b"Okafor")
    assert mode(tmp_path / "a" / "b") == 0o700
    assert [mode(each) for each in (tmp_path / "a" / "b").iterdir()] == [0o600, 0o600]


def test_old_ones_are_made_private_and_keep_what_they_hold(tmp_path: Path) -> None:
    folder, file = tmp_path / "kept", tmp_path / "kept" / "file"
    folder.mkdir(mode=0o777)
    file.write_text("Okafor")
    private_folder(folder)
    private_file(file)
    assert (mode(folder), mode(file), file.read_text()) == (0o700, 0o600, "Okafor")


def test_what_is_written_is_whole_or_not_there(tmp_path: Path) -> None:
    file = tmp_path / "kept"
    write_private(file, b"first")
    write_private(file, b"second")
    assert (file.read_bytes(), mode(file)) == (b"second", 0o600)
    (tmp_path / "folder").mkdir()
    with pytest.raises(IsADirectoryError):
        write_private(tmp_path / "folder", b"third")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["folder", "kept"]
