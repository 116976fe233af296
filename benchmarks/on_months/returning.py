"""The working return of a month of many records, beside what it cannot do without.

That is, for so many records: three times the plain counts of all that it tells, once and a half a bare
openpyxl writing of the same cells, and one reading of them by calamine. And the memory that it takes at its
height, beside that of a tenth of the records. Each is taken once, as it takes long, and in seconds of the
processor, so that what else runs on the machine does not tell.
"""

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from openpyxl import Workbook as Book
from python_calamine import CalamineWorkbook

from benchmarks import Ratio
from benchmarks._raw_counts import ask, return_questions
from benchmarks._statements import bare_connection
from benchmarks.towns.made import AS_OF
from benchmarks.towns.month import OCTOBER
from cme_desktop.editions.file_names import Edition
from cme_desktop.editions.making import make_edition
from cme_desktop.editions.next_version import next_version
from db.store import open_store
from tests.builders import StandingClock

RAW, BARE, TARGET = 3.0, 1.5, 1.0
MEMORY = 1.5
GB = 10**9
MADE_AT = datetime(2026, 11, 9, 9, 0, tzinfo=UTC)


def run(month: Path, tenth: Path, records: int) -> Iterator[Ratio]:
    """Of a file of so many records, and of one of a tenth as many."""
    with TemporaryDirectory() as folder:
        out, bare = Path(folder, "return.xlsx"), Path(folder, "bare.xlsx")
        # Memory first: a process is told the height of the one that started it where that is more.
        _, little = _in_a_process(tenth, out)
        ours, most = _in_a_process(month, out)
        limit = RAW * _plain_counts(month) + BARE * _bare_write(out, bare) + _read_back(out)
        yield Ratio(f"monthly return of {records:,} records", ours, limit, TARGET)
        yield Ratio(f"memory of a return of {records:,} records, in GB", most / GB, little / GB, MEMORY)


def make(month: Path, out: Path) -> None:
    """What is measured: a return counted and written, and counted again on re-opening it."""
    storage = open_store(str(month), StandingClock())
    with storage.reading() as reader:
        version = next_version(reader, OCTOBER, AS_OF, MADE_AT)
        make_edition(reader, version.told, Edition.WORKING, out)
    storage.close()


def _in_a_process(month: Path, out: Path) -> tuple[float, int]:
    """The seconds that it takes, and the bytes that it holds at its height, alone in a process of its own."""
    words = (sys.executable, "-m", "benchmarks.on_months", str(month), str(out))
    said = subprocess.run(words, check=True, capture_output=True, text=True).stdout.split()
    return float(said[0]), int(said[1])


def _plain_counts(month: Path) -> float:
    storage = open_store(str(month), StandingClock())
    bare = bare_connection(storage.engine)
    asked = return_questions(OCTOBER, AS_OF)
    start = process_time()
    ask(bare, asked)
    taken = process_time() - start
    bare.close()
    storage.close()
    return taken


def _bare_write(made: Path, out: Path) -> float:
    """The same values of the same types, each sheet in memory before it is written; reading takes no part."""
    read, book, taken = CalamineWorkbook.from_path(str(made)), Book(write_only=True), 0.0
    for name in read.sheet_names:
        read_rows = read.get_sheet_by_name(name).to_python(skip_empty_area=False)
        rows = [[_value(cell) for cell in row] for row in read_rows]
        start = process_time()
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        taken += process_time() - start
    start = process_time()
    book.save(out)
    return taken + process_time() - start


def _value(cell: object) -> object:
    """Blank where nothing stood, and whole numbers whole, which calamine gives as fractions."""
    if cell == "":
        return None
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def _read_back(made: Path) -> float:
    start = process_time()
    read = CalamineWorkbook.from_path(str(made))
    assert sum(read.get_sheet_by_name(name).height for name in read.sheet_names)
    return process_time() - start
