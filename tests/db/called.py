"""Functions of Python's own that a piece of work calls: counted, as no test looks at a clock."""

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

_Profiler = Callable[[FrameType, str, object], None]


@contextmanager
def calls_of(name: str) -> Iterator[list[str]]:
    """Who has called a function of that qualified name within the block."""
    callers: list[str] = []

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code.co_qualname == name and frame.f_back is not None:
            callers.append(frame.f_back.f_code.co_qualname)

    with _noting(note):
        yield callers


def calls_in(work: Callable[[], object]) -> int:
    """How many calls a piece of work makes.

    Garbage waits meanwhile: what other tests have left behind has calls of its own when it is let go.
    """
    calls = 0

    def count(_frame: FrameType, event: str, _: object) -> None:
        nonlocal calls
        calls += event == "call"

    searched = gc.isenabled()
    gc.disable()
    try:
        with _noting(count):
            work()
    finally:
        if searched:
            gc.enable()
    return calls


@contextmanager
def _noting(note: _Profiler) -> Iterator[None]:
    before = sys.getprofile()
    sys.setprofile(note)
    try:
        yield
    finally:
        sys.setprofile(before)
