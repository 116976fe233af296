"""A file that is open in this process is told by what it is, not by what it is called."""

import os
import socket
import sys
from pathlib import Path

import pytest

from cme_desktop.files.chosen import NotAFile, OpenHere, first_bytes, is_open_here, is_special, opened


def read(path: Path) -> bytes:
    with opened(path) as file:
        return file.read()


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
                read(Path(name))
            with pytest.raises(OpenHere):
                first_bytes(Path(name), 4)
    assert {first_bytes(Path(name), 3) for name in names} == {b"Oka"}


def test_other_files_are_read(tmp_path: Path) -> None:
    assert read(_written(tmp_path / "a.csv")) == b"Okafor"
    assert not is_open_here(tmp_path / "a.csv"), "closed again"


@pytest.mark.parametrize("use", [read, lambda path: first_bytes(path, 4), is_open_here])
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


@pytest.mark.skipif(sys.platform == "win32", reason="no such things lie among files there")
def test_devices_pipes_and_sockets_are_refused_before_they_are_opened(tmp_path: Path) -> None:
    pipe, link = tmp_path / "pipe", tmp_path / "linked"
    os.mkfifo(pipe)  # nobody writes to it: whoever opens it to read waits for ever
    link.symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "socket"))
        for path, what in (
            (pipe, "“pipe” is a pipe, not a file. Choose a file."),
            (link, "“linked” is a device"),
            (tmp_path / "socket", "“socket” is a socket"),
            (Path("/dev/zero"), "“zero” is a device"),
        ):
            assert is_special(path)
            for use in (read, lambda path: first_bytes(path, 4)):
                with pytest.raises(NotAFile, match=what):
                    use(path)
    assert not is_special(_written(tmp_path / "a.csv"))
    assert not is_special(tmp_path)
    assert not is_special(tmp_path / ("x" * 300))
    assert not is_special(Path("a\0b"))


def test_a_folder_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=tmp_path.name):
        read(tmp_path)
