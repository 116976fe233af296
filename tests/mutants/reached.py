"""Which tests enter which functions, noted while they run without a fault."""

import sys
import threading
import time
from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean
from types import CodeType, FrameType

import pytest

_LIKELY = 4
"""Files of tests that are asked first: to load all of them for every fault takes most of the time."""


@dataclass
class Reached:
    """Which tests enter which functions, and the seconds that each took."""

    tests: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    """By file and function; all tests that enter any of a file's under the empty name."""
    took: dict[str, float] = field(default_factory=dict)

    def add(self, other: "Reached") -> None:
        """With what other tests enter."""
        for file, functions in other.tests.items():
            for function, tests in functions.items():
                self.tests.setdefault(file, {}).setdefault(function, []).extend(tests)
        self.took |= other.took

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
            took.setdefault(file_of(test), []).append(self.took[test])
        stem = Path(file).stem
        order = sorted(took, key=lambda name: (stem not in name, fmean(took[name])))
        likely = set(order[:_LIKELY])
        parts = ([test for test in tests if (file_of(test) in likely) is first] for first in (True, False))
        return [part for part in parts if part]


class Recorder:
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


def file_of(test: str) -> str:
    """The file that a test stands in."""
    return test.split("::")[0]
