"""Unfinished typing in files of its own: for their owner only, whole, and gone when it is not needed."""

import os
import stat
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cme_desktop.errors import Unavailable
from cme_desktop.ports import MARK, KeptDraft
from db.files.emergency import DraftFiles, beside_file, in_own_folder

AT = datetime(2026, 11, 23, 14, 30, tzinfo=UTC)


def draft(mark: str = "a1", surname: str = "Ōkafor") -> KeptDraft:
    typed = {"head": {"text": {"surname": surname}, "links": {}}, "rows": {}, MARK: mark}
    return KeptDraft(3, "child", None, "Robin", AT, surname, typed, aside=True)


@pytest.fixture
def files(tmp_path: Path) -> DraftFiles:
    return DraftFiles(beside_file(tmp_path / "authority.cme", "r/ash"))


def test_what_was_put_comes_back_as_it_was(files: DraftFiles) -> None:
    files.put(draft())
    files.put(draft("b2", "Reid"))
    files.put(draft("a1", "Okafor-Reid"))
    assert {one.title for one in files.all()} == {"Okafor-Reid", "Reid"}
    assert draft("b2", "Reid") in files.all()


@pytest.mark.skipif(sys.platform == "win32", reason="there the person's own folder keeps it private")
def test_only_its_owner_can_look_into_it(files: DraftFiles) -> None:
    before = os.umask(0)
    try:
        files.put(draft())
        files.folder.chmod(0o755)
        files.put(draft())
    finally:
        os.umask(before)
    (file,) = files.folder.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(files.folder.stat().st_mode) == 0o700


def test_the_folder_is_there_only_while_something_is_in_it(files: DraftFiles) -> None:
    files.put(draft())
    files.put(draft("b2"))
    files.remove("a1")
    assert [one.mark for one in files.all()] == ["b2"]
    files.remove("b2")
    files.remove("b2")
    assert not files.folder.exists()
    assert files.all() == []


def test_what_cannot_be_read_keeps_nobody_from_the_rest(files: DraftFiles) -> None:
    files.put(draft())
    for name, content in (("x.json", "{"), ("y.json", "[]"), ("z.json", '{"id": "no"}'), ("a1.part", "{")):
        (files.folder / name).write_text(content)
    assert files.all() == [draft()]


def test_a_place_that_cannot_be_written_is_said(files: DraftFiles) -> None:
    files.folder.write_text("in the way")
    with pytest.raises(Unavailable):
        files.put(draft())


def test_a_folder_that_leads_elsewhere_is_not_followed(files: DraftFiles, tmp_path: Path) -> None:
    (tmp_path / "theirs").mkdir()
    files.folder.symlink_to(tmp_path / "theirs")
    with pytest.raises(Unavailable):
        files.put(draft())


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root can lay it")
def test_a_folder_that_somebody_else_laid_there_is_not_written_to(files: DraftFiles) -> None:
    files.folder.mkdir(0o777)
    os.chown(files.folder, 65534, 65534)
    with pytest.raises(Unavailable):
        files.put(draft())
    assert not list(files.folder.iterdir())


def test_a_database_is_told_by_server_and_name_and_no_secret() -> None:
    own = Path("/home/robin")
    one = in_own_folder("postgresql+psycopg://robin:secret@server/team?password=secret", own)
    assert one == in_own_folder("postgresql://sam@server:5432/team", own)
    assert one != in_own_folder("postgresql://sam@server:5433/team", own)
    assert one != in_own_folder("postgresql:///team?host=/tmp/there", own)
    assert "secret" not in str(one)


def test_typing_lies_beside_the_file_by_whatever_link_it_was_opened(tmp_path: Path) -> None:
    (data := tmp_path / "authority.cme").touch()
    (link := tmp_path / "link.cme").symlink_to(data)

    assert beside_file(link, "r/ash") == beside_file(data, "r/ash")
