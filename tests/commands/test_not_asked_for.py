"""What a file says in columns that are not asked for beside the rest of a row is told, row by row."""

import csv
import json
from pathlib import Path

from tests.commands.conftest import Run

BASE = {"Child surname": "Okafor", "Child date of birth": "3/3/2015"}
SPELL = BASE | {"Notification received": "13/10/2026", "Home education began": "13/10/2026"}


def sent(folder: Path, *rows: dict[str, str]) -> Path:
    path = folder / "sent.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        lines = csv.DictWriter(file, list(dict.fromkeys(heading for row in rows for heading in row)))
        lines.writeheader()
        lines.writerows(rows)
    return path


def test_what_is_not_asked_for_is_told_once_for_each_column(run: Run, tmp_path: Path) -> None:
    """The register of children not in school is not in force."""
    spells = [
        SPELL | {"Child forename": "Ada", "Eligible from": "13/10/2026"},
        SPELL | {"Child forename": "Bea", "Eligible from": "31/31/2026"},
        SPELL | {"Child forename": "Cea", "Parent need not tell": "never a choice"},
        SPELL | {"Child forename": "Dea"},
    ]

    ended = run("import", "home-education", sent(tmp_path, *spells), "--dates", "dmy")

    assert ended.code == 0
    told = [line.strip() for line in ended.out.splitlines() if "not kept" in line]
    assert told == [
        "Row 2, and 1 more alike (3): Eligible from: not kept, as it is not asked for here.",
        "Row 4: Parent need not tell: not kept, as it is not asked for here.",
    ]


def test_the_report_in_json_tells_it_too(run: Run, tmp_path: Path) -> None:
    file = sent(tmp_path, SPELL | {"Child forename": "Ada", "Why it rests": "Abroad"})
    ended = run("import", "home-education", file, "--dates", "dmy", "--json")
    assert "Row 2: Why it rests: not kept, as it is not asked for here." in json.loads(ended.out)["notes"]


def test_it_is_told_of_one_on_file_that_gets_nothing_new(run: Run, tmp_path: Path) -> None:
    child = {"Surname": "Okafor", "Forename": "Ada", "Date of birth": "3/3/2015", "UPN": "B801200005001"}
    assert run("import", "child", sent(tmp_path, child), "--dates", "dmy").code == 0
    more = sent(tmp_path, child | {"Why there is no UPN": "Not known"})
    ended = run("import", "child", more, "--dates", "dmy")
    assert "Row 2: Why there is no UPN: not kept, as it is not asked for here." in ended.out
