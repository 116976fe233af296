"""Runs tests in processes of their own, the program whole or with one fault in it."""

import importlib.util
import json
import os
import shutil
import signal
import sys
import threading
import time
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from statistics import fmean
from types import CodeType, FrameType

import pytest

from tests.mutants.operators import Mutant
from tests.quick import ASKED

_OPTIONS = ["-q", "-x", "-p", "no:cacheprovider", "--no-header", "--assert=plain", "--hypothesis-seed=0"]
_ENDLESS = 60
"""Seconds of computing that a test with a fault gets beside ten times what it took without.

Enough for what is made once for many tests, and for loading all of them.
"""
_WAITING = 180
"""Seconds by the clock that a test with a fault gets, for one that waits for what never comes."""
_LIKELY = 4
"""Files of tests that are asked first: to load all of them for every fault takes most of the time."""


class AlreadyFails(Exception):
    """The tests fail without a fault; with what they said."""


@dataclass
class Reached:
    """Which tests enter which functions, and the seconds that each took."""

    tests: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    """By file and function; all tests that enter any of a file's under the empty name."""
    took: dict[str, float] = field(default_factory=dict)

    def by(self, file: str, function: str) -> list[str]:
        """The tests that can find a fault, the shortest first; where none is seen to, those of the file."""
        functions = self.tests.get(file, {})
        entering = functions.get(function, []) if function else []
        tests = entering or {*functions.get("", []), *self._of_what_is_said(file)}
        return sorted(tests, key=lambda test: self.took[test])

    def _of_what_is_said(self, file: str) -> list[str]:
        """The tests that hold what a module says as it is imported, such as the rules of the law.

        Those of the nearest folder that mirrors it, and those of the documents that are made from it.
        """
        for folder in Path("tests", file).parents:
            near = [test for test in self.took if test.startswith(f"{folder.as_posix()}/")]
            if near:
                return near + [test for test in self.took if test.startswith("tests/docs/")]
        return []

    def likely_first(self, file: str, function: str) -> list[list[str]]:
        """The same in two parts: the tests of a few files named after that file or quick, then the others."""
        tests = self.by(file, function)
        took: dict[str, list[float]] = {}
        for test in tests:
            took.setdefault(_file_of(test), []).append(self.took[test])
        stem = Path(file).stem
        order = sorted(took, key=lambda name: (stem not in name, fmean(took[name])))
        likely = set(order[:_LIKELY])
        parts = ([test for test in tests if (_file_of(test) in likely) is first] for first in (True, False))
        return [part for part in parts if part]


class _NoServer:
    """Leaves out what needs a window or a server: both cost more than they find."""

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [item for item in items if not _asks(item)]


def _asks(item: pytest.Item) -> bool:
    """Whether it asks for one itself, or is the run on a server of a test that runs on both."""
    call = getattr(item, "callspec", None)
    return bool(ASKED & set(getattr(item, "fixturenames", ()))) or (
        call is not None and "postgresql" in [*call.params.values()]
    )


class _Recorder:
    """Writes down what each test enters of some files."""

    def __init__(self, root: Path, files: Sequence[str]) -> None:
        self.names = {str(root / file): file for file in files}
        self.reached = Reached()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        entered: set[CodeType] = set()

        def note(frame: FrameType, event: str, _argument: object) -> None:
            if event == "call" and frame.f_code.co_filename in self.names:
                entered.add(frame.f_code)

        began = time.process_time()
        threading.setprofile(note)
        sys.setprofile(note)
        try:
            return (yield)
        finally:
            sys.setprofile(None)
            threading.setprofile(None)
            self.reached.took[item.nodeid] = time.process_time() - began
            for code in entered:
                functions = self.reached.tests.setdefault(self.names[code.co_filename], {})
                for function in {"", code.co_qualname.split(".<locals>")[0]}:
                    functions.setdefault(function, []).append(item.nodeid)


class _Chosen:
    """Takes some tests, in an order; one without an end is ended by the system's own timers."""

    def __init__(self, tests: Sequence[str], took: Mapping[str, float]) -> None:
        self.order = {test: place for place, test in enumerate(tests)}
        self.took = took

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        _limit(self.took[item.nodeid] * 10)
        return (yield)

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = sorted(
            (item for item in items if item.nodeid in self.order), key=lambda item: self.order[item.nodeid]
        )


class _Faulty(SourceFileLoader):
    """Finds and loads one module with other words than its file has."""

    def __init__(self, root: Path, file: str, source: str) -> None:
        module = file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        super().__init__(module, str(root / file))
        self.source = source

    def find_spec(self, name: str, _path: object = None, _target: object = None) -> ModuleSpec | None:
        return (
            importlib.util.spec_from_file_location(name, self.path, loader=self)
            if name == self.name
            else None
        )

    def get_code(self, _name: str) -> CodeType:
        code: CodeType = compile(self.source, self.path, "exec", dont_inherit=True)
        return code


def whole(root: Path, files: Sequence[str], tests: Sequence[str], scratch: Path) -> Reached:
    """Runs tests without a fault and says what each enters. Raises `AlreadyFails` where one fails."""
    told = scratch / "reached.json"

    def run() -> int:
        recorder = _Recorder(root, files)
        code = _pytest(root, [*tests], scratch / "whole", recorder)
        told.write_text(json.dumps([recorder.reached.tests, recorder.reached.took]), encoding="utf-8")
        return code

    _run_without_a_fault(run, scratch / "whole.txt")
    return Reached(*json.loads(told.read_text(encoding="utf-8")))


def as_it_is(root: Path, files: Sequence[str], reached: Reached, scratch: Path) -> None:
    """Runs all tests that are asked, in their new order, with the files loaded as one with a fault is.

    Raises `AlreadyFails` where one fails.
    """
    tests = sorted(
        {test for file in files for test in reached.by(file, "")}, key=lambda one: reached.took[one]
    )

    def run() -> int:
        for file in files:
            sys.meta_path.insert(0, _Faulty(root, file, (root / file).read_text(encoding="utf-8")))
        return _pytest_of(root, tests, reached, scratch / "as-it-is")  # LD_PRELOAD takes no path with a space

    if tests:
        _run_without_a_fault(run, scratch / "as-it-is.txt")


def _run_without_a_fault(run: Callable[[], int], told: Path) -> None:
    if os.waitpid(_forked(run, told), 0)[1]:
        raise AlreadyFails(told.read_text(encoding="utf-8"))


def start(root: Path, file: str, mutant: Mutant, reached: Reached, scratch: Path) -> int:
    """Begins to run tests with a fault; the process's number. It ends with 0 when they pass all the same."""
    parts = reached.likely_first(file, mutant.function)

    def run() -> int:
        sys.meta_path.insert(0, _Faulty(root, file, mutant.source))
        folders = (scratch / f"{os.getpid()}-{n}" for n in range(len(parts)))
        codes = (_pytest_of(root, part, reached, folder) for part, folder in zip(parts, folders, strict=True))
        return next(filter(None, codes), 0)

    return _forked(run, Path(os.devnull))


def _pytest_of(root: Path, tests: Sequence[str], reached: Reached, scratch: Path) -> int:
    _limit(0)
    return _pytest(root, [*dict.fromkeys(map(_file_of, tests))], scratch, _Chosen(tests, reached.took))


def _limit(seconds: float) -> None:
    """From now on as long, and something beside, until the system ends this process."""
    signal.setitimer(signal.ITIMER_PROF, seconds + _ENDLESS)
    signal.setitimer(signal.ITIMER_REAL, seconds + _WAITING)


def _file_of(test: str) -> str:
    return test.split("::")[0]


def _pytest(root: Path, arguments: Sequence[str], scratch: Path, plugin: object) -> int:
    scratch.mkdir()
    os.chdir(root)
    os.environ["HYPOTHESIS_STORAGE_DIRECTORY"] = str(scratch / "hypothesis")
    try:
        options = [*_OPTIONS, f"--rootdir={root}", f"--basetemp={scratch / 'files'}"]
        return int(pytest.main([*options, *arguments], plugins=[_NoServer(), plugin]))
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _forked(run: Callable[[], int], told: Path) -> int:
    """Runs it in a copy of this process, which has loaded nothing of the program yet."""
    sys.stdout.flush()
    if child := os.fork():
        return child
    code = 70
    try:
        words = os.open(told, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.dup2(words, 1)
        os.dup2(words, 2)
        code = run()
    finally:
        sys.stdout.flush()
        os._exit(code)
