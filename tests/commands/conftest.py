"""The program run as from a command line, on a data file of the test's own."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

import main


@dataclass
class Ended:
    """How a command ended: its exit code, what it printed, and its error line."""

    code: int
    out: str
    err: str


Run = Callable[..., Ended]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Where the data file is, or will be."""
    return tmp_path / "authority.cme"


@pytest.fixture
def run(data: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command on the data file."""

    def run(*arguments: object) -> Ended:
        capsys.readouterr()
        code = main.main([*map(str, arguments), "--data", str(data)])
        printed = capsys.readouterr()
        assert "Traceback" not in printed.out + printed.err
        return Ended(code, printed.out, printed.err)

    return run
