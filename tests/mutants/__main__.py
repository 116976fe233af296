"""Puts faults into the program, one at a time, and runs the tests that enter the function: one has to fail.

Without a path: the rules of the law, what follows from a save, and what is written. Ends with 0 when every
fault is found but those named in `equivalents.toml`. Needs Linux or macOS. What a test starts in
another process is run without the fault.
"""

import argparse
import os
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.mutants.operators import Mutant, mutants
from tests.mutants.reached import Reached
from tests.mutants.running import AlreadyFails, as_it_is, start, whole

ROOT = Path(__file__).parents[2]
EQUIVALENTS = Path(__file__).with_name("equivalents.toml")
PATHS = (
    "cme_desktop/statutory",
    "cme_desktop/services",
    "cme_desktop/records/off_roll_notice/question.py",
    "db/writing",
)
TESTS = ("tests/docs", "tests/cme_desktop", "tests/conformance", "tests/db")
LOADED = (
    "sqlalchemy",
    "openpyxl",
    "lxml.etree",
    "PySide6.QtWidgets",
    "psycopg",
    "holidays",
    "hypothesis",
    "pytestqt.plugin",
    "xdist.plugin",
    "execnet",
    "pwd",
)
"""Other people’s, loaded once for all runs: `pwd` before a test acts as somebody who may not read it."""

Fault = tuple[str, Mutant]


def main(given: Sequence[str], root: Path = ROOT, equivalents: Path = EQUIVALENTS) -> int:
    options = _options(given)
    files = [file for path in options.paths for file in _files(root, path)]
    every = [(file, one) for file in files for one in mutants((root / file).read_text(encoding="utf-8"))]
    reasons = tomllib.loads(equivalents.read_text(encoding="utf-8"))
    listed = {(file, name) for file in files for name in reasons.get(file, {}) if options.like in name}
    faults = [(file, one) for file, one in every if options.like in one.name]
    if options.unlisted:
        faults = [(file, one) for file, one in faults if (file, one.name) not in listed]
        listed = set()
    if options.list:
        print("\n".join(f"{file}: {one.name}" for file, one in faults))
        return 0
    for name in LOADED:
        __import__(name)
    with tempfile.TemporaryDirectory() as folder:
        try:
            reached = whole(root, files, options.tests, options.jobs, Path(folder))
            print(f"{len(faults):,} faults in {len(files):,} files, {len(reached.took):,} tests.", flush=True)
            as_it_is(root, files, reached, options.jobs, Path(folder))
        except AlreadyFails as failed:
            print(f"The tests fail without a fault:\n{failed}")
            return 2
        survived = _survivors(root, faults, reached, options.jobs, Path(folder))
        return _told(faults, {(file, mutant.name) for file, mutant in survived}, listed)


def _options(given: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("paths", nargs="*", default=PATHS, help="files or folders to put faults into")
    parser.add_argument("--tests", nargs="+", default=TESTS, help="files or folders of tests to look with")
    parser.add_argument("--like", default="", help="only faults with this in their name")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many runs at once")
    parser.add_argument(
        "--unlisted",
        action="store_true",
        help="leave out what is listed, which takes all its tests each time",
    )
    parser.add_argument("--list", action="store_true", help="only name the faults")
    return parser.parse_args(given)


def _files(root: Path, path: str) -> list[str]:
    found = [root / path] if path.endswith(".py") else sorted((root / path).rglob("*.py"))
    return [file.relative_to(root).as_posix() for file in found]


def _survivors(
    root: Path, faults: list[Fault], reached: Reached, jobs: int, scratch: Path
) -> Iterator[Fault]:
    """The faults with which every test passes, as they are come by."""
    running: dict[int, Fault] = {}
    for file, mutant in faults:
        tests = reached.by(file, mutant.function)
        if not tests:
            print(f"no test enters  {file}: {mutant.name}", flush=True)
            yield file, mutant
            continue
        if len(running) >= jobs:
            yield from _ended(running)
        running[start(root, file, mutant, reached, scratch)] = file, mutant
    while running:
        yield from _ended(running)


def _ended(running: dict[int, Fault]) -> Iterator[Fault]:
    """Waits for one run to end."""
    child, status = os.wait()
    file, mutant = running.pop(child)
    if status == 0:
        print(f"no test finds   {file}: {mutant.name}", flush=True)
        yield file, mutant


def _told(faults: list[Fault], survived: set[tuple[str, str]], listed: set[tuple[str, str]]) -> int:
    for file, name in sorted(listed - survived):
        print(f"found, or gone, but listed as no fault  {file}: {name}")
    unlisted = survived - listed
    found = len(faults) - len(survived)
    print(f"{found:,} found, {len(survived & listed):,} listed, {len(unlisted):,} not found.")
    return 1 if unlisted or listed - survived else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
