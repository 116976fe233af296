"""A file that is open in this process is told by what it is, not by what it is called."""

import os
import sys
from pathlib import Path

import pytest

from cme_desktop.files.chosen import OpenHere, first_bytes, is_open_here, read_chosen


@pytest.mark.skipif(sys.platform == "win32", reason="closing a file there gives up no other handle's locks")
def test_an_open_file_is_refused_by_every_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "authority.cme"
    (tmp_path / "hard").hardlink_to(_written(file))
    (tmp_path / "soft").symlink_to(file)
    (tmp_path / "folder").symlink_to(tmp_path)
    monkeypatch.chdir(tmp_path)
    names = ["authority.cme", "hard", "soft", "folder/authority.cme", "../" + tmp_path.name + "/hard"]
    with file.open("rb"):
        for name in names:
            with pytest.raises(OpenHere, match=f"“{Path(name).name}” is the data file that is open here"):
                read_chosen(Path(name))
            with pytest.raises(OpenHere):
                first_bytes(Path(name), 4)
    assert {first_bytes(Path(name), 3) for name in names} == {b"Oka"}


def test_other_files_are_read(tmp_path: Path) -> None:
    assert read_chosen(_written(tmp_path / "a.csv")) == b"Okafor"
    assert not is_open_here(tmp_path / "a.csv"), "closed again"


@pytest.mark.parametrize("use", [read_chosen, lambda path: first_bytes(path, 4), is_open_here])
def test_a_file_that_is_not_there_is_an_error_of_the_system(use: object, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        use(tmp_path / "gone")  # type: ignore[operator]


def test_asking_leaves_nothing_open(tmp_path: Path) -> None:
    file = _written(tmp_path / "a.csv")
    before = os.listdir("/dev/fd") if os.name == "posix" else []
    for _ in range(5):
        is_open_here(file)
    assert before == (os.listdir("/dev/fd") if os.name == "posix" else [])


def _written(path: Path) -> Path:
    path.write_bytes(b"Okafor")
    return path
