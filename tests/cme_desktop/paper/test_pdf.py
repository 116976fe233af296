"""Pages by way of another program: found where it is set up, held to its time, ended when it is stopped."""

import os
import stat
from pathlib import Path

import pytest

from cme_desktop.errors import Cancelled
from cme_desktop.paper.pdf import office, write_pdf
from cme_desktop.spreadsheets.problems import FileProblem

pytestmark = pytest.mark.skipif(os.name != "posix", reason="stands in for LibreOffice by a shell script")


def stand_in(folder: Path, does: str) -> Path:
    """A program that is started as LibreOffice is: `$7` is the folder for its pages, `$8` the workbook."""
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{does}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return program


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "return.xlsx"
    path.write_bytes(b"PK")
    return path


def test_it_is_found_by_its_name_and_where_windows_sets_programs_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert office() is None

    program = stand_in(tmp_path, "")
    assert office() == program

    set_up = tmp_path / "LibreOffice" / "program" / "soffice.exe"
    set_up.parent.mkdir(parents=True)
    set_up.touch()
    monkeypatch.setenv("ProgramFiles", str(tmp_path))
    assert office() == set_up


def test_pages_take_the_place_of_older_ones_only(tmp_path: Path, workbook: Path) -> None:
    program = stand_in(tmp_path, 'mkdir "$7"; echo "%PDF $(basename "$8")" > "$7/return.pdf"')
    pdf = tmp_path / "return.pdf"
    pdf.write_bytes(b"%PDF older")

    write_pdf(program, workbook, pdf)

    assert pdf.read_text() == "%PDF return.xlsx\n"
    with pytest.raises(FileProblem, match="a file of another kind"):
        write_pdf(program, workbook, workbook)


def test_it_has_settings_of_its_own_which_are_not_kept(tmp_path: Path, workbook: Path) -> None:
    program = stand_in(tmp_path, 'mkdir "$7"; echo "%PDF" > "$7/a.pdf"; echo "$1" > "$(dirname "$8")/asked"')

    write_pdf(program, workbook, tmp_path / "return.pdf")

    option, _, address = (tmp_path / "asked").read_text().strip().partition("=file://")
    assert option == "-env:UserInstallation"
    assert not Path(address).parent.exists()


def test_pages_that_do_not_come_are_told_in_one_sentence(tmp_path: Path, workbook: Path) -> None:
    pdf = tmp_path / "return.pdf"
    with pytest.raises(FileProblem, match=r"“return\.pdf” could not be made by LibreOffice\. The workbook"):
        write_pdf(stand_in(tmp_path, "exit 0"), workbook, pdf)
    with pytest.raises(FileProblem, match="LibreOffice did not start"):
        write_pdf(tmp_path / "gone", workbook, pdf)
    assert not pdf.exists()


def _never_ends(tmp_path: Path) -> tuple[Path, int]:
    """One that starts another program which never ends, and a pipe that is at its end once neither runs."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    return stand_in(tmp_path, f"exec 9>{pipe}; echo begun >&9; tail -f /dev/null & wait"), reading


def _until_all_have_ended(reading: int) -> bytes:
    os.set_blocking(reading, True)
    said = b"".join(iter(lambda: os.read(reading, 100), b""))
    os.close(reading)
    return said


def test_one_that_takes_too_long_is_ended_with_all_that_it_started(
    tmp_path: Path, workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, reading = _never_ends(tmp_path)
    monkeypatch.setattr("cme_desktop.paper.pdf.SECONDS", 0)

    with pytest.raises(FileProblem, match="LibreOffice took too long"):
        write_pdf(program, workbook, tmp_path / "return.pdf")

    _until_all_have_ended(reading)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["pipe", "return.xlsx", "soffice"]


def test_stopping_ends_it_and_leaves_nothing(tmp_path: Path, workbook: Path) -> None:
    program, reading = _never_ends(tmp_path)

    def stop_once_it_has_begun() -> None:
        try:
            if os.read(reading, 100):
                raise Cancelled("You stopped it.")
        except BlockingIOError:
            pass

    with pytest.raises(Cancelled):
        write_pdf(program, workbook, tmp_path / "return.pdf", stop_once_it_has_begun)

    assert _until_all_have_ended(reading) == b""
    assert sorted(path.name for path in tmp_path.iterdir()) == ["pipe", "return.xlsx", "soffice"]
