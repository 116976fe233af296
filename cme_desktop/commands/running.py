"""Runs one command line: what is wrong is one plain line, and every end has its exit code."""

import io
import os
import shlex
import signal
import subprocess
import sys
import traceback
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from cme_desktop.commands import NOT_STARTED, WITH_FINDINGS
from cme_desktop.commands.base import Given
from cme_desktop.commands.parser import complain, parser
from cme_desktop.errors import Cancelled, CmeError, LeftBehind, Missing

GivenFor = Callable[[str | None], Given]
"""What a command works with, for the data file named or else the usual one."""
Window = Callable[[str | None], int]
"""Opens the window on that data file; gives its exit code."""


def run(name: str, words: Sequence[str], today: date, given_for: GivenFor, window: Window) -> int:
    """Run the command that the words are, and see to it that what it tells comes out; gives the exit code.

    `name` is what the program is called by where it was not started by a command that can be typed again.
    """
    _speak_utf8()
    try:
        code = _carried_out(name, words, today, given_for, window)
        _tell_the_rest()
    except BrokenPipeError:
        _tell_nothing_more()
        return WITH_FINDINGS
    except OSError as failure:
        if _is_heard():
            complain(_bug(failure))
            return NOT_STARTED
        _tell_nothing_more()
        complain(f"The answer could not be written: {failure.strerror or failure}.")
        return WITH_FINDINGS
    return code


def _carried_out(name: str, words: Sequence[str], today: date, given_for: GivenFor, window: Window) -> int:
    """The exit code of a command. Raises OSError where what it tells does not come out."""
    try:
        options = parser(today).parse_args(words)
        if options.run is None:
            return window(options.data)
        if sys.stdout is None:
            complain("There is nowhere to write the answer to, as standard output is closed.")
            return NOT_STARTED
        return _on_file(options, given_for(options.data), _started_by(name, words))
    except SystemExit as stop:
        return int(stop.code or 0)
    except OSError:
        raise
    except Exception as bug:
        complain(_bug(bug))
        return NOT_STARTED


def _on_file(options: Namespace, given: Given, started_by: Sequence[str]) -> int:
    """The exit code of what was asked for; what is foreseen is said. Raises whatever is not, and OSError."""
    try:
        with _stoppable():
            return int(options.run(options, given))
    except Cancelled as stopped:
        complain(str(stopped))
        return WITH_FINDINGS
    except KeyboardInterrupt:
        complain("Stopped. Nothing was changed.")
        return WITH_FINDINGS
    except LeftBehind as left:
        take_up = _typed(*started_by, "restore", str(left.offers[0]), "--data", given.data)
        complain(f"{left} To take it up: {take_up}", whole=True)
        return NOT_STARTED
    except Missing:
        complain(f"There is no data file {given.data} yet. Name another one with --data.")
        return NOT_STARTED
    except CmeError as problem:
        complain(str(problem))
        return NOT_STARTED


def _tell_the_rest() -> None:
    """Write what is printed and still waits. Raises OSError."""
    if sys.stdout is not None:
        sys.stdout.flush()


def _is_heard() -> bool:
    """Whether what is printed comes out; an empty line more does no harm."""
    try:
        print(flush=True)
    except OSError:
        return False
    return True


def _tell_nothing_more() -> None:
    """Have what waits go nowhere, so that Python does not try again at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def _stoppable() -> Iterator[None]:
    """A command at its work is stopped by KeyboardInterrupt, so that it can put away what it has begun."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _started_by(name: str, given: Sequence[str]) -> list[str]:
    """The words before those that were given to this run, so that another can be started by them."""
    before, after = sys.orig_argv[: -len(given)], sys.orig_argv[-len(given) :]
    return before if before and after == list(given) and "-c" not in before else [name]


def _typed(*words: str) -> str:
    """A command as it is typed on this machine."""
    if os.name == "posix":
        return shlex.join(words)
    return subprocess.list2cmdline(words)


def _bug(failure: Exception) -> str:
    return f"Something went wrong in the program ({_place(failure)}). Please report it."


def _place(bug: Exception) -> str:
    """The kind of failure and where it arose; never its message, which may name a child."""
    frame = traceback.extract_tb(bug.__traceback__)[-1]
    return f"{type(bug).__name__} at {Path(frame.filename).name}:{frame.lineno}"


def _speak_utf8() -> None:
    """Names are of any script, whatever the machine's own encoding."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
