"""What `-m quick` runs needs no window, no server and no data file, and is read without the rest."""

from pathlib import Path

import pytest

from tests import quick

TESTS = Path(__file__).parents[1]


def test_no_quick_test_asks_for_a_window_or_a_server(request: pytest.FixtureRequest) -> None:
    asking = [
        item.nodeid
        for item in request.session.items
        if item.get_closest_marker("quick") and quick.ASKED & set(getattr(item, "fixturenames", ()))
    ]
    assert asking == []


@pytest.mark.parametrize("folder", ["ui", "db", "journeys", "commands", "migrations"])
def test_no_file_of_the_window_or_of_the_store_is_quick(folder: str) -> None:
    files = sorted((TESTS / folder).rglob("test_*.py"))
    assert files
    assert [file.name for file in files if quick.is_quick(file)] == []


@pytest.mark.parametrize("folder", ["values", "statutory", "fields", "codes", "drafts", "returns"])
def test_the_tests_of_rules_and_values_are_quick(folder: str) -> None:
    files = sorted((TESTS / "cme_desktop" / folder).rglob("test_*.py"))
    assert len([file for file in files if quick.is_quick(file)]) > len(files) / 2


@pytest.mark.parametrize(
    ("test", "conftest", "is_quick"),
    [
        ("from datetime import date", "", True),
        ("def test() -> None:\n    from db.store import open_store", "", False),
        ("import subprocess", "", False),
        ("from tests.opening import open_settled", "", False),
        ("from tests import opening", "", False),
        ("from datetime import date", "from PySide6.QtWidgets import QWidget", False),
    ],
)
def test_what_is_imported_decides(
    test: str, conftest: str, is_quick: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "tests" / "some"
    folder.mkdir(parents=True)
    (tmp_path / "tests" / "opening.py").write_text("from db.store import open_store")
    (folder / "test_it.py").write_text(test)
    (folder / "conftest.py").write_text(conftest)
    monkeypatch.setattr(quick, "TESTS", tmp_path / "tests")
    assert quick.is_quick(folder / "test_it.py") is is_quick
