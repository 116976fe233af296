"""The process that reads a file from outside, started by `starting.py`.

It is given the file as its input, the place for the tables as an open file of its own, for what is printed is
no table, and the rest in one environment variable. It limits itself before it looks at the first byte: a file
can end this process, and no other.
"""

import os
import signal
import zipfile
from collections.abc import Collection
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import BinaryIO

from cme_desktop.spreadsheets.bounds import MAX_BYTES, MAX_LETTERS
from cme_desktop.spreadsheets.contents import FileKind, kind_of, not_a_workbook, one_inside
from cme_desktop.spreadsheets.csv_reading import write_text_table
from cme_desktop.spreadsheets.ends import LEFT_ALONE, NO_ROOM, NOT_FOLLOWED, NOT_WHOLE, OUT_OF_MEMORY, READ
from cme_desktop.spreadsheets.limits import limit_this_process
from cme_desktop.spreadsheets.problems import FileProblem, could_not_read, damaged, too_large, too_long_a_row
from cme_desktop.spreadsheets.request import Request, from_environment
from cme_desktop.spreadsheets.spool import NoRoom, Overfull, Overlong, SpoolWriter
from cme_desktop.spreadsheets.starting import opened_by
from cme_desktop.spreadsheets.tables import HEADING_ROWS

_BINARY = getattr(os, "O_BINARY", 0)
MOST_WRITTEN = 4_000_000_000
"""Bytes of tables: some twenty times as many as the largest file has that is taken."""


def main() -> int:
    """Read the file that was handed over; the exit code."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # an exception could come where it is lost
    request = from_environment(os.environ)
    _end_with(opened_by(request.lifeline, os.O_RDONLY))
    limit_this_process(request.memory, request.seconds)
    tables = open(opened_by(request.spool, os.O_WRONLY | _BINARY), "wb")  # noqa: SIM115  # ends with it
    try:
        spool = SpoolWriter(tables, MOST_WRITTEN)
        spool.begun()
        with open(0, "rb", closefd=False) as file:
            return _read(request, file, spool)
    except MemoryError:
        return OUT_OF_MEMORY
    except NoRoom:
        return NO_ROOM


def _end_with(lifeline: int) -> None:
    """End this process as soon as the pipe has no other end: whoever wants the tables is no more."""

    def watch() -> None:
        os.read(lifeline, 1)
        os._exit(LEFT_ALONE)

    Thread(target=watch, daemon=True).start()


def _read(request: Request, file: BinaryIO, spool: SpoolWriter) -> int:
    path = Path(request.name)
    try:
        write_tables(path, file, spool, request.wanted)
        spool.close()
    except FileProblem as problem:
        spool.close(problem=str(problem))
    except Overfull:
        spool.close(problem=str(too_large(path, f"{MOST_WRITTEN // 1_000_000_000} GB of cells")))
    except Overlong as overlong:
        spool.close(problem=str(too_long_a_row(path, overlong.args[0], MAX_LETTERS)))
    except OSError as error:
        spool.close(problem=str(could_not_read(path, error)))
    except (MemoryError, NoRoom):
        raise
    except Exception as error:
        spool.close(bug=_place(error))
        return NOT_WHOLE if isinstance(error, ImportError) else NOT_FOLLOWED
    return READ


def write_tables(path: Path, file: BinaryIO, spool: SpoolWriter, wanted: Collection[str] | None) -> None:
    """Write the tables of a workbook or a text file, whatever its name ends with. Raises FileProblem."""
    kind = kind_of(path, file)
    if kind is FileKind.ONE_IN_A_ZIP:
        path, file = _unpacked(path, file)
        kind = kind_of(path, file)
        if kind is FileKind.ONE_IN_A_ZIP:
            raise not_a_workbook(path, "a compressed folder; unpack it and choose the file inside")
    if kind is FileKind.TEXT:
        written: int = write_text_table(path, file, spool, wanted)
    else:
        written = write_workbook(path, file, kind, spool, wanted)
    if not written:
        raise FileProblem(
            f"No row of headings was found in “{path.name}”. One of the first {HEADING_ROWS} rows "
            "must hold the names of the columns, and the rows of children must stand below it."
        )


def write_workbook(
    path: Path, file: BinaryIO, kind: FileKind, spool: SpoolWriter, wanted: Collection[str] | None
) -> int:
    """Its library is loaded for workbooks only."""
    from cme_desktop.spreadsheets.workbook_reading import write_workbook_tables

    return write_workbook_tables(path, file, kind, spool, wanted)


def _unpacked(path: Path, file: BinaryIO) -> tuple[Path, BinaryIO]:
    """The only file in a compressed folder, as the school register is downloaded."""
    try:
        name = one_inside(path, file)
        with zipfile.ZipFile(file) as folder:
            if folder.getinfo(name).file_size > MAX_BYTES:
                raise too_large(path, f"{MAX_BYTES // 1_000_000} MB when unpacked")
            return Path(name), BytesIO(folder.read(name))
    except (FileProblem, MemoryError):
        raise
    except Exception as error:  # torn bytes make zip reading raise all sorts
        raise damaged(path) from error


def _place(error: Exception) -> str:
    """The kind of failure and where it arose; never its message, which may name a child."""
    import traceback

    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} {Path(frame.filename).name}:{frame.lineno} {frame.name}"
