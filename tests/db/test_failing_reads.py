"""A disk in passing trouble: it is said, and to try again; nothing is called damaged that is not."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders import spoil_table

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("cc") is None,
    reason="needs a C compiler, and a system that preloads",
)

_SOURCE = Path(__file__).with_name("failing_read.c")
_PAGE = 4096
_ALWAYS = 1_000_000

_PROGRAM = """
import ctypes, errno, sys
from pathlib import Path
from cme_desktop.errors import CmeError
from db.files.alone import alone
from db.data_file.backup import verify
from db.store import open_store
from tests.builders import StandingClock

file, use, trouble, times = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
errors = {"EIO": errno.EIO, "ESTALE": errno.ESTALE, "ETIMEDOUT": errno.ETIMEDOUT, "short": -1}
reads = ctypes.CDLL(None)

def look_over(store):
    with store.reading() as reader:
        reader.look_over()

def count(store):
    with store.reading() as reader:
        reader.counts()

def check(store):
    list(store.findings())

def copy_verified(store):
    verify(Path(file))

def hold(store):
    store.close()
    with alone(Path(file), "restore"):
        pass

def open_again(store):
    open_store(file, StandingClock(), 0.05).close()

def told(work, store):
    try:
        work(store)
    except CmeError as error:
        return f"{type(error).__name__}: {error}"
    return "done"

store = open_store(file, StandingClock(), 0.05)
store.engine.dispose()  # what it has read is forgotten
if trouble != "none":
    reads.fail_reads(ctypes.c_long(int(sys.argv[5])), errors[trouble], ctypes.c_long(times))
print(told(globals()[use], store))
reads.fail_reads(ctypes.c_long(0), 0, ctypes.c_long(0))
print(told(globals()[use], store))
"""

Told = Callable[..., list[str]]


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What makes reads fail."""
    path = tmp_path_factory.mktemp("trouble") / "failing_read.so"
    subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", path, _SOURCE, "-ldl"], check=True)
    return path


@pytest.fixture
def told(library: Path, data_file: Path) -> Told:
    """What is said of a use of the data file while reads fail, and of the same use afterwards."""

    def told(use: str, trouble: str, times: int = _ALWAYS, first: int = _PAGE) -> list[str]:
        ended = subprocess.run(
            [sys.executable, "-c", _PROGRAM, str(data_file), use, trouble, str(times), str(first)],
            env={**os.environ, "LD_PRELOAD": str(library)}, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert ended.returncode == 0, ended.stderr
        return ended.stdout.splitlines()

    return told


@pytest.mark.parametrize("trouble", ["EIO", "ESTALE", "ETIMEDOUT"])
@pytest.mark.parametrize("use", ["look_over", "count", "check", "copy_verified", "open_again"])
def test_what_cannot_be_read_now_is_not_called_damaged(
    use: str, trouble: str, told: Told, data_file: Path
) -> None:
    during, after = told(use, trouble)
    assert during == (
        f"Unavailable: {data_file} could not be read or written just now: the disk or the network gave an "
        "error. Wait a moment and try again."
    )
    assert after == "done"


def test_one_reading_that_came_short_is_not_called_damage(told: Told) -> None:
    during, after = told("look_over", "short", times=1)
    assert "could not be read or written just now" in during
    assert after == "done"


def test_a_file_that_cannot_be_read_is_not_said_to_be_in_use(told: Told) -> None:
    during, after = told("hold", "EIO", first=0)
    assert "could not be read or written just now" in during
    assert after == "done"


def test_a_damaged_file_is_still_told(told: Told, data_file: Path) -> None:
    spoil_table(data_file, "history")
    assert told("look_over", "none") == 2 * [f"Damaged: {data_file} is damaged. Restore the newest backup."]
