"""A workbook for people on disk: whole or not at all, counted again, nothing of it left elsewhere."""

import errno
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from cme_desktop.errors import Cancelled
from cme_desktop.paper.book import Row
from cme_desktop.paper.writing import write_book
from cme_desktop.spreadsheets.problems import FileProblem
from cme_desktop.spreadsheets.sheets import Sheet, SheetColumn
from tests.cme_desktop.paper.planned import book, row, sheet


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the workbook library keeps its temporary files during this test."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def rows(count: int) -> Iterator[Row]:
    return (row(f"Child {place}", place) for place in range(count))


def test_progress_is_told_and_the_total_where_it_is_known(tmp_path: Path) -> None:
    seen: list[tuple[int, int | None]] = []
    data = Sheet("Data", [SheetColumn("Measure")], [("opened",)] * 100)
    counted = book([sheet("Cover"), sheet("Rows", [*rows(500)])], [data])
    streamed = book([sheet("Cover"), sheet("Rows", rows(500))])

    write_book(tmp_path / "counted.xlsx", counted, lambda done, total: seen.append((done, total)))
    write_book(tmp_path / "streamed.xlsx", streamed, lambda done, total: seen.append((done, total)))

    assert seen == [(250, 600), (500, 600), (600, 600), (250, None), (500, None)]


@pytest.mark.parametrize("stopped_at", [[250], [250, 500, 600]], ids=["midway", "when only packing is left"])
def test_stopping_leaves_the_older_file_and_nothing_else(
    tmp_path: Path, scratch: Path, stopped_at: list[int]
) -> None:
    path = tmp_path / "return.xlsx"
    path.write_bytes(b"PK older")
    done: list[int] = []

    with pytest.raises(Cancelled):
        write_book(
            path,
            book([sheet("Cover"), sheet("Rows", [*rows(600)]), sheet("Notes")]),
            progress=lambda count, _: done.append(count),
            cancelled=lambda: done == stopped_at,
        )

    assert path.read_bytes() == b"PK older"
    assert sorted(tmp_path.iterdir()) == [path, scratch]
    assert not list(scratch.iterdir())


def _fail_midway() -> Iterator[Row]:
    yield from rows(400)
    raise OSError(errno.ENOSPC, "no room")


def test_a_full_disk_is_told_in_one_sentence(tmp_path: Path, scratch: Path) -> None:
    path = tmp_path / "return.xlsx"
    path.write_bytes(b"PK older")

    with pytest.raises(FileProblem, match="the disk is full"):
        write_book(path, book([sheet("Cover"), sheet("Rows", _fail_midway())]))

    assert path.read_bytes() == b"PK older"
    assert sorted(tmp_path.iterdir()) == [path, scratch]
    assert not list(scratch.iterdir())


def test_a_file_of_another_kind_or_name_is_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "letter.xlsx"
    other.write_bytes(b"Dear all")

    with pytest.raises(FileProblem, match="is a file of another kind"):
        write_book(other, book([sheet("Cover")]))
    with pytest.raises(FileProblem, match=r"end its name in \.xlsx"):
        write_book(tmp_path / "return.pdf", book([sheet("Cover")]))

    assert [path.name for path in tmp_path.iterdir()] == ["letter.xlsx"]


def test_a_row_with_too_few_cells_or_no_figure_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="has 1 cells"):
        write_book(tmp_path / "a.xlsx", book([sheet("Rows", [Row(row("a", 1).cells[:1])])]))
    with pytest.raises(ValueError, match="nan is no figure"):
        write_book(tmp_path / "a.xlsx", book([sheet("Rows", [row("a", float("nan"))])]))
    assert not [*tmp_path.iterdir()]
