"""The short form of the suite, in a run of its own: what it leaves out, and when nothing is left out."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.short import EVERY, ONE_IN

TESTS = Path(__file__).parent
LONG = "ui/shell/test_enter.py::test_enter_presses_every_button"
CASES = """
import pytest

@pytest.mark.parametrize("number", range(9))
def test_enter_presses_every_button(number): pass

@pytest.mark.parametrize("number", range(9))
def test_another(number): pass
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    file = tmp_path / "tests" / LONG.partition("::")[0]
    file.parent.mkdir(parents=True)
    file.write_text(CASES, encoding="utf-8")
    (tmp_path / "pytest.ini").write_text(
        "[pytest]\ntestpaths = tests\naddopts = --import-mode=importlib\n", encoding="utf-8"
    )
    return tmp_path


def passed(project: Path, *arguments: str) -> str:
    """What the last line of a run says."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "tests.short", "-p", "no:cacheprovider", *arguments],
        cwd=project,
        env=os.environ | {"PYTHONPATH": str(TESTS.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.splitlines()[-1].partition(" in ")[0]


def test_a_run_of_everything_takes_one_case_in_so_many(project: Path) -> None:
    assert ONE_IN[LONG] == 3
    assert passed(project) == "12 passed, 6 deselected"
    assert passed(project, "-n", "1") == "12 passed"


@pytest.mark.parametrize("named", [EVERY, "tests", f"tests/{LONG}[4]"])
def test_whoever_asks_for_them_has_every_case(project: Path, named: str) -> None:
    count = {EVERY: 18, "tests": 18}.get(named, 1)
    assert passed(project, named, "-n", "1") == f"{count} passed"


@pytest.mark.parametrize("name", ONE_IN)
def test_what_has_a_short_form_is_a_test(name: str) -> None:
    file, _, function = name.partition("::")
    module = ast.parse((TESTS / file).read_text(encoding="utf-8"))
    assert function in {node.name for node in module.body if isinstance(node, ast.FunctionDef)}
    assert ONE_IN[name] % 2 == 1, "two databases that take turns are both to have theirs"
