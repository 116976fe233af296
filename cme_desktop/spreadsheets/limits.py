"""Limits that a process sets itself before it reads a file from outside; beyond them the system ends it.

Linux keeps both. macOS keeps the time; of the memory older versions keep nothing, and newer ones refuse a
limit below what a process has mapped already. Windows keeps both by a job object of the process's own.
"""

import sys
from contextlib import suppress

MEMORY = 2_000_000_000
"""Bytes. A workbook of thirty million cells takes about half of it."""
SECONDS = 600
"""Of computing. An office machine reads the largest workbook that is taken in a quarter of it."""
_TO_END_IN = 10


def limit_this_process(memory: int, seconds: int) -> None:
    """From now on this process gets no more than so many bytes, and so many seconds of computing."""
    if sys.platform == "win32":
        from cme_desktop.spreadsheets.windows_job import limit_by_a_job

        limit_by_a_job(memory, seconds)
    else:
        _limit_by_the_system(memory, seconds)


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
