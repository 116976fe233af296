"""The long runs, short: with the tests they show that the commands work and that nothing is lost in a few."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.postgres import PostgresServer
from tests.soaks import long_files
from tests.soaks.kills import can_die


def run(*given: str, server: str = "") -> str:
    """What a command says; it has to end well."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.soaks", *given],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "CME_TEST_POSTGRES": server},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_attacks_find_nothing() -> None:
    assert "1 times twelve returns" in run("attacks", "--times", "1", "--seed", "4")


@pytest.mark.skipif(not can_die(), reason="no compiler to make writes die with")
def test_kills_lose_nothing() -> None:
    assert "4 kills, 2 of them within a write" in run("kills", "--times", "4")


def test_neighbours_lose_nothing() -> None:
    assert "6 lives beside a second process" in run("neighbours", "--times", "6")


def test_mutated_workbooks_are_read_or_refused() -> None:
    said = run("workbooks", "--times", "60")
    assert "60 mutated workbooks: " in said
    assert "0 lost or wrong." in said


def test_forgeries_are_found() -> None:
    *by_kind, together = run("forgeries", "--times", "1", "--one-in", "3").splitlines()
    assert len(by_kind) > 14
    assert all(line.lstrip().startswith("1 of 1 ") for line in by_kind)
    assert together == f"{len(by_kind)} of {len(by_kind)} forgeries of {len(by_kind)} kinds found."


@pytest.mark.parametrize("kind", ["notices", "schools"])
def test_a_long_file_takes_no_more_memory_than_a_short_one(tmp_path: Path, kind: str) -> None:
    few, many = (long_files.peak(tmp_path, kind, rows, traced=True) for rows in (150, 600))
    assert many < few * long_files.MOST_TIMES_SHORT


def test_officers_who_save_at_once_lose_nothing(postgres_server: PostgresServer) -> None:
    said = run("clients", "--clients", "4", "--saves", "4", "--rows", "40", server=postgres_server.url)
    assert "4 officers and an import of 40 rows" in said
