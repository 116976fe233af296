"""The rule that nothing is logged in a test but what it is marked with, in a run of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

TESTS = """
import logging, threading
import pytest

quiet = logging.getLogger("quiet")
quiet.propagate = False
quiet.addHandler(logging.NullHandler())
quiet.addFilter(lambda record: False)

@pytest.fixture
def before():
    quiet.warning("in setup")

@pytest.fixture
def after():
    yield
    logging.getLogger("loud").error("in teardown")

def test_silent():
    quiet.info("nothing to see")

def test_warning():
    logging.warning("of the root")

def test_kept_to_itself():
    quiet.critical("kept to itself")

def test_on_a_thread():
    worker = threading.Thread(target=quiet.error, args=["on a thread"])
    worker.start()
    worker.join()

def test_in_setup(before): pass

def test_in_teardown(after): pass

def test_fails_by_itself():
    quiet.warning("on the way")
    assert False

@pytest.mark.logs("of %s")
@pytest.mark.logs("was kept")
def test_never_comes():
    quiet.warning("of %s", "a child")

@pytest.mark.logs("of a child")
def test_meant():
    quiet.warning("of %s", "a child")

@pytest.mark.logs("of a child")
def test_one_too_many():
    quiet.warning("of a child")
    quiet.warning("of a school")

@pytest.mark.logs("of a child")
def test_silent_at_last():
    pass

def test_silent_after_all(): pass
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("run")
    (folder / "test_it.py").write_text(TESTS)
    (folder / "pytest.ini").write_text("[pytest]\nmarkers = logs\n")
    command = [sys.executable, "-m", "pytest", "-p", "tests.logged", "-p", "no:cacheprovider", "-rA", "-q"]
    found = os.environ | {"PYTHONPATH": str(ROOT)}
    ran = subprocess.run(command, cwd=folder, env=found, capture_output=True, text=True, check=False)
    return ran.stdout


@pytest.mark.parametrize(
    ("test", "why"),
    [
        ("FAILED test_it.py::test_warning", "WARNING root: of the root"),
        ("FAILED test_it.py::test_kept_to_itself", "CRITICAL quiet: kept to itself"),
        ("FAILED test_it.py::test_on_a_thread", "ERROR quiet: on a thread"),
        ("ERROR test_it.py::test_in_setup", "WARNING quiet: in setup"),
        ("ERROR test_it.py::test_in_teardown", "ERROR loud: in teardown"),
        ("ERROR test_it.py::test_fails_by_itself", "WARNING quiet: on the way"),
        ("FAILED test_it.py::test_never_comes", "WARNING quiet: of a child"),
        ("FAILED test_it.py::test_one_too_many", "WARNING quiet: of a school"),
        ("FAILED test_it.py::test_silent_at_last", "nothing like this was logged: ['of a child']"),
    ],
)
def test_what_is_not_meant_to_be_logged_fails(test: str, why: str, told: str) -> None:
    assert f"\n{test}" in told
    assert why in told


def test_the_others_pass(told: str) -> None:
    passed = [line.split("::")[1] for line in told.splitlines() if line.startswith("PASSED")]
    assert passed == ["test_silent", "test_in_teardown", "test_meant", "test_silent_after_all"]
