"""Runs tests in processes of their own, the program whole or with one fault in it."""

import importlib.util
import json
import os
import resource
import shutil
import sys
import threading
import time
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from types import CodeType, FrameType

import pytest

from tests.mutants.operators import Mutant
from tests.quick import ASKED

_OPTIONS = ["-q", "-x", "-p", "no:cacheprovider", "--no-header", "--hypothesis-seed=0"]
_ENDLESS = 20
"""Seconds of computing that a run with a fault gets beside ten times what its tests took without."""


@dataclass
class Reached:
    """Which tests enter which functions, and the seconds that each took."""

    tests: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    """By file and function; all tests that enter any of a file's under the empty name."""
    took: dict[str, float] = field(default_factory=dict)

    def by(self, file: str, function: str) -> list[str]:
        """The tests that can find a fault, the shortest first; where none is seen to, those of the file."""
        functions = self.tests.get(file, {})
        return sorted(functions.get(function) or functions.get("", []), key=lambda test: self.took[test])


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
    """Takes some tests, in an order."""

    def __init__(self, tests: Sequence[str]) -> None:
        self.order = {test: place for place, test in enumerate(tests)}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = sorted(
            (item for item in items if item.nodeid in self.order), key=lambda item: self.order[item.nodeid]
        )


class _Faulty(SourceFileLoader):
    """Finds and loads one module with other words than its file has."""

    def __init__(self, module: str, path: Path, source: str) -> None:
        super().__init__(module, str(path))
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


def whole(root: Path, files: Sequence[str], tests: Sequence[str], scratch: Path) -> Reached | None:
    """Runs tests without a fault and says what each enters; None where one fails."""
    told = scratch / "reached.json"

    def run() -> int:
        recorder = _Recorder(root, files)
        code = _pytest(root, [*tests], scratch / "whole", recorder)
        told.write_text(json.dumps([recorder.reached.tests, recorder.reached.took]), encoding="utf-8")
        return code

    _, status, _ = os.wait4(_forked(run, scratch / "whole.txt"), 0)
    if status:
        return None
    return Reached(*json.loads(told.read_text(encoding="utf-8")))


def start(root: Path, file: str, mutant: Mutant, tests: Sequence[str], seconds: float, scratch: Path) -> int:
    """Begins to run tests with a fault; the process's number. It ends with 0 when they pass all the same."""

    def run() -> int:
        most = int(seconds * 10) + _ENDLESS
        resource.setrlimit(resource.RLIMIT_CPU, (most, most))
        module = file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        sys.meta_path.insert(0, _Faulty(module, root / file, mutant.source))
        files = dict.fromkeys(test.split("::")[0] for test in tests)
        return _pytest(root, [*files], scratch / str(os.getpid()), _Chosen(tests))

    return _forked(run, Path(os.devnull))


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
