"""How the process that read a file ended, said so far as it is known.

Numbers from 3 to 6 are its own; a number below nought is the signal that ended it; what Windows ends a
process with is a status of its own (ntstatus.h, winerror.h).
"""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

from cme_desktop.spreadsheets.problems import (
    FileProblem,
    interrupted,
    no_room_to_read,
    not_followed,
    not_started,
    too_demanding,
    too_slow,
)

READ, OUT_OF_MEMORY, NO_ROOM, NOT_FOLLOWED, LEFT_ALONE, NOT_WHOLE = 0, 3, 4, 5, 6, 7


def _by_signals(*names: str) -> Iterator[int]:
    """The codes of a process that was ended by these, where the system has them."""
    return (-getattr(signal, name) for name in names if hasattr(signal, name))


_NO_MEMORY, _COMMITMENT_LIMIT = 0xC0000017, 0xC000012D
_NOT_ENOUGH_QUOTA, _QUOTA_EXCEEDED = 0x718, 0xC0000044
_CONTROL_C, _LOGGED_OFF, _TERMINATED = 0xC000013A, 0x40010004, 1

_MEMORY = {OUT_OF_MEMORY, _NO_MEMORY, _COMMITMENT_LIMIT}
_TIME = {*_by_signals("SIGXCPU"), _NOT_ENOUGH_QUOTA, _QUOTA_EXCEEDED}
_CRASHES = set(_by_signals("SIGSEGV", "SIGBUS", "SIGILL", "SIGFPE", "SIGABRT", "SIGTRAP", "SIGSYS"))
_FROM_OUTSIDE = {_CONTROL_C, _LOGGED_OFF}

_ALLOCATOR = b"memory allocation of "
"""How the workbook library says that it got none, before it ends the process."""


def sentence(path: Path, code: int, begun: bool, errors: bytes) -> FileProblem:
    """What to say of an end before the last word; `errors` is what the process said of it last."""
    if code == NO_ROOM:
        return no_room_to_read(path)
    if code in _MEMORY or _ALLOCATOR in errors:
        return too_demanding(path)
    if code in _TIME:
        return too_slow(path)
    if code in _FROM_OUTSIDE or (code < 0 and code not in _CRASHES):
        return interrupted(path)
    if code == NOT_WHOLE or not begun:
        return not_started(path)
    if code == _TERMINATED and os.name == "nt":
        return interrupted(path)
    return not_followed(path)
