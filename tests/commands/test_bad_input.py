"""Files that cannot be loaded: one plain line on the error stream, exit code 2, nothing half-written."""

import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import main
from tests.books import workbook
from tests.commands.conftest import Run

GOOD = {"Child surname": "Okafor", "Child forename": "Ada", "Opened": date(2016, 9, 5)}
Make = Callable[[Path], Path]


def good(folder: Path) -> Path:
    return workbook(folder / "good.xlsx", [GOOD])


def not_a_workbook(folder: Path) -> Path:
    path = folder / "scan.xlsx"
    path.write_bytes(b"%PDF-1.7 a scan of a form")
    return path


def truncated(folder: Path) -> Path:
    path = folder / "torn.xlsx"
    path.write_bytes(good(folder).read_bytes()[:-2000])
    return path


def locked(folder: Path) -> Path:
    path = folder / "locked.xlsx"
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") + bytes(1000)
    )
    return path


def empty(folder: Path) -> Path:
    path = folder / "empty.csv"
    path.write_bytes(b"")
    return path


def repeated_headings(folder: Path) -> Path:
    path = folder / "twice.csv"
    path.write_text("Child,Opened,opened\nOkafor,5/9/2016,6/9/2016\n")
    return path


def missing_column(folder: Path) -> Path:
    return workbook(folder / "missing.xlsx", [{"Child surname": "Okafor", "Closed": date(2016, 9, 5)}])


def another_type(folder: Path) -> Path:
    row = {**GOOD, "Interview held": date(2016, 9, 5), "Caution given": "Yes", "Offence": "s443"}
    return workbook(folder / "other.xlsx", [row])


def folder_itself(folder: Path) -> Path:
    return folder


def nowhere(folder: Path) -> Path:
    return folder / "nowhere.xlsx"


def too_long_a_name(folder: Path) -> Path:
    return folder / ("x" * 5000)


def word_document(folder: Path) -> Path:
    path = folder / "letter.xlsx"
    with zipfile.ZipFile(path, "w") as parts:
        parts.writestr("word/document.xml", "<w/>")
    return path


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (not_a_workbook, "“scan.xlsx” is not a workbook: it is a PDF document."),
        (truncated, "“torn.xlsx” is damaged, or only part of it arrived."),
        (locked, "“locked.xlsx” is locked with a password."),
        (empty, "“empty.csv” is empty."),
        (repeated_headings, "The heading “opened” appears twice, in columns B and C"),
        (missing_column, "“missing.xlsx” lacks the column “Opened”"),
        (another_type, "“other.xlsx” looks like a file of PACE interviews"),
        (folder_itself, "is a folder. Choose a file inside it."),
        (nowhere, "“nowhere.xlsx” was not found."),
        (too_long_a_name, "x…” is too long. Choose a shorter one."),
        (word_document, "“letter.xlsx” is not a workbook: it is a Word document."),
    ],
)
@pytest.mark.parametrize("dry", [True, False])
def test_a_file_that_cannot_be_loaded(make: Make, said: str, dry: bool, run: Run, tmp_path: Path) -> None:
    run("import", "whereabouts-enquiry", good(tmp_path))
    before = run("export", "whereabouts-enquiry", "--out", tmp_path / "before.xlsx").out
    ended = run("import", "whereabouts-enquiry", make(tmp_path), *(["--dry-run"] if dry else []))
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    assert ended.err.count("\n") == 1
    assert run("export", "whereabouts-enquiry", "--out", tmp_path / "before.xlsx").out == before
    assert not list(tmp_path.glob("*refused*"))


def test_the_register_needs_its_columns(run: Run, tmp_path: Path) -> None:
    ended = run("import", "schools", good(tmp_path))
    assert ended.code == 2
    assert "lacks columns of the school register: URN, LA (code)" in ended.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ctf"], "“ctf” is not a command. There are: sample, template, import"),
        (["return", "weekly"], "“weekly” is not a command. There are: monthly, sent, list, termly."),
        (
            ["return", "monthly", "--edition", "gala"],
            "“gala” is not a choice of --edition. There are: committee",
        ),
        (["return", "monthly", "--month", "2016-09", "--out", ""], "The name of a file or folder is missing"),
        (["export", "children", "--out", ""], "The name of a file or folder is missing"),
        (["import", "penalties", "f.xlsx"], "“penalties” is not a record type. The record types are: child,"),
        (["template", "school"], "Missing: --out."),
        (["import"], "Missing: TYPE, F."),
        (["figures", "--from", "1/9/2016", "--to", "31/9/2016"], "September has 30 days."),
        (["return", "monthly", "--month", "0000-01", "--out", "x.xlsx"], "“0000-01” is not a month"),
        (["return", "monthly", "--month", "9999-12", "--out", "x.xlsx"], "“9999-12” is not a month"),
        (["sample", "--children", "²"], "“²” is not a number of children."),
        (["sample", "--seed", "x"], "“x” is not a seed"),
        (["export", "children", "--from", "1/9/2016", "--out", "x.xlsx"], "Children have no day of an event"),
        (
            ["export", "penalty-notice", "--from", "2/9/2016", "--to", "1/9/2016", "--out", "x.xlsx"],
            "The period ends before it begins",
        ),
        (["figures", "--from", "2/9/2016", "--to", "1/9/2016"], "The period ends before it begins"),
        (["return", "monthly", "--month", "2016-13", "--out", "x.xlsx"], "“2016-13” is not a month"),
        (["return", "monthly", "--out", "x.xlsx"], "Give either --month YYYY-MM, or both --from and --to."),
        (["due", "--as-of"], "--as-of needs a value after it."),
        (["due", "--colour"], "Not understood: --colour."),
        (["sample", "--children", "-3"], "“-3” is not a number of children."),
        (["sample", "--children", "many"], "“many” is not a number of children."),
        (["due"], "There is no data file"),
        (["check"], "There is no data file"),
        (["restore", "nowhere.cme"], "There is no file nowhere.cme."),
    ],
)
def test_a_command_that_cannot_start(arguments: list[str], said: str, run: Run, data: Path) -> None:
    ended = run(*arguments)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    assert ended.err.count("\n") == 1
    assert not data.exists()


@pytest.mark.parametrize(
    "letters", ["x" * 100_000, "x " * 50_000, "x\x1b[31m" * 10_000], ids=["one", "many", "red"]
)
@pytest.mark.parametrize(
    "command",
    ["*", "due *", "due --as-of *", "check --*", "template * --out x", "return monthly --month * --out x",
     "sample --seed *", "sample --children *", "import children *", "import children * --dates *",
     "import * f.csv", "export children --out *", "backup --out *", "restore *", "check --anchor *",
     "figures --from * --to *"],
)  # fmt: skip
def test_a_value_that_is_endless_is_not_said_again(command: str, letters: str, run: Run) -> None:
    ended = run(*(letters if word == "*" else word.replace("*", letters) for word in command.split()))
    assert ended.code == 2
    assert ended.err.count("\n") == 1
    assert len(ended.err) < 1600
    assert "\x1b" not in ended.err
    assert "Something went wrong" not in ended.err


@pytest.mark.parametrize("address", ["{0}", "postgresql://{0}/x", "postgresql://x/{0}?{0}", "{0}://x"])
def test_an_address_that_is_endless(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["check", "--data", address.format("x" * 100_000)]) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert len(told) < 1600
    assert "Something went wrong" not in told


def test_a_data_file_that_is_none(run: Run, data: Path) -> None:
    data.write_text("Dear all, please find the figures below. " * 50)
    ended = run("due")
    assert ended.code == 2
    assert ended.err == f"{data} is not a data file of CME Desktop, or it is encrypted.\n"


def test_a_workbook_that_cannot_be_written(run: Run, tmp_path: Path) -> None:
    ended = run("template", "school", "--out", tmp_path / "no folder" / "x.xlsx")
    assert ended.code == 2
    assert "the folder" in ended.err
    assert "was not found" in ended.err


@pytest.mark.skipif(sys.platform == "win32", reason="only Unix can limit the size of files")
@pytest.mark.parametrize("command", [["template", "hub"], ["template", "penalty-notice"], ["dictionary"]])
def test_a_full_disk_is_told_in_one_line_and_leaves_nothing(command: list[str], tmp_path: Path) -> None:
    limited = (
        "import resource, sys, main; resource.setrlimit(resource.RLIMIT_FSIZE, (2500, 2500));"
        "sys.exit(main.main(sys.argv[1:]))"
    )
    out = tmp_path / "out" / "x.xlsx"
    out.parent.mkdir()
    ended = subprocess.run(
        [sys.executable, "-c", limited, *command, "--out", str(out)],
        cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (ended.returncode, ended.stderr) == (2, "“x.xlsx” could not be saved: the disk is full.\n")
    assert not list(out.parent.iterdir())


def test_what_is_written_never_replaces_a_data_file(run: Run, data: Path, tmp_path: Path) -> None:
    run("import", "whereabouts-enquiry", good(tmp_path))
    for command in (
        ["export", "children"],
        ["return", "monthly", "--month", "2016-09"],
        ["template", "child"],
        ["dictionary"],
    ):
        ended = run(*command, "--out", data)
        assert (ended.code, ended.out) == (2, "")
        assert "so it was left as it is" in ended.err or "is the data file that is open here" in ended.err
    assert run("check").code == 0


def test_a_backup_never_replaces_another_file(run: Run, tmp_path: Path) -> None:
    run("import", "whereabouts-enquiry", good(tmp_path))
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear all")
    ended = run("backup", "--out", letter)
    assert (ended.code, letter.read_text()) == (2, "Dear all")
    assert "“letter.txt” is a file of another kind" in ended.err
    assert "is a folder" in run("backup", "--out", tmp_path).err
    assert "The name of a file or folder is missing" in run("backup", "--out", "").err
    assert "is too long. Choose a shorter one." in run("backup", "--out", "x" * 5000).err
    assert run("backup", "--out", tmp_path / "copy.cme").code == 0
    assert run("backup", "--out", tmp_path / "copy.cme").code == 0
