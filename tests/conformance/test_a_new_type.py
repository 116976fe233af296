"""A record type takes a folder and a line in the registry.

One that there is not is planted in a copy of the program, and seen wherever types are served. Its table is
made from its description, as in every new data file.
"""

import shutil
import sys
from collections.abc import Collection
from pathlib import Path
from subprocess import run

import pytest

from tests.architecture.test_imports import ROOT

HERE = Path(__file__).parent / "a_new_type"
PARTS = ("cme_desktop", "db", "docs", "resources", "tests", "ui", "main.py", "pyproject.toml")
UNDATED = "tests/cme_desktop/returns/test_undated.py"  # tries every measure that there is
LAST = '    "records.in_year_application",\n'
LINE = '    "records.home_visit",\n'


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program with one folder and one line more; all else in it is this very program."""
    root = tmp_path_factory.mktemp("program")
    link(ROOT, root, PARTS, beside="cme_desktop")
    world, planted = ROOT / "cme_desktop", root / "cme_desktop"
    link(world, planted, [path.name for path in world.iterdir()], beside="records registry.py")
    names = [path.name for path in (world / "records").iterdir()]
    link(world / "records", planted / "records", names)
    shutil.copytree(HERE / "home_visit", planted / "records" / "home_visit")
    registry = (world / "registry.py").read_text("utf-8")
    assert registry.count(LAST) == 1, "the line goes after the last one"
    (planted / "registry.py").write_text(registry.replace(LAST, LAST + LINE), "utf-8")
    return root


def link(of: Path, to: Path, names: Collection[str], beside: str = "") -> None:
    """These of one folder as they are in another, but for those beside."""
    to.mkdir(exist_ok=True)
    for name in {*names} - {*beside.split(), "__pycache__"}:
        (to / name).symlink_to(of / name)


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param([f"{HERE.relative_to(ROOT)}/seen.py", UNDATED], id="it is seen where all are"),
        pytest.param(["tests/conformance", "-k", "home-visit or home_visit"], id="and held to what all are"),
    ],
)
def test_a_type_takes_a_folder_and_a_line(program: Path, asked: list[str]) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *asked]
    done = run(command, cwd=program, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("line", "told"),
    [
        pytest.param(
            "records.home_visits",
            "registry.py has the line “records.home_visits”, and there is no such folder.",
            id="no folder",
        ),
        pytest.param(
            "records.offences",
            "records.offences has to hold its RecordType under the name OFFENCES.",
            id="no description",
        ),
    ],
)
def test_a_line_that_names_no_type_is_said_in_a_sentence(program: Path, line: str, told: str) -> None:
    registry = program / "cme_desktop" / "registry.py"
    as_it_was = registry.read_text("utf-8")
    registry.write_text(as_it_was.replace("records.home_visit", line), "utf-8")
    try:
        command = [sys.executable, "-c", "import cme_desktop.registry"]
        done = run(command, cwd=program, capture_output=True, text=True, encoding="utf-8", check=False)
    finally:
        registry.write_text(as_it_was, "utf-8")
    assert done.stderr.splitlines()[-1] == f"ImportError: {told}"
