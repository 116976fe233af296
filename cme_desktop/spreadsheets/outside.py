"""Files from outside are read in a process of their own, with limits: what a file does, it does there."""

import logging
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import BinaryIO

from cme_desktop.spreadsheets import limits
from cme_desktop.spreadsheets.problems import (
    FileProblem,
    damaged,
    no_room_to_read,
    too_demanding,
    too_slow,
)
from cme_desktop.spreadsheets.request import NO_ROOM, OUT_OF_MEMORY, READ, Request
from cme_desktop.spreadsheets.spool import Spool
from cme_desktop.spreadsheets.tables import Table

GoOn = Callable[[], None]
"""Asked now and then; raises Cancelled when the officer has stopped the work."""

READING_FLAG = "--read-a-file-from-outside"
"""What a program packed into one file is started with to be this process; it has no other Python to start."""
_CHILD = "cme_desktop.spreadsheets.child"
_ROOT = Path(__file__).parents[2]
_SECONDS_BETWEEN_LOOKS = 0.1

_log = logging.getLogger("cme_desktop.problems")
_log.addHandler(logging.NullHandler())  # a command keeps no log


def read_outside(
    path: Path, file: BinaryIO, wanted: Collection[str] | None = None, go_on: GoOn | None = None
) -> list[Table]:
    """The tables in a file that is open already. Raises FileProblem, and what `go_on` raises."""
    request = Request(path.name, wanted, limits.MEMORY, limits.SECONDS)
    try:
        spooled = tempfile.TemporaryFile()  # noqa: SIM115  # the rows are read from it when they are wanted
    except OSError as error:
        raise no_room_to_read(path) from error
    spool = Spool(spooled)
    code = _run(path, request, file, spooled, go_on)
    tables, last = _come_back(spool)
    if "problem" in last:
        raise FileProblem(last["problem"])
    if code != READ or "bug" in last:
        _log.error("the process that read a file ended with %s %s", code, last.get("bug", ""))
        raise _ended_badly(path, code)
    return tables


def _come_back(spool: Spool) -> tuple[list[Table], dict[str, str]]:
    try:
        return spool.read()
    except (ValueError, TypeError, KeyError, IndexError):
        return [], {"bug": "before it had written its last word"}


def _run(path: Path, request: Request, file: BinaryIO, spooled: BinaryIO, go_on: GoOn | None) -> int:
    try:
        process = subprocess.Popen(
            _command(),
            stdin=file,
            stdout=spooled,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **_python_path(), **request.to_environment()},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise no_room_to_read(path) from error
    try:
        while True:
            try:
                return process.wait(_SECONDS_BETWEEN_LOOKS)
            except subprocess.TimeoutExpired:
                if go_on is not None:
                    go_on()
    finally:
        process.kill()
        process.wait()


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, READING_FLAG]
    return [sys.executable, "-P", "-m", _CHILD]


def _python_path() -> dict[str, str]:
    """Where the process finds the program, wherever it was started from."""
    return {"PYTHONPATH": os.pathsep.join(filter(None, [str(_ROOT), os.environ.get("PYTHONPATH")]))}


def _ended_badly(path: Path, code: int) -> FileProblem:
    """The sentence for the way in which the process ended."""
    if code == NO_ROOM:
        return no_room_to_read(path)
    if code in _OUT_OF_MEMORY:
        return too_demanding(path)
    return too_slow(path) if code in _OUT_OF_TIME else damaged(path)


def _by_signals(*names: str) -> Iterator[int]:
    """The exit codes of a process that was ended by these, where the system has them."""
    return (-getattr(signal, name) for name in names if hasattr(signal, name))


# What Windows ends a process with stands behind the signals of the others.
_OUT_OF_MEMORY = {OUT_OF_MEMORY, *_by_signals("SIGABRT", "SIGKILL"), 0xC0000409, 0xC0000017, 0xC000012D}
_OUT_OF_TIME = {*_by_signals("SIGXCPU"), 0x718}
