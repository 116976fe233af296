"""When a command makes a data file: never for nothing, never unsaid, never in one's own place for a trial."""

from pathlib import Path

import pytest

import main
from tests.commands.conftest import Run

CHILD = "Surname,Forename\nOkafor,Ada\n"
FIRST_DAY = "2024-09-30"


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


@pytest.mark.parametrize("day", ["1990-01-01", "2015-01-01", "2021-09-01", "2024-09-29"])
def test_a_sample_of_too_early_a_day_names_the_first_and_makes_nothing(
    day: str, run: Run, tmp_path: Path
) -> None:
    ended = run("sample", "--children", 12, "--as-of", day)
    assert (ended.code, ended.out) == (2, "")
    assert "can be made as of Mon 30 Sep 2024 or a later day, not as of " in ended.err
    assert names(tmp_path) == []


def test_a_sample_of_the_first_day_is_made(run: Run) -> None:
    assert run("sample", "--children", 12, "--as-of", FIRST_DAY).code == 0
    assert run("check").code == 0


def test_where_filling_fails_no_file_is_left(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("cme_desktop.operations.making_up.fill", stopped)
    assert run("sample", "--children", 12).code == 1
    assert names(tmp_path) == []


def test_a_sample_never_goes_into_ones_own_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(main, "default_data", lambda: str(tmp_path / "own" / "authority.cme"))
    assert main.main(["sample", "--children", "1"]) == 2
    assert "does not go into your own data file" in capsys.readouterr().err
    assert names(tmp_path) == []


def test_a_dry_run_makes_no_data_file(run: Run, data: Path, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(CHILD)
    ended = run("import", "children", tmp_path / "a.csv", "--dry-run")
    refused = run("export", "children", "--out", tmp_path / "x.xlsx")
    assert (ended.code, ended.out, ended.err) == (2, "", refused.err)
    assert f"There is no data file {data} yet." in ended.err
    assert names(tmp_path) == ["a.csv"]


@pytest.mark.parametrize("how", [[], ["--json"]])
def test_an_import_says_that_it_made_the_file(how: list[str], run: Run, data: Path, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(CHILD)
    said = f"{data} was not there before, so a new data file was made.\n"
    assert run("import", "children", tmp_path / "a.csv", *how).err == said
    assert run("import", "children", tmp_path / "a.csv", *how).err == ""


@pytest.mark.parametrize(
    ("text", "code"), [("Colour\nred\n", 2), ("Surname,Forename,Date of birth\nOkafor,Ada,3/4/2015\n", 1)]
)
def test_an_import_that_comes_to_nothing_leaves_no_file(
    text: str, code: int, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text(text)
    assert run("import", "children", tmp_path / "a.csv").code == code
    assert names(tmp_path) == ["a.csv"]
