"""Names that are no names of files, and things that are no files: every command says so in one plain line."""

import os
import sys
from pathlib import Path

import pytest

import main
from tests.commands.conftest import Ended, Run
from tests.commands.test_bad_input import good

WEEK = ("--from", "1/9/2016", "--to", "7/9/2016")
WITH_DATA = {
    "check": ["check"],
    "due": ["due"],
    "figures": ["figures", *WEEK],
    "sample": ["sample", "--children", "1"],
    "import": ["import", "whereabouts-enquiry", "GOOD"],
    "export": ["export", "children", "--out", "OUT"],
    "monthly": ["return", "monthly", "--month", "2016-09", "--out", "OUT"],
    "termly": ["return", "termly", "--census", "2025-10-02", "--out", "PATH"],
    "backup": ["backup", "--out", "OUT"],
    "restore": ["restore", "GOOD"],
}
WITH_A_PATH = {
    "import": ["import", "children", "PATH"],
    "import schools": ["import", "schools", "PATH"],
    "dry run": ["import", "calendar-entry", "PATH", "--dry-run"],
    "export": ["export", "children", "--out", "PATH"],
    "publishable": [
        *("export", "pace-interview", "--publishable", "--from", "2016-09-01", "--to", "2016-09-30"),
        *("--out", "PATH"),
    ],
    "template": ["template", "children", "--out", "PATH"],
    "monthly": ["return", "monthly", "--month", "2016-09", "--out", "PATH"],
    "backup": ["backup", "--out", "PATH"],
    "restore": ["restore", "PATH"],
    "dictionary": ["dictionary", "--out", "PATH"],
}


def pipe(folder: Path) -> Path:
    os.mkfifo(folder / "pipe")  # nobody is at its other end: whoever opens it waits for ever
    return folder / "pipe"


def loop(folder: Path) -> Path:
    (folder / "there").symlink_to(folder / "back")
    (folder / "back").symlink_to(folder / "there")
    return folder / "back"


ODD = {
    "300 letters": lambda folder: folder / ("x" * 300),
    "250 letters": lambda folder: folder / ("x" * 250),
    "300 letters in a folder of 300": lambda folder: folder / ("x" * 300) / ("y" * 300),
    "bytes of no alphabet": lambda folder: folder / os.fsdecode(b"Zo\xeb\xff.cme"),
    "a NUL": lambda folder: folder / "a\0b.cme",
    "a folder": lambda folder: folder,
    "below a file": lambda folder: good(folder) / "a.cme",
    "/dev/zero": lambda _folder: Path("/dev/zero"),
    "/dev/full": lambda _folder: Path("/dev/full"),
    "a pipe": pipe,
    "a loop of links": lambda folder: loop(folder),
    "nothing": lambda _folder: Path(""),
    "a name with a line in it": lambda folder: folder / "a\nb.cme",
}  # fmt: skip


def is_plain(ended: Ended) -> bool:
    """Done, or one plain line that says why not."""
    lines = ended.err.splitlines()
    return "Something went wrong" not in ended.err and (
        ended.code in (0, 1) or (ended.code == 2 and len(lines) == 1 and lines[0][-1] in ".?")
    )


@pytest.mark.skipif(sys.platform == "win32", reason="no such things lie among files there")
@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("command", WITH_A_PATH)
def test_a_path_that_is_none_of_a_file(
    command: str, odd: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "odd"
    folder.mkdir()
    monkeypatch.chdir(folder)  # no name at all is the folder that one is in
    assert run("import", "whereabouts-enquiry", good(tmp_path)).code == 0
    path = str(ODD[odd](folder))
    before = os.lstat(path) if path.startswith("/dev") else None

    ended = run(*(path if part == "PATH" else part for part in WITH_A_PATH[command]))

    assert is_plain(ended), ended
    assert before is None or os.lstat(path).st_ino == before.st_ino, "it was replaced"
    assert run("check").code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="no such things lie among files there")
@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("command", WITH_DATA)
def test_data_that_is_none_of_a_file(
    command: str, odd: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "odd"
    folder.mkdir()
    path = str(ODD[odd](folder))
    named = {"GOOD": str(good(tmp_path)), "OUT": str(tmp_path / "out.xlsx")}
    before = os.lstat(path) if path.startswith("/dev") else None

    code = main.main([*(named.get(part, part) for part in WITH_DATA[command]), "--data", path])

    printed = capsys.readouterr()
    assert is_plain(Ended(code, printed.out, printed.err)), printed
    assert before is None or os.lstat(path).st_ino == before.st_ino, "it was replaced"


ODD_WORD = os.fsdecode(b"2016\xff") if sys.platform != "win32" else "2016\udcff"
"""As a terminal hands over what is of no alphabet."""


@pytest.mark.parametrize(
    "command",
    [
        [ODD_WORD],
        ["import", ODD_WORD, "a.csv"],
        ["export", ODD_WORD, "--out", "a.xlsx"],
        ["export", "penalty-notice", "--out", "a.xlsx", "--from", ODD_WORD],
        ["template", ODD_WORD, "--out", "a.xlsx"],
        ["return", ODD_WORD],
        ["return", "monthly", "--month", ODD_WORD, "--out", "a.xlsx"],
        ["figures", "--from", ODD_WORD, "--to", "1/9/2016"],
        ["due", "--as-of", ODD_WORD],
        ["sample", "--children", ODD_WORD],
        ["sample", "--seed", ODD_WORD],
        ["check", ODD_WORD],
    ],
    ids=" ".join,
)
def test_a_word_of_no_alphabet(command: list[str], run: Run) -> None:
    ended = run(*command)
    assert (ended.code, ended.out) == (2, "")
    assert is_plain(ended), ended


@pytest.mark.parametrize(
    "address", [f"postgresql://x@/{ODD_WORD}", "postgresql://x@/a%00b", f"{ODD_WORD}://a"]
)
def test_an_address_of_no_alphabet(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    code = main.main(["check", "--data", address])
    printed = capsys.readouterr()
    assert code == 2
    assert is_plain(Ended(code, printed.out, printed.err)), printed
