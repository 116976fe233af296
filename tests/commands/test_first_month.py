"""The first month of a school year, which is its year to date as well."""

from pathlib import Path

from tests.commands.conftest import Run


def test_the_sums_of_september_hold_and_its_open_data_are_written(run: Run, tmp_path: Path) -> None:
    run("sample", "--children", 40, "--seed", 2, "--as-of", "2026-11-09")
    out = tmp_path / "September.xlsx"
    made = run("return", "monthly", "--month", "2026-09", "--edition", "committee", "--out", out)
    assert made.code == 0
    assert out.with_suffix(".csv").exists(), "it is withheld where a sum breaks"
