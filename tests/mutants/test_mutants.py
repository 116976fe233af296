"""A handful of faults put into the rules of the law, and the run itself held to what it says."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.mutants.operators import mutants

ROOT = Path(__file__).parents[2]
FORKED = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows makes no copies of a process that runs, as these faults need"
)

SOURCE = '''"""A made-up module."""

from typing import TypeVar

LIMIT = 2
T = TypeVar("T", bound=int)


def first(days: list[int] | None, on: int = 0) -> int | None:
    """The first of some days after another, or that one."""
    if not days:
        return None
    late = [day for day in days if on < day and day != LIMIT]
    return min(late, default=on)


def unused() -> None:
    raise ValueError("never")
'''
FOUND = """
from made.up import first

def test_first() -> None:
    assert first([5, 3, 2], 2) == 3
    assert first([5, 3], 3) == 5
    assert first([1], 4) == 4
    assert first([2, 1]) == 1
    assert first([2]) == 0
    assert first([]) is None
"""
NAMES = [
    "module: 2 → 3",
    "module: 0 → 1",
    "first: not days → days",
    "first: [day for day in days if on < day and day != LIMIT] → [day for day in days]",
    "first: on < day and day != LIMIT → on < day or day != LIMIT",
    "first: on < day → on <= day",
    "first: day != LIMIT → day == LIMIT",
    "first: return min(late, default=on) → return None",
    "first: min(late, default=on) → max(late, default=on)",
    "first: min(late, default=on) without default",
    "unused: raise ValueError('never') → pass",
]


def test_what_is_kept_once_reckoned_is_asked_of_all_tests_of_its_file() -> None:
    source = "@cache\ndef twice(n: int) -> int:\n    return n * 2\n"
    assert {fault.function for fault in mutants(source)} == {""}
    assert {fault.function for fault in mutants(source.removeprefix("@cache\n"))} == {"twice"}


def test_every_fault_of_the_whole_run_has_a_name_of_its_own() -> None:
    told = [sys.executable, "-m", "tests.mutants", "--list"]
    named = subprocess.run(told, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    assert len(named) == len(set(named)) > 2000


def test_faults_are_named_by_where_they_are_and_what_they_do() -> None:
    assert [one.name for one in mutants(SOURCE)] == NAMES


@pytest.mark.parametrize("code", ["1 if a else 2", "a[-1]", "a and not b", "sorted(a, key=b)", "a | None"])
def test_every_fault_can_be_compiled_and_differs(code: str) -> None:
    source = f"def of(a, b):\n    return {code}\n"
    found = [one.source for one in mutants(source)]
    assert len({source, *found}) == len(found) + 1
    for each in found:
        compile(each, "it", "exec")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "made").mkdir()
    (tmp_path / "made" / "up.py").write_text(SOURCE)
    (tmp_path / "test_up.py").write_text(FOUND)
    (tmp_path / "pytest.ini").write_text("[pytest]\npythonpath = .\n")
    return tmp_path


def run(project: Path, listed: str, *more: str) -> subprocess.CompletedProcess[str]:
    (project / "listed.toml").write_text(listed)
    code = "; ".join(
        [
            "import pathlib, sys, tests.mutants.__main__ as run",
            "root = pathlib.Path(sys.argv[1])",
            f"sys.exit(run.main(['made', '--tests', 'test_up.py', *{more!r}], root, root / 'listed.toml'))",
        ]
    )
    command = [sys.executable, "-c", code, str(project)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


UNUSED = '["made/up.py"]\n"unused: raise ValueError(\'never\') → pass" = "nobody calls it"\n'


@FORKED
def test_a_fault_that_no_test_finds_fails_the_run_unless_it_is_listed(project: Path) -> None:
    ended = run(project, "")
    assert "no test finds   made/up.py: unused: raise ValueError('never') → pass" in ended.stdout, ended
    assert ended.stdout.endswith("10 found, 0 listed, 1 not found.\n")
    assert ended.returncode == 1
    ended = run(project, UNUSED)
    assert ended.stdout.endswith("10 found, 1 listed, 0 not found.\n")
    assert ended.returncode == 0
    ended = run(project, UNUSED, "--unlisted")
    assert ended.stdout.endswith("10 found, 0 listed, 0 not found.\n")
    assert ended.returncode == 0
    ended = run(project, f'{UNUSED}"first: on < day → on <= day" = "it is not so"\n')
    assert "found, or gone, but listed as no fault  made/up.py: first: on < day → on <= day" in ended.stdout
    assert ended.returncode == 1


@FORKED
def test_tests_that_fail_without_a_fault_tell_nothing(project: Path) -> None:
    (project / "test_up.py").write_text("def test_it():\n    assert False\n")
    ended = run(project, "")
    assert ended.returncode == 2
    assert ended.stdout.startswith("The tests fail without a fault:")


@FORKED
def test_tests_that_fail_with_what_is_loaded_as_a_fault_is_tell_nothing(project: Path) -> None:
    (project / "test_up.py").write_text(
        "import made.up\n"
        "def test_it():\n"
        "    assert made.up.first([2]) == 0\n"
        "    assert type(made.up.__loader__).__name__ == 'SourceFileLoader'\n"
    )
    ended = run(project, "")
    assert ended.returncode == 2
    assert "The tests fail without a fault:" in ended.stdout
    assert "test_up.py::test_it" in ended.stdout


@FORKED
def test_faults_in_the_order_of_two_notices_of_one_day_are_found() -> None:
    command = [sys.executable, "-m", "tests.mutants", "cme_desktop/statutory/ladder.py", "--like", "0 < own"]
    test = "test_of_two_issued_on_one_day_the_one_filed_first_came_first"
    tests = ["--tests", f"tests/cme_desktop/statutory/test_ladder.py::{test}"]
    ended = subprocess.run([*command, *tests], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout
