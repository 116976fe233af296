"""Kills of a process that saves: what was acknowledged is on file afterwards, and the file is sound.

Every other kill comes in the middle of a write, half of it done; the others at the moment a save is told of.
"""

import ctypes
import os
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from db.store import open_store
from tests.builders import StandingClock
from tests.soaks.officers import (
    Acknowledged,
    Officer,
    all_said,
    in_a_process,
    lost,
    prepare,
    read_told,
    read_wrong,
    wrong,
)

_SOURCE = Path(__file__).with_name("dying_write.c")
_WRITES = 400
_SAVES = 25
_BETWEEN_CHECKS = 50


def with_dying_writes(folder: Path, command: list[str]) -> int:
    """Run a command of this Python in a process whose writes can be made to die; its exit code."""
    library = folder / "dying_write.so"
    subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", library, _SOURCE, "-ldl"], check=True)
    return subprocess.call([sys.executable, "-m", *command], env={**os.environ, "LD_PRELOAD": str(library)})


def can_die() -> bool:
    """Whether this machine can make writes die: a compiler, and a system that preloads."""
    return sys.platform == "linux" and shutil.which("cc") is not None


def prepared() -> bool:
    """Whether this very process is one whose writes can be made to die."""
    return os.environ.get("LD_PRELOAD", "").endswith("dying_write.so")


def run(data: Path, times: int, seed: int = 1) -> tuple[int, int, list[str]]:
    """So many kills on one growing file: acknowledged saves, kills within a write, and what went wrong."""
    dice = random.Random(seed)
    prepare(str(data))
    acknowledged: list[Acknowledged] = []
    found: list[str] = []
    torn = 0
    for number in range(times):
        in_a_write = number % 2 == 1
        write, saves = dice.randint(1, _WRITES), dice.randint(1, _SAVES)
        said = _one(data, number, write if in_a_write else 0, saves)
        told = read_told(said)
        acknowledged += told
        torn += in_a_write
        found += read_wrong(said)
        everything = number % _BETWEEN_CHECKS == _BETWEEN_CHECKS - 1 or number == times - 1
        found += _look(data, acknowledged if everything else told, everything)
    return len(acknowledged), torn, found


def _one(data: Path, number: int, write: int, saves: int) -> bytes:
    """One life of an officer: killed in a write, or when so many saves have been told of."""

    def work(pipe: int) -> None:
        officer = Officer(str(data), f"o{number}", number)
        if write:
            ctypes.CDLL(None).die_at(ctypes.c_long(write))
        while True:
            os.write(pipe, officer.save().told())

    process, pipe = in_a_process(work)
    lines = b""
    while said := os.read(pipe, 65536):
        lines += said
        if not write and lines.count(b"\n") >= saves:
            os.kill(process, signal.SIGKILL)
    os.close(pipe)
    os.waitpid(process, 0)
    return lines


def _look(data: Path, acknowledged: list[Acknowledged], everything: bool) -> list[str]:
    """What another process finds wrong afterwards."""

    def work(pipe: int) -> None:
        store = open_store(str(data), StandingClock())
        for save in lost(store, acknowledged):
            os.write(pipe, wrong(f"{save} is lost"))
        if everything:
            for finding in store.findings():
                os.write(pipe, wrong(finding))
        store.close()

    process, pipe = in_a_process(work)
    (said,) = all_said([(process, pipe)])
    os.waitpid(process, 0)
    return read_wrong(said)
