"""What is written never goes by the name of another kind of file."""

from pathlib import Path

import pytest

from tests.commands.conftest import Run


@pytest.mark.parametrize("name", ["x.csv", "x.ods", "x.cme", "x"])
@pytest.mark.parametrize(
    "command",
    [
        "export child",
        "export whereabouts-enquiry --publishable --from 2016-09-01 --to 2016-09-30",
        "template child",
        "return monthly --month 2026-10",
    ],
)
def test_a_workbook_ends_in_xlsx(command: str, name: str, run: Run, tmp_path: Path) -> None:
    run("sample", "--children", 1, "--as-of", "2026-11-09")
    before = sorted(tmp_path.iterdir())
    ended = run(*command.split(), "--out", tmp_path / name)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == f"“{name}” would be a workbook; end its name in .xlsx.\n"
    assert sorted(tmp_path.iterdir()) == before
    assert run(*command.split(), "--out", tmp_path / "x.XLSX").code == 0


@pytest.mark.parametrize("name", ["x.xlsx", "x.CSV"])
def test_a_backup_has_no_other_ending(name: str, run: Run, tmp_path: Path) -> None:
    run("sample", "--children", 1, "--as-of", "2026-11-09")
    before = sorted(tmp_path.iterdir())
    ended = run("backup", "--out", tmp_path / name)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == f"“{name}” would be a data file; end its name in .cme.\n"
    assert sorted(tmp_path.iterdir()) == before
    for other in ("x", "x.cme", "x.2026-11-28", "x.db"):
        assert run("backup", "--out", tmp_path / other).code == 0
