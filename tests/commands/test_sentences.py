"""What the commands say: right numbers, nothing twice, and what there is to give."""

import json
import re
from pathlib import Path

import pytest

from tests.commands.conftest import Run

CHILD = "Surname,Forename,Date of birth,Postcode,Sex\nOkafor,Ada,14/9/2015,SW1A 1AA,F\n"


def test_the_counts_of_an_import_are_in_right_words(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(CHILD)
    first = run("import", "children", tmp_path / "a.csv").out
    assert first.splitlines()[0] == "1 rows read: 1 loaded, 0 skipped, 0 refused."
    again = run("import", "children", tmp_path / "a.csv").out
    assert again.splitlines()[0] == (
        "1 rows read: 0 loaded, 1 skipped, 0 refused. 1 of them is about a child or school already on file."
    )


def test_a_file_without_rows_says_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(CHILD.splitlines()[0])
    assert run("import", "children", tmp_path / "a.csv").out == "There are no rows in it.\n"


def test_a_first_word_alone_is_told_the_second(run: Run) -> None:
    assert run("return").err == "Say which return: return monthly.\n"


@pytest.mark.parametrize(
    "command",
    [
        *("sample", "template", "import", "export", "return monthly", "figures", "due"),
        *("check", "backup", "restore", "dictionary"),
    ],
)
def test_the_help_says_what_each_argument_is(command: str, run: Run) -> None:
    told = run(*command.split(), "--help").out
    arguments = [line for line in told.splitlines() if re.match(r"  \S", line)]
    assert arguments
    lines = told.splitlines()
    for line in arguments:
        following = lines[lines.index(line) + 1 :][:1]
        assert re.match(r"  \S.*? {2,}\S", line) or any(next.startswith(" " * 8) for next in following), line


@pytest.mark.parametrize("command", ["import", "export", "template"])
def test_an_unknown_type_is_told_the_plurals_too(command: str, run: Run) -> None:
    assert "Children and schools will do too.\n" in run(command, "penalties", "x.xlsx").err


def test_a_line_of_the_queue_says_its_day_once(run: Run) -> None:
    run("sample", "--children", 15, "--as-of", "2026-11-20")
    lines = run("due").out.splitlines()
    assert lines
    for line in lines:
        day = re.search(r": (\w{3} \d+ \w{3} \d{4}), ", line)
        if day is not None:
            assert f"Due {day[1]}" not in line


def test_a_share_is_a_percentage_in_words_and_a_part_of_one_as_json(run: Run) -> None:
    run("sample", "--children", 30, "--as-of", "2026-11-20")
    period = ("--from", "2025-09-01", "--to", "2026-10-31")
    told = json.loads(run("figures", *period, "--json").out)
    (share,) = [row["value"] for row in told if row["label"] == "10-day notifications: share on time"]
    assert 0 <= share <= 1
    printed = re.search(r"([0-9.]+)%  10-day notifications: share on time", run("figures", *period).out)
    assert printed is not None
    assert float(printed[1]) == pytest.approx(100 * share, abs=0.05)


def test_a_backup_over_an_older_one_says_so(run: Run, tmp_path: Path) -> None:
    run("sample", "--children", 1, "--as-of", "2026-11-20")
    assert "older backup" not in run("backup", "--out", tmp_path / "b.cme").out
    assert ", in the place of an older backup. " in run("backup", "--out", tmp_path / "b.cme").out


def test_a_backup_put_where_nothing_was_says_no_more(run: Run, data: Path, tmp_path: Path) -> None:
    run("sample", "--children", 1, "--as-of", "2026-11-20")
    run("backup", "--out", tmp_path / "elsewhere" / "b.cme")
    data.unlink()
    said = run("restore", tmp_path / "elsewhere" / "b.cme").out
    assert said == f"{data} now holds what {tmp_path / 'elsewhere' / 'b.cme'} held.\n"
