"""Limits that a process sets itself before it reads a file from outside; beyond them the system ends it.

Linux keeps both. macOS keeps the time alone: up to version 11 it passes over a limit of memory, and from 12
on it takes none below what every process has mapped from the start; so there the process looks after its
memory itself, ten times a second. Windows keeps both by a job object of the process's own.
"""

import os
import sys
from contextlib import suppress
from threading import Thread
from time import sleep

from cme_desktop.spreadsheets.ends import OUT_OF_MEMORY

MEMORY = 2_000_000_000
"""Bytes. A workbook of thirty million cells takes about half of it."""
SECONDS = 600
"""Of computing. An office machine reads the largest workbook that is taken in a quarter of it."""
_TO_END_IN = 10
_SECONDS_BETWEEN_LOOKS = 0.1


def limit_this_process(memory: int, seconds: int) -> None:
    """From now on this process gets no more than so many bytes, and so many seconds of computing."""
    if sys.platform == "win32":
        from cme_desktop.spreadsheets.windows_job import limit_by_a_job

        limit_by_a_job(memory, seconds)
    else:
        _limit_by_the_system(memory, seconds)
        if sys.platform == "darwin":
            watch_memory(memory)


def _limit_by_the_system(memory: int, seconds: int) -> None:
    import resource
    import signal

    signal.signal(signal.SIGXCPU, signal.SIG_DFL)  # whoever started this program may have it passed over
    for kind, soft, hard in (
        (resource.RLIMIT_CORE, 0, 0),  # what it held must not be left in a file
        (resource.RLIMIT_CPU, seconds, seconds + _TO_END_IN),
        (resource.RLIMIT_AS, memory, memory),
        (resource.RLIMIT_DATA, memory, memory),
    ):
        _, most = resource.getrlimit(kind)
        if most != resource.RLIM_INFINITY:
            soft, hard = min(soft, most), min(hard, most)
            if kind == resource.RLIMIT_CPU:  # at the hard limit the system kills as anybody may
                soft = min(soft, max(hard - 1, 1))
        with suppress(OSError, ValueError):  # a system that does not keep this one
            resource.setrlimit(kind, (soft, hard))


def watch_memory(memory: int) -> None:
    """End this process once it has held more than so many bytes of memory."""

    def watch() -> None:
        while _most_held() <= memory:
            sleep(_SECONDS_BETWEEN_LOOKS)
        os._exit(OUT_OF_MEMORY)

    Thread(target=watch, daemon=True).start()


def _most_held() -> int:
    import resource

    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held if sys.platform == "darwin" else held * 1024  # getrusage(2) of each
