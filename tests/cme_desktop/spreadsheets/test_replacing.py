"""What a program that was killed left half-written goes with the next file that is written beside it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from cme_desktop.spreadsheets.replacing import replacing

LONG_AGO = 1_700_000_000


@pytest.fixture
def killed(tmp_path: Path) -> Path:
    """What a kill left: an unfinished workbook."""
    left = tmp_path / ".0123456789abcdef.part.xlsx"
    left.write_bytes(b"PK, and the names of children")
    return left


def write(folder: Path) -> None:
    with replacing(folder / "return.xlsx", (b"PK",)) as unfinished:
        unfinished.write_bytes(b"PK")


def test_what_was_left_long_ago_is_cleared_away(killed: Path) -> None:
    os.utime(killed, (LONG_AGO, LONG_AGO))
    write(killed.parent)
    assert [file.name for file in killed.parent.iterdir()] == ["return.xlsx"]


def test_what_another_program_is_writing_stays(killed: Path) -> None:
    write(killed.parent)
    assert killed.exists()


def test_a_file_of_a_person_stays_however_old(tmp_path: Path) -> None:
    own = tmp_path / ".notes.part.xlsx"
    own.write_bytes(b"PK")
    os.utime(own, (LONG_AGO, LONG_AGO))
    write(tmp_path)
    assert own.exists()


def test_a_folder_that_nobody_may_look_into_is_written_to(
    killed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_: Path) -> Iterator[Path]:
        raise PermissionError

    monkeypatch.setattr(Path, "iterdir", refused)
    write(killed.parent)
    monkeypatch.undo()
    assert (killed.parent / "return.xlsx").exists()
