"""The program killed while it makes or sends a return: a whole version is there afterwards, or none."""

import os
import shutil
import signal
import stat
import subprocess
import sys
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from cme_desktop.operations.performing import perform
from cme_desktop.operations.sending import SendReturn
from cme_desktop.values.moments import show_moment
from cme_desktop.versions.version import VersionLine
from db.store import open_store
from tests.builders import AUTHOR, NOON, StandingClock
from tests.commands.conftest import Run
from tests.commands.test_returns_kept import cover, make_october

MAKING = ("return", "monthly", "--month", "2026-10", "--edition", "committee", "--out")
SENDING = (
    *("return", "sent", "--month", "2026-10", "--to", "Director"),
    *("--edition", "committee", "--edition", "working"),
)
MOMENTS = (0.5, 0.9, 0.96, 0.99)
"""How far the work had come when it was killed: what is kept is written near the end."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills by a signal")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the files of returns go, in a folder with the data file."""
    (tmp_path / "returns").mkdir()
    return tmp_path / "returns"


def dying(moment: int, command: tuple[str, ...], data: Path, temporary: Path) -> tuple[int, int]:
    """How a command ended that was killed at a moment, and how many moments it said it had."""
    temporary.mkdir(exist_ok=True)
    ended = subprocess.run(
        [sys.executable, "-m", "tests.dying", str(moment), *command, "--data", str(data)],
        env={**os.environ, "TMPDIR": str(temporary)},
        capture_output=True,
        text=True,
        check=False,
    )
    last = ended.stderr.strip().splitlines()[-1:]
    return ended.returncode, int(last[0].split()[0]) if last and last[0].endswith("moments") else 0


def kept(run: Run, data: Path) -> list[tuple[VersionLine, list[str]]]:
    """The versions of a sound data file, each with the hashes of the bytes that are kept of it."""
    store = open_store(str(data), StandingClock())
    with store.reading() as reader:
        returns = reader.kept_returns
        found = [
            (line, [sha256(returns.bytes_of(f.id)).hexdigest() for f in returns.files(line.id) if f.is_kept])
            for line in returns.lines()
        ]
        for line, hashes in found:
            made = [file.made.sha256 for file in returns.files(line.id)]
            assert made
            assert hashes == (made if line.sent else [])
    store.close()
    assert run("check").code == 0
    return found


def restored(folder: Path, copy: Path) -> None:
    """Have a folder be what it was when it was copied."""
    shutil.rmtree(folder)
    shutil.copytree(copy, folder)


@pytest.mark.parametrize("command", [MAKING, SENDING], ids=["making", "sending"])
def test_a_version_is_there_whole_or_not_at_all(
    command: tuple[str, ...], run: Run, data: Path, folder: Path, tmp_path: Path
) -> None:
    run("sample", "--children", 12, "--seed", 2, "--as-of", "2026-11-09")
    if command is MAKING:
        command = (*MAKING, str(folder))
    else:
        make_october(run, folder)
    before, copy = kept(run, data), tmp_path.with_name(f"{tmp_path.name}-copy")
    drafts = [sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()]
    shutil.copytree(tmp_path, copy)
    code, moments = dying(0, command, data, tmp_path.with_name(f"{tmp_path.name}-all"))
    assert (code, moments > 50) == (0, True)
    for number, share in enumerate(MOMENTS):
        restored(tmp_path, copy)
        temporary = tmp_path.with_name(f"{tmp_path.name}-{number}")
        code, _ = dying(int(moments * share), command, data, temporary)
        assert code == -signal.SIGKILL
        after = kept(run, data)
        assert len(before) <= len(after) <= 1
        sent = [hash for _, hashes in after for hash in hashes]
        whole = [path for path in folder.iterdir() if not path.name.startswith(".")]
        if command[:2] == SENDING[:2]:
            assert all(sha256(path.read_bytes()).hexdigest() in (*drafts, *sent) for path in whole)
        for left in temporary.iterdir():
            assert stat.S_IMODE(left.stat().st_mode) & 0o077 == 0, "nobody else may look into it"


def test_what_the_files_say_is_the_moment_that_is_kept(run: Run, data: Path, folder: Path) -> None:
    run("sample", "--children", 12, "--seed", 2, "--as-of", "2026-11-09")
    make_october(run, folder)
    store = open_store(str(data), StandingClock())
    with store.reading() as reader:
        (line,) = reader.kept_returns.lines()
    assert show_moment(line.made_at) in cover(folder / "cme-2026-10-committee-v1.xlsx")
    earlier = NOON - timedelta(minutes=7)
    perform(store, AUTHOR, SendReturn(line, "Director", "", store.clock.today(), earlier, ("committee",)))
    with store.reading() as reader:
        (line,) = reader.kept_returns.lines()
    store.close()
    assert line.sent is not None
    assert line.sent.at == earlier, "and not the moment at which the writing was done"
    assert show_moment(earlier) in cover(folder / "cme-2026-10-committee-v1.xlsx")
