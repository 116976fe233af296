"""Runs tests in processes of their own, the program whole or with one fault in it."""

import importlib.util
import json
import os
import shutil
import signal
import sys
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from functools import partial
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from types import CodeType

import pytest

from tests.mutants.operators import Mutant
from tests.mutants.reached import Reached, Recorder, file_of
from tests.quick import ASKED

_OPTIONS = ["-q", "-x", "-p", "no:cacheprovider", "--no-header", "--assert=plain", "--hypothesis-seed=0"]
_ENDLESS = 60
"""Seconds of computing that a test with a fault gets beside ten times what it took without.

Enough for what is made once for many tests, and for loading all of them.
"""
_WAITING = 180
"""Seconds by the clock that a test with a fault gets, for one that waits for what never comes."""


class AlreadyFails(Exception):
    """The tests fail without a fault; with what they said."""


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


class _Share:
    """Takes the tests of every so-many-th file."""

    def __init__(self, share: int, jobs: int) -> None:
        self.share, self.jobs = share, jobs

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        mine = _share((file_of(item.nodeid) for item in items), self.share, self.jobs)
        items[:] = [item for item in items if file_of(item.nodeid) in mine]


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


def whole(root: Path, files: Sequence[str], tests: Sequence[str], jobs: int, scratch: Path) -> Reached:
    """Runs tests without a fault and says what each enters. Raises `AlreadyFails` where one fails."""

    def told(share: int) -> Path:
        return scratch / f"reached-{share}.json"

    def run(share: int) -> int:
        recorder = Recorder(root, files)
        code = _pytest(root, [*tests], scratch / f"whole-{share}", recorder, _Share(share, jobs))
        told(share).write_text(json.dumps([recorder.reached.tests, recorder.reached.took]), encoding="utf-8")
        return 0 if code == pytest.ExitCode.NO_TESTS_COLLECTED else code  # fewer files than shares

    _run_without_a_fault(run, jobs, scratch / "whole")
    reached = Reached()
    for share in range(jobs):
        reached.add(Reached(*json.loads(told(share).read_text(encoding="utf-8"))))
    return reached


def as_it_is(root: Path, files: Sequence[str], reached: Reached, jobs: int, scratch: Path) -> None:
    """Runs all tests that are asked, in their new order, with the files loaded as one with a fault is.

    Raises `AlreadyFails` where one fails.
    """
    tests = sorted(
        {test for file in files for test in reached.by(file, "")}, key=lambda one: reached.took[one]
    )

    def run(share: int) -> int:
        for file in files:
            sys.meta_path.insert(0, _Faulty(root, file, (root / file).read_text(encoding="utf-8")))
        mine = _share(map(file_of, tests), share, jobs)
        chosen = [test for test in tests if file_of(test) in mine]
        return _pytest_of(root, chosen, reached, scratch / f"as-it-is-{share}") if chosen else 0

    _run_without_a_fault(run, jobs, scratch / "as-it-is")  # LD_PRELOAD takes no path with a space


def _run_without_a_fault(run: Callable[[int], int], jobs: int, told: Path) -> None:
    """Runs each share beside the others, and waits for all."""
    words = [told.with_name(f"{told.name}-{share}.txt") for share in range(jobs)]
    runs = {_forked(partial(run, share), words[share]): share for share in range(jobs)}
    failed = [runs[child] for child, status in (os.wait() for _ in range(jobs)) if status]
    if failed:
        raise AlreadyFails("\n".join(words[share].read_text(encoding="utf-8") for share in failed))


def _share(files: Iterable[str], share: int, jobs: int) -> set[str]:
    """The files of tests that one of so many runs takes."""
    return {*list(dict.fromkeys(files))[share::jobs]}


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
    return _pytest(root, [*dict.fromkeys(map(file_of, tests))], scratch, _Chosen(tests, reached.took))


def _limit(seconds: float) -> None:
    """From now on as long, and something beside, until the system ends this process."""
    signal.setitimer(signal.ITIMER_PROF, seconds + _ENDLESS)
    signal.setitimer(signal.ITIMER_REAL, seconds + _WAITING)


def _pytest(root: Path, arguments: Sequence[str], scratch: Path, *plugins: object) -> int:
    scratch.mkdir()
    os.chdir(root)
    os.environ["HYPOTHESIS_STORAGE_DIRECTORY"] = str(scratch / "hypothesis")
    try:
        options = [*_OPTIONS, f"--rootdir={root}", f"--basetemp={scratch / 'files'}"]
        return int(pytest.main([*options, *arguments], plugins=[_NoServer(), *plugins]))
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
