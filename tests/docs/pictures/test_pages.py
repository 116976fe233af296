"""Pictures of what a workbook prints as."""

from pathlib import Path

import pytest

from cme_desktop.errors import CmeError
from cme_desktop.paper.writing import write_book
from docs.pictures.pages import main, page_pictures
from tests.cme_desktop.paper.planned import book, row, sheet
from tests.pages import needs_printing


def test_each_page_is_a_picture_named_after_the_workbook(tmp_path: Path) -> None:
    needs_printing()
    workbook = tmp_path / "return.xlsx"
    write_book(workbook, book([sheet("Cover"), sheet("Figures", [row("Notices", 3)])]))

    assert main([str(workbook), "--out", str(tmp_path / "pictures")]) == 0

    pictures = sorted((tmp_path / "pictures").iterdir())
    assert [picture.name for picture in pictures] == ["return-1.png", "return-2.png"]
    assert all(picture.read_bytes().startswith(b"\x89PNG") for picture in pictures)


def test_what_is_missing_for_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CmeError, match="install libreoffice-calc"):
        page_pictures(tmp_path / "return.xlsx", tmp_path)
