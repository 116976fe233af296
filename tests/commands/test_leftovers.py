"""What was left unfinished in a data file: brought to its end by whoever works with it, left by a check."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from main import main
from tests.builders import AUTHOR, StandingClock, make_child
from tests.opening import open_settled

_CUT_SHORT = (
    "INSERT INTO intake (id, file, who, begun_at, finished_at, stopped) VALUES "
    "(1, 'f.csv', 'Sam Field', '2026-11-09 12:00:00.000000', '2026-11-09 12:01:00.000000', 0)",
    "INSERT INTO intake (id, file, who, begun_at, stopped) VALUES "
    "(2, 'g.csv', 'Sam Field', '2026-11-09 12:02:00.000000', 0)",
    "INSERT INTO intake_step (intake_id, kind, what) VALUES "
    """(1, 'remember', '{"id": 1, "digests": ["d"]}')""",
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data file with an import that was killed after its end, and one that was killed before it."""
    path = tmp_path / "authority.cme"
    with closing(open_settled(str(path), StandingClock())) as store, store.changing(AUTHOR) as work:
        make_child(work)
        work.commit()
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        for statement in _CUT_SHORT:
            file.execute(statement)
    return path


def left(data: Path) -> tuple[int, int]:
    """How many imports are unfinished, and how many steps put off."""
    with closing(sqlite3.connect(data)) as file:
        (unfinished,) = file.execute("SELECT count(*) FROM intake WHERE finished_at IS NULL").fetchone()
        (steps,) = file.execute("SELECT count(*) FROM intake_step").fetchone()
    return unfinished, steps


def test_a_command_that_works_with_the_file_finishes_it_first(data: Path) -> None:
    assert main(["due", "--data", str(data)]) == 0
    assert left(data) == (0, 0)


def test_a_check_leaves_it(data: Path) -> None:
    main(["check", "--data", str(data)])
    assert left(data) == (1, 1)


def test_a_check_tells_of_a_step_that_nobody_could_take(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(sqlite3.connect(data, isolation_level=None)) as file:
        file.execute("UPDATE intake_step SET kind = 'forget'")
    assert main(["check", "--data", str(data)]) != 0
    assert "Row 1 of the table intake_step cannot be read." in capsys.readouterr().out
