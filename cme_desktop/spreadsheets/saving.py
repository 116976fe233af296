"""How every workbook reaches the disk: beside its place first, and counted again before it takes it."""

import errno
import os
from collections.abc import Callable, Iterable, Mapping, Sized
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
from lxml.etree import LxmlError
from openpyxl.writer.excel import ExcelWriter

from cme_desktop.errors import Cancelled
from cme_desktop.spreadsheets.problems import FileProblem
from cme_desktop.spreadsheets.recount import NotReadBack, heights
from cme_desktop.spreadsheets.replacing import refuse_place, replacing

Progress = Callable[[int, int | None], None]
IsCancelled = Callable[[], bool]

_ROWS_BETWEEN_REPORTS = 250
_WORKBOOKS = (b"PK",)
_ENDING = ".xlsx"
_FULL = ("ENOSPC", "EDQUOT", "EFBIG")


@dataclass(frozen=True)
class Receipt:
    """What was found on re-opening a workbook: the rows under the headings, by sheet name."""

    rows: dict[str, int]


class RowsWritten:
    """Counts the rows of a workbook while they are written."""

    def __init__(
        self,
        tables: Iterable[Iterable[object]],
        progress: Progress | None = None,
        cancelled: IsCancelled | None = None,
    ) -> None:
        """`progress` is told the rows of `tables` written and in all, None where they cannot be counted."""
        self._progress, self._cancelled = progress, cancelled
        self._done = 0
        self._total = _total(list(tables))

    def one_more(self) -> None:
        """Raises Cancelled when `cancelled` says so."""
        self._done += 1
        if self._done % _ROWS_BETWEEN_REPORTS == 0 or self._done == self._total:
            self.check()
            if self._progress:
                self._progress(self._done, self._total)

    def check(self) -> None:
        """Raises Cancelled when `cancelled` says so."""
        if self._cancelled and self._cancelled():
            raise Cancelled("The workbook was not made: you stopped it.")


def _total(tables: list[Iterable[object]]) -> int | None:
    sized = [len(rows) for rows in tables if isinstance(rows, Sized)]
    return sum(sized) if len(sized) == len(tables) else None


def save_whole(
    path: Path,
    book: openpyxl.Workbook,
    fill: Callable[[], Mapping[str, int]],
    go_on: Callable[[], None],
    parts: Callable[[Path], ZipFile] | None = None,
) -> Mapping[str, int]:
    """Write a workbook beside `path`, re-open and recount it, then put it in the place of any older file.

    `fill` writes the sheets and gives the number of rows from the top of each to its last, and so does this
    once they are counted again; `go_on` is asked between the long steps after that; `parts` makes the file
    that takes the parts of the workbook. Raises FileProblem when it cannot be written, and whatever `fill`
    and `go_on` raise; an older file is then as it was and nothing is left behind.
    """
    with replacing(path, _WORKBOOKS) as unfinished:
        _refuse_other_ending(path)
        try:
            expected = fill()
            with (parts or _zip)(unfinished) as archive:  # closed here, for a full disk shows on closing
                ExcelWriter(book, archive).write_data()
        except LxmlError as error:  # how a full disk shows while rows are streamed out
            full = any(code in str(error) for code in _FULL)
            raise OSError(errno.ENOSPC if full else errno.EIO, str(error)) from error
        finally:
            _forget_temporary_files(book)
        go_on()
        _recount(unfinished, expected, path.name)
        go_on()
        return expected


def refuse_as_workbook(path: Path) -> None:
    """Raises FileProblem and OpenHere where no workbook could be put."""
    refuse_place(path, _WORKBOOKS)
    _refuse_other_ending(path)


def _zip(path: Path) -> ZipFile:
    return ZipFile(path, "w", ZIP_DEFLATED)


def _refuse_other_ending(path: Path) -> None:
    """No program opens a workbook by another name, and a `.csv` that is none misleads whoever gets it."""
    if path.suffix.lower() != _ENDING:
        raise FileProblem(f"“{path.name}” would be a workbook; end its name in {_ENDING}.")


def _recount(path: Path, expected: Mapping[str, int], shown_name: str) -> None:
    try:
        found = heights(path)
    except NotReadBack as error:
        raise FileProblem(f"“{shown_name}” could not be read back after it was written.") from error
    if {name: found.get(name) for name in expected} != {**expected}:
        raise FileProblem(f"“{shown_name}” did not hold every row after it was written.")


def _forget_temporary_files(book: openpyxl.Workbook) -> None:
    """openpyxl keeps each sheet in a temporary file; children's data must not stay there."""
    for sheet in book.worksheets:
        writer = sheet._writer
        if writer is None or not os.path.exists(writer.out):
            continue
        if not sheet.closed:
            with suppress(LxmlError, OSError, StopIteration):  # a full disk is why we are here
                sheet.close()
        writer.cleanup()
