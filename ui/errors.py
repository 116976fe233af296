"""The one place that turns a failure into words for the officer, and a bug into a line of the log.

The log never holds a message or a value, as both may name a child: only kinds of failure and places in the
program. Its file is that of `ui.problem_log`.
"""

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from zlib import crc32

from cme_desktop.errors import Cancelled, CmeError, NotFound, Refused, Stale, Unavailable

PROBLEMS = "cme_desktop.problems"
"""The name that problems are logged under."""


class FailureKind(StrEnum):
    """What sort of failure it was, which decides how loudly it is said."""

    REFUSED = "refused"
    STALE = "stale"
    NOT_FOUND = "not-found"
    UNAVAILABLE = "unavailable"
    CANCELLED = "cancelled"
    BUG = "bug"


@dataclass(frozen=True)
class Problem:
    """A failure as the officer reads it."""

    title: str
    sentence: str
    kind: FailureKind


_TITLES: tuple[tuple[type[CmeError], str, FailureKind], ...] = (
    (Refused, "Not saved", FailureKind.REFUSED),
    (Stale, "Changed by somebody else", FailureKind.STALE),
    (NotFound, "Not found", FailureKind.NOT_FOUND),
    (Unavailable, "Data file not available", FailureKind.UNAVAILABLE),
    (Cancelled, "Stopped", FailureKind.CANCELLED),
    (CmeError, "Not done", FailureKind.REFUSED),
)
"""From the particular to the general: the first that fits is said."""


def present(error: BaseException) -> Problem:
    """What to say of `error`. A failure nobody foresaw is a bug, named by a code that the log holds too."""
    for cls, title, kind in _TITLES:
        if isinstance(error, cls):
            return Problem(title, str(error) or f"{title}.", kind)
    return Problem(
        "Something went wrong in the program",
        f"If it happens again, report it as {bug_code(error)}.",
        FailureKind.BUG,
    )


def explain(error: Exception) -> str:
    """One sentence for the page that `error` happened on; a bug is logged too."""
    problem = present(error)
    if problem.kind is FailureKind.BUG:
        log_problem(error)
    return problem.sentence


def bug_code(error: BaseException) -> str:
    """A short code for the place in the program where `error` arose: the same bug, the same code."""
    return f"{crc32(_places(error).encode()):08X}"[:6]


def log_problem(error: BaseException) -> None:
    """Write down what kind of failure it was and where; never its message.

    What was foreseen – a lock, a file that is gone, a server that is silent – is no fault of the program.
    """
    foreseen = isinstance(error, tuple(cls for cls, _, _ in _TITLES))
    _log.log(logging.INFO if foreseen else logging.ERROR, "%s %s", bug_code(error), _places(error))


def catch_unhandled(show: Callable[[Problem], None]) -> None:
    """From now on, log what no code caught and have `show` say it in one quiet line.

    `show` is called on the thread on which the failure arose.
    """

    def caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        log_problem(error)
        show(present(error))

    def caught_in_thread(failure: threading.ExceptHookArgs) -> None:
        if failure.exc_value is not None:
            caught(failure.exc_type, failure.exc_value, failure.exc_traceback)

    sys.excepthook = caught
    threading.excepthook = caught_in_thread


_log = logging.getLogger(PROBLEMS)
_log.setLevel(logging.INFO)
_log.propagate = False


def _places(error: BaseException) -> str:
    frames = reversed(traceback.extract_tb(error.__traceback__))
    where = " < ".join(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames)
    return f"{type(error).__name__} {where}".strip()
