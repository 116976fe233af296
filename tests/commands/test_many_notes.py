"""A command tells the first notes about a file, and how many more there are."""

import csv
import json
from itertools import combinations
from pathlib import Path

from tests.commands.conftest import Run

CHANGED = (
    list(combinations(range(3, 8), 2)) + list(combinations(range(3, 8), 3)) + [(at,) for at in range(3, 8)]
)


def test_the_first_notes_are_told_and_the_others_counted(run: Run, tmp_path: Path) -> None:
    """Rows that differ from what is on file have a note for each choice of columns that they differ in."""
    headings = ["URN", "Name", "Town or city", "Address line 1", "Address line 2", "County", "Trust", "Notes"]
    schools = [[str(100_001 + at), f"School {at}", *"abcdef"] for at in range(len(CHANGED))]
    for name, rows in (("first.csv", schools), ("second.csv", list(map(changed, schools, CHANGED)))):
        with (tmp_path / name).open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([headings, *rows])

    assert run("import", "school", tmp_path / "first.csv").code == 0
    said = run("import", "school", tmp_path / "second.csv").out.splitlines()

    assert sum(line.endswith("; kept.") for line in said) == 20
    assert f"… and {len(CHANGED) - 20} more notes." in said


def test_json_tells_the_first_lines_and_how_many_there_are(run: Run, tmp_path: Path) -> None:
    rows = [["URN", "Name"], *([str(100_001 + at), f"School {at}"] for at in range(25)), *[["x", "y"]] * 25]
    with (tmp_path / "sent.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    run("import", "school", tmp_path / "sent.csv")
    told = json.loads(run("import", "school", tmp_path / "sent.csv", "--json", "--dry-run").out)
    assert (told["skipped"], len(told["skipped_rows"])) == (25, 20)
    assert (told["refused"], len(told["refused_rows"])) == (25, 20)
    assert told["refused_file"] is None


def changed(row: list[str], places: tuple[int, ...]) -> list[str]:
    return ["x" if at in places else cell for at, cell in enumerate(row)]
