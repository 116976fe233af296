"""A workbook as the pages that it prints on: drawn by LibreOffice, where this computer has it."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from cme_desktop.spreadsheets.problems import FileProblem
from cme_desktop.spreadsheets.replacing import replacing
from cme_desktop.spreadsheets.waiting import GoOn, always, wait_for

SECONDS = 180
"""How long LibreOffice may take, on a slow disk and for the first time."""
_PDFS = (b"%PDF",)
_TAGGED = 'pdf:calc_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
"""With headings and descriptions that a screen reader finds."""
_OWN_WAY = "The workbook itself is whole: open it and save it as a PDF from there."


def office() -> Path | None:
    """The LibreOffice of this computer; None where there is none, and pages have to be printed otherwise."""
    return next((path for path in _usual_places() if path.is_file()), None)


def _usual_places() -> Iterator[Path]:
    """Where it is set up. On Windows a name alone would be looked for in the current folder first."""
    for variable in ("ProgramFiles", "ProgramFiles(x86)"):
        if folder := os.environ.get(variable):
            yield Path(folder, "LibreOffice", "program", "soffice.exe")
    yield Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
    if sys.platform != "win32" and (found := shutil.which("soffice")):
        yield Path(found)


def write_pdf(program: Path, workbook: Path, pdf: Path, go_on: GoOn = always) -> None:
    """Have LibreOffice draw a workbook beside `pdf`, then put the pages in the place of any older ones.

    It runs without a window and with settings of its own, so that it is no matter whether it is open.
    Raises FileProblem where it cannot be made, and what `go_on` raises; nothing is left behind then.
    """
    with replacing(pdf, _PDFS) as unfinished, TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        made = Path(folder, "made")
        own = Path(folder, "settings").as_uri()
        _run(
            [
                *(str(program), f"-env:UserInstallation={own}", "--headless", "--norestore"),
                *("--convert-to", _TAGGED, "--outdir", str(made), str(workbook.absolute())),
            ],
            pdf,
            go_on,
        )
        drawn = next(made.glob("*.pdf"), None)
        if drawn is None:
            raise FileProblem(f"“{pdf.name}” could not be made by LibreOffice. {_OWN_WAY}")
        shutil.copyfile(drawn, unfinished)


def _run(command: list[str], pdf: Path, go_on: GoOn) -> None:
    end = monotonic() + SECONDS

    def within_time() -> None:
        go_on()
        if monotonic() > end:
            raise FileProblem(f"“{pdf.name}” could not be made: LibreOffice took too long. {_OWN_WAY}")

    try:
        process = _start(command)
    except OSError as error:
        raise FileProblem(f"“{pdf.name}” could not be made: LibreOffice did not start. {_OWN_WAY}") from error
    try:
        wait_for(process, within_time)
    finally:
        _end_all(process)


if sys.platform == "win32":
    _WITHOUT_WINDOW = subprocess.CREATE_NO_WINDOW

    def _start(command: list[str]) -> "subprocess.Popen[bytes]":
        silent = subprocess.DEVNULL
        return subprocess.Popen(command, stdout=silent, stderr=silent, creationflags=_WITHOUT_WINDOW)

    def _end_all(process: "subprocess.Popen[bytes]") -> None:
        """It and what it has started, which does the work."""
        if process.poll() is None:
            ending = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
            subprocess.run(ending, capture_output=True, check=False, creationflags=_WITHOUT_WINDOW)
        process.wait()
else:

    def _start(command: list[str]) -> "subprocess.Popen[bytes]":
        silent = subprocess.DEVNULL
        return subprocess.Popen(command, stdout=silent, stderr=silent, start_new_session=True)

    def _end_all(process: "subprocess.Popen[bytes]") -> None:
        """It and what it has started, which does the work."""
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
