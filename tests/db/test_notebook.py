"""What an import keeps in mind of a long file, on disk."""

from pathlib import Path

import pytest

from cme_desktop.intake.lines import Lines
from cme_desktop.ports import NotebookPage
from db.files.notebook import SqlNotebook

HALF_A_LETTER = "\ud83d"


def test_values_come_back_by_their_keys_and_in_their_order() -> None:
    page: NotebookPage[int, str] = SqlNotebook().page("names")
    for number in (1000, 7, 300):
        page.put(number, f"row {number}")
    page.put(7, "once more")
    page.add(300, "second")
    assert (page.get(7), page.get(8), len(page)) == ("once more", None, 4)
    assert page.all(300) == ["row 300", "second"]
    assert list(page.values()) == ["once more", "row 300", "second", "row 1000"]
    assert not page.put_first(7, "too late")
    assert page.under([7, 8, 1000]) == {"once more", "row 1000"}
    page.drop(300)
    assert 300 not in page


def test_a_key_may_be_whatever_stands_in_a_cell() -> None:
    page: NotebookPage[str, tuple[str, int]] = SqlNotebook().page("cells")
    for key in ("", "a\0b", HALF_A_LETTER):
        page.put(key, (key, 1))
    assert [page.get(key) for key in ("", "a\0b", HALF_A_LETTER)] == [
        ("", 1),
        ("a\0b", 1),
        (HALF_A_LETTER, 1),
    ]


def test_it_comes_back_to_its_mark_as_often_as_it_is_asked_to() -> None:
    notebook = SqlNotebook()
    page: NotebookPage[int, int] = notebook.page("numbers")
    page.put(1, 1)
    back = notebook.mark()
    for _ in range(2):
        page.put(1, 2)
        page.put(2, 2)
        back()
        assert list(page.values()) == [1]
    page.put(2, 2)
    notebook.mark()()
    assert list(page.values()) == [1, 2]


def test_lines_are_read_as_a_tuple_would_be() -> None:
    page: NotebookPage[int, str] = SqlNotebook().page("notes")
    told = tuple(f"row {number}" for number in range(500))
    for number, line in enumerate(told):
        page.put(number, line)
    lines = Lines(page)
    assert lines == told
    assert lines != told[:-1]
    assert (lines[0], lines[-1], lines[498:], lines[:2], lines[::250]) == (
        told[0],
        told[-1],
        told[498:],
        told[:2],
        told[::250],
    )
    assert repr(lines) == repr(told)
    with pytest.raises(IndexError):
        lines[500]


def test_it_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SQLITE_TMPDIR", str(tmp_path))
    page: NotebookPage[int, bytes] = SqlNotebook().page("much")
    for number in range(30_000):
        page.put(number, b"x" * 1000)
    assert list(tmp_path.iterdir()) == []
