"""Files from outside are read in a process of their own, with limits: what a file does, it does there."""

import logging
import os
import tempfile
from collections.abc import Collection
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from cme_desktop.spreadsheets import ends, limits, starting
from cme_desktop.spreadsheets.problems import FileProblem, could_not_start, no_room_to_read
from cme_desktop.spreadsheets.request import Request
from cme_desktop.spreadsheets.spool import Spool
from cme_desktop.spreadsheets.tables import Table
from cme_desktop.spreadsheets.waiting import GoOn, always, wait_for

_LAST_SAID = 10_000  # bytes

_log = logging.getLogger("cme_desktop.problems")
_log.addHandler(logging.NullHandler())  # a command keeps no log


def read_outside(
    path: Path, file: BinaryIO, wanted: Collection[str] | None = None, go_on: GoOn | None = None
) -> list[Table]:
    """The tables in a file that is open already. Raises FileProblem, and what `go_on` raises."""
    go_on = go_on or always
    with ExitStack() as closing:
        try:
            spool = Spool(tempfile.TemporaryFile())  # noqa: SIM115  # the rows are read from it when they are wanted
            errors = closing.enter_context(tempfile.TemporaryFile())
        except OSError as error:
            raise no_room_to_read(path) from error
        code = _run(path, file, spool, errors, wanted, go_on)
        tables, last = _come_back(spool, go_on)
        if "problem" in last:
            raise FileProblem(last["problem"])
        if code != ends.READ or "bug" in last:
            _log.error("the process that read a file ended with %s %s", code, last.get("bug", ""))
            raise ends.sentence(path, code, spool.is_begun(), _end_of(errors))
        return tables


def _come_back(spool: Spool, go_on: GoOn) -> tuple[list[Table], dict[str, str]]:
    try:
        return spool.read(go_on)
    except (ValueError, TypeError, KeyError, IndexError):
        return [], {"bug": "before it had written its last word"}


def _run(
    path: Path,
    file: BinaryIO,
    spool: Spool,
    errors: BinaryIO,
    wanted: Collection[str] | None,
    go_on: GoOn,
) -> int:
    """Its exit code. It ends with this process: then the other end of the pipe that it holds is closed."""
    try:
        lifeline, ours = os.pipe()
    except OSError as error:
        raise could_not_start(path, error) from error
    try:
        with starting.handed([spool.fileno(), lifeline]) as given:
            request = Request(path.name, wanted, limits.MEMORY, limits.SECONDS, *given)
            process = starting.start(given, file, errors, request.to_environment())
    except OSError as error:
        os.close(ours)
        raise could_not_start(path, error) from error
    finally:
        os.close(lifeline)
    try:
        return wait_for(process, go_on)
    finally:
        process.kill()
        process.wait()
        os.close(ours)


def _end_of(errors: BinaryIO) -> bytes:
    errors.seek(max(0, errors.seek(0, os.SEEK_END) - _LAST_SAID))
    return errors.read()
