"""A workbook appears whole or not at all, and never in the place of something else."""

import errno
import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from cme_desktop.errors import Cancelled
from cme_desktop.files.chosen import NotAFile
from cme_desktop.files.names import NoSuchName
from cme_desktop.spreadsheets.problems import FileProblem, could_not_write
from cme_desktop.spreadsheets.saving import save_whole
from cme_desktop.spreadsheets.sheets import (
    CellValue,
    Sheet,
    Workbook,
)
from cme_desktop.spreadsheets.writing import write_workbook
from tests.cme_desktop.spreadsheets.plans import CHILD, COLUMNS, COVER


def _rows(count: int) -> Iterator[Sequence[CellValue]]:
    return (CHILD for _ in range(count))


def test_progress_is_told_and_the_total_where_it_is_known(tmp_path: Path) -> None:
    seen: list[tuple[int, int | None]] = []
    counted = Workbook(None, [Sheet("Children", COLUMNS, list(_rows(600)))])
    streamed = Workbook(None, [Sheet("Children", COLUMNS, _rows(600))])

    write_workbook(tmp_path / "counted.xlsx", counted, lambda done, total: seen.append((done, total)))
    write_workbook(tmp_path / "streamed.xlsx", streamed, lambda done, total: seen.append((done, total)))

    assert seen == [(250, 600), (500, 600), (600, 600), (250, None), (500, None)]


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where openpyxl keeps its temporary files during this test."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def test_stopping_leaves_the_older_file_and_nothing_else(tmp_path: Path, scratch: Path) -> None:
    path = tmp_path / "return.xlsx"
    path.write_bytes(b"PK older")
    done: list[int] = []

    with pytest.raises(Cancelled):
        write_workbook(
            path,
            Workbook(COVER, [Sheet("Children", COLUMNS, _rows(600))]),
            progress=lambda count, _: done.append(count),
            cancelled=lambda: done == [250],
        )

    assert path.read_bytes() == b"PK older"
    assert sorted(tmp_path.iterdir()) == [path, scratch]
    assert not list(scratch.iterdir())


def _fail_midway() -> Iterator[Sequence[CellValue]]:
    yield from _rows(400)
    raise OSError(errno.ENOSPC, "no room")


def test_a_full_disk_leaves_the_older_file_and_nothing_else(tmp_path: Path, scratch: Path) -> None:
    path = tmp_path / "return.xlsx"
    path.write_bytes(b"PK older")

    with pytest.raises(FileProblem, match="the disk is full"):
        write_workbook(path, Workbook(COVER, [Sheet("Children", COLUMNS, _fail_midway())]))

    assert path.read_bytes() == b"PK older"
    assert sorted(tmp_path.iterdir()) == [path, scratch]
    assert not list(scratch.iterdir())


def test_targets_that_cannot_be_written_are_told_plainly(tmp_path: Path) -> None:
    plan = Workbook(None, [Sheet("Children", COLUMNS, [CHILD])])

    with pytest.raises(FileProblem, match=r"the folder “.*missing” was not found"):
        write_workbook(tmp_path / "missing" / "return.xlsx", plan)
    with pytest.raises(FileProblem, match="is a folder"):
        write_workbook(tmp_path, plan)
    for name in ("x" * 252 + ".xlsx", "x" * 5000):
        with pytest.raises(NoSuchName, match="is too long"):
            write_workbook(tmp_path / name, plan)
    write_workbook(tmp_path / ("x" * 250 + ".xlsx"), plan)
    assert "disk is full" in str(could_not_write(Path("a.xlsx"), OSError(errno.ENOSPC, "")))
    assert "you may not change it" in str(could_not_write(Path("a.xlsx"), OSError(errno.EROFS, "")))
    assert "disk or network" in str(could_not_write(Path("a.xlsx"), OSError(errno.EIO, "")))


def test_a_file_of_another_kind_is_never_replaced(tmp_path: Path) -> None:
    plan = Workbook(None, [Sheet("Children", COLUMNS, [CHILD])])
    other = tmp_path / "authority.cme"
    other.write_bytes(b"SQLite format 3\0")
    with pytest.raises(FileProblem, match="is a file of another kind"):
        write_workbook(other, plan)
    assert other.read_bytes() == b"SQLite format 3\0"
    other = tmp_path / "empty.xlsx"
    other.write_bytes(b"")
    assert write_workbook(other, plan).rows == {"Children": 1}


@pytest.mark.skipif(not Path("/dev/null").is_char_device(), reason="devices are files on Unix only")
def test_a_device_is_never_replaced(tmp_path: Path) -> None:
    device = tmp_path / "device.xlsx"
    device.symlink_to("/dev/null")
    with pytest.raises(NotAFile, match="is a device, not a file"):
        write_workbook(device, Workbook(None, [Sheet("Children", COLUMNS, [CHILD])]))
    assert device.is_symlink()


class _Torn(ZipFile):
    """Its end is lost once it is closed, as on a disk that fills."""

    def close(self) -> None:
        if self.fp is None:
            return
        super().close()
        assert self.filename
        os.truncate(self.filename, 2000)


@pytest.mark.parametrize(
    ("parts", "rows", "said"),
    [(ZipFile, 2, "did not hold every row"), (_Torn, 1, "could not be read back")],
)
def test_one_that_is_short_of_rows_or_torn_is_not_put_in_its_place(
    tmp_path: Path, parts: type[ZipFile], rows: int, said: str
) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Children")

    def fill() -> dict[str, int]:
        sheet.append(CHILD)
        return {"Children": rows}

    with pytest.raises(FileProblem, match=said):
        save_whole(tmp_path / "return.xlsx", book, fill, lambda: None, lambda path: parts(path, "w"))
    assert list(tmp_path.iterdir()) == []
