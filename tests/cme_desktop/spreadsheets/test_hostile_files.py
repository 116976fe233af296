"""Files made to end or to hold the program: each gets a plain sentence, or is read, under the limits."""

import ctypes
import logging
import os
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from cme_desktop.errors import Cancelled
from cme_desktop.files.chosen import NotAFile
from cme_desktop.spreadsheets import limits, windows_job
from cme_desktop.spreadsheets.problems import FileProblem
from cme_desktop.spreadsheets.reading import read_tables
from tests.cme_desktop.spreadsheets import samples
from tests.cme_desktop.spreadsheets.samples import HEADINGS, save

GOOD = samples.xlsx(HEADINGS, ["Khan", "Ada", None])
SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = "xl/worksheets/sheet1.xml"
ROOT = Path(__file__).parents[3]
TEXT = samples.ods_text("x")


def parts_with(sheet: str | bytes, at: str = SHEET) -> bytes:
    """The good workbook with another sheet in it, in a part of any name."""
    parts = samples.unzipped(GOOD)
    del parts[SHEET]
    relations = parts["xl/_rels/workbook.xml.rels"].decode()
    parts["xl/_rels/workbook.xml.rels"] = relations.replace(f"/{SHEET}", f"/{at}").encode()
    content = sheet.encode() if isinstance(sheet, str) else sheet
    return samples.zipped({**parts, at: content})


def sheet_of(cells: str) -> str:
    return f'<worksheet xmlns="{SPACE}"><sheetData>{cells}</sheetData></worksheet>'


def stray(cell: str, rest: str = ' t="inlineStr"><is><t>x</t></is></c>') -> str:
    first = '<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>'
    return sheet_of(f"{first}<row>{cell}{rest}</row>")


def prefixed(sheet: str) -> str:
    return sheet.replace("<", "<x:").replace("<x:/", "</x:").replace("xmlns=", "xmlns:x=")


PLACES = ["xl/data/one.xml", "xl/worksheets/deep/er/sheet1.xml", "one.bin", "xl/WORKSHEETS/A"]
STRAYS = {
    "a tab": stray('<c\tr="XFD1048576"'),
    "a new line": stray('<c\nr="XFD1048576"'),
    "spaces around the equals": stray('<c r = "XFD1048576"'),
    "single quotes": stray("<c r='XFD1048576'"),
    "small letters": stray('<c r="xfd1048576"'),
    "spaces in the name": stray('<c r=" XFD1048576 "'),
    "the name last": stray('<c t="inlineStr" r="XFD1048576"', "><is><t>x</t></is></c>"),
    "an entity": stray('<c r="&#88;FD1048576"'),
    "a prefix": prefixed(stray('<c r="XFD1048576"')),
    "utf-16": ('<?xml version="1.0" encoding="utf-16"?>' + stray('<c r="XFD1048576"')).encode("utf-16"),
}


@pytest.mark.parametrize("sheet", STRAYS.values(), ids=STRAYS.keys())
def test_a_stray_last_cell_is_seen_however_it_is_written(sheet: str | bytes, tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="more than 1,000,000 rows"):
        read_tables(save(tmp_path / "stray.xlsx", parts_with(sheet)))


@pytest.mark.parametrize("at", PLACES)
def test_a_stray_last_cell_is_seen_wherever_its_sheet_lies(at: str, tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="more than 1,000,000 rows"):
        read_tables(save(tmp_path / "elsewhere.xlsx", parts_with(stray('<c r="XFD1048576"'), at)))


def with_repeats(written: str) -> bytes:
    row = f"<table:table-row {written}>{TEXT}</table:table-row>"
    return samples.ods(samples.ods_row(*map(samples.ods_text, HEADINGS)), row)


@pytest.mark.parametrize(
    "written",
    [
        "table:number-rows-repeated='1040000'",
        'table:number-rows-repeated = "1040000"',
        'table:number-rows-repeated\n=\n"1040000"',
        'table:number-rows-repeated=" 1040000 "',
        'table:number-rows-repeated="&#49;040000"',
        'table:style-name="a" table:number-rows-repeated="1040000"',
    ],
)
def test_repeated_rows_of_an_open_document_are_counted_however_they_are_written(
    written: str, tmp_path: Path
) -> None:
    with pytest.raises(FileProblem, match="more than 1,000,000 rows"):
        read_tables(save(tmp_path / "repeats.ods", with_repeats(written)))


def test_repeated_cells_in_single_quotes_are_counted(tmp_path: Path) -> None:
    wide = TEXT.replace("<table:table-cell", "<table:table-cell table:number-columns-repeated = '16000'")
    row = f"<table:table-row table:number-rows-repeated='9000'>{wide}</table:table-row>"

    with pytest.raises(FileProblem, match="more than 30,000,000 cells"):
        read_tables(save(tmp_path / "wide.ods", samples.ods(row)))


def shared_strings(declared: str) -> bytes:
    parts = samples.unzipped(GOOD)
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{SPACE}" {declared}><si><t>a</t></si></sst>'.encode()
    return samples.zipped(parts)


@pytest.mark.parametrize("count", ["uniqueCount='4294967295'", 'uniqueCount="99999999999999999999"'])
def test_a_workbook_that_announces_more_texts_than_it_has_is_damaged(count: str, tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="is damaged"):
        read_tables(save(tmp_path / "texts.xlsx", shared_strings(count)))


def test_a_binary_workbook_that_announces_more_texts_than_it_has_is_damaged(tmp_path: Path) -> None:
    parts = samples.unzipped(samples.xlsb((0, [(0, "Surname"), (1, "Forename")])))
    announced = struct.pack("<II", 0xFFFFFFF0, 0xFFFFFFF0)
    parts["xl/sharedStrings.bin"] = b"\x9f\x01\x08" + announced + b"\xa0\x01\x00"
    with pytest.raises(FileProblem, match="is damaged"):
        read_tables(save(tmp_path / "texts.xlsb", samples.zipped(parts)))


@pytest.mark.logs("the process that read a file ended with")
def test_what_the_look_over_does_not_see_ends_the_reader_and_not_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The reader finds the texts within any other tag, and asks for a hundred gigabytes at once."""
    monkeypatch.setattr(logging.getLogger("cme_desktop.problems"), "propagate", True)
    parts = samples.unzipped(shared_strings('uniqueCount="4294967295"'))
    parts["xl/sharedStrings.xml"] = b"<a>" + parts["xl/sharedStrings.xml"] + b"</a>"
    with pytest.raises(FileProblem) as problem:
        read_tables(save(tmp_path / "Khan.xlsx", samples.zipped(parts)))
    assert str(problem.value).startswith(
        "“Khan.xlsx” could not be read: it asks for more memory than a file may have here."
    )
    assert "the process that read a file ended with" in caplog.text
    assert "Khan" not in caplog.text


ENDLESS = "<c " * 200_000


@pytest.mark.parametrize(
    "sheet",
    [
        sheet_of(f'<!-- {ENDLESS} t="e" <f -->'),
        sheet_of(f'<row r="1"><c r="A1" t="e"><v>{"&lt;c " * 200_000}</v></c></row>'),
        sheet_of(f'<row r="1"><c r="A1" x="{"y" * 3_000_000}"/></row>'),
        f'<worksheet xmlns="{SPACE}">{ENDLESS}t="e"<f',
        "<worksheet>" + "<a>" * 300_000,
        '<!DOCTYPE a [<!ENTITY b "c">]>' + sheet_of(""),
        sheet_of('<row r="99999999999999999999999"/>'),
        sheet_of(f'<row r="{"9" * 5000}"/>'),
        sheet_of('<row r="1"><c r="ÄÖ1"><v>1</v></c></row>'),
    ],
    ids=["comment", "text", "attribute", "no-end", "depth", "entities", "high-row", "long-number", "letters"],
)
def test_markup_that_no_program_writes_is_gone_through_once(
    sheet: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the square of its length it would take longer than the time there is."""
    monkeypatch.setattr(limits, "SECONDS", 30)
    with pytest.raises(FileProblem, match=r"is damaged|No row of headings"):
        read_tables(save(tmp_path / "markup.xlsx", parts_with(sheet)))


def test_an_open_document_is_gone_through_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECONDS", 30)
    comment = f"<!-- {'<table:table-row>' * 100_000} -->"
    headings = samples.ods_row(*map(samples.ods_text, HEADINGS))

    (table,) = read_tables(save(tmp_path / "rows.ods", samples.ods(headings, comment)))

    assert table.headers == HEADINGS


def rows_of_cells(count: int) -> bytes:
    return b"Surname,Forename\n" + b"Khan,Ada\n" * count


@pytest.mark.logs("the process that read a file ended with")
def test_a_file_that_asks_for_too_much_memory_ends_its_own_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MEMORY", 150_000_000)
    wide = [f"H{place}" for place in range(2_000)]
    content = samples.xlsx(wide, *[[place] for place in range(12_000)])
    with pytest.raises(FileProblem, match="asks for more memory than a file may have here"):
        read_tables(save(tmp_path / "wide.xlsx", content))


@pytest.mark.skipif(sys.platform == "win32", reason="ended another way there")
@pytest.mark.logs("the process that read a file ended with")
def test_a_file_that_takes_too_long_ends_its_own_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "SECONDS", 1)
    with pytest.raises(FileProblem, match=r"“long.csv” could not be read: it takes too long."):
        read_tables(save(tmp_path / "long.csv", rows_of_cells(990_000)))


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="processes are counted in /proc")
def test_who_stops_the_work_stops_the_process(tmp_path: Path) -> None:
    def children() -> set[str]:
        return set(Path(f"/proc/self/task/{os.getpid()}/children").read_text().split())

    def stop() -> None:
        assert children() > before
        raise Cancelled("Stopped.")

    before = children()
    with pytest.raises(Cancelled):
        read_tables(save(tmp_path / "long.csv", rows_of_cells(900_000)), go_on=stop)
    assert children() == before


def test_a_row_without_an_end_and_one_too_wide_are_told_by_their_numbers(tmp_path: Path) -> None:
    commas = save(tmp_path / "commas.csv", b"a,b\n1,2\n" + b"," * 190_000_000)
    wide = save(tmp_path / "wide.csv", b"a,b\n\n" + b"x," * 16_384)
    long = save(tmp_path / "long.csv", b'a,b\n"' + b"x\n" * 70_000 + b'","' + b"y\n" * 1_100_000)
    as_wide_as_may_be = save(tmp_path / "full.csv", b"a," * 2 + b"\n" + b"x," * 16_383 + b"y")

    for path, sentence in (
        (commas, "Row 3 of “commas.csv” is longer than 2,000,000 letters, so the file is no table."),
        (wide, "Row 3 of “wide.csv” has more than 16,384 columns, so the file is no table."),
        (long, "“long.csv” could not be split into columns."),
        (as_wide_as_may_be, "The heading “x” appears twice"),
    ):
        with pytest.raises(FileProblem) as problem:
            read_tables(path)
        assert str(problem.value).startswith(sentence)


@pytest.mark.skipif(sys.platform == "win32", reason="no such things lie among files there")
def test_what_is_no_file_is_said(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "zero.csv").symlink_to("/dev/zero")
    for name, what in (("pipe.csv", "a pipe"), ("zero.csv", "a device")):
        with pytest.raises(NotAFile, match=f"“{name}” is {what}, not a file"):
            read_tables(tmp_path / name)


def test_a_name_of_any_letters_is_told_as_it_is(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match=r"“Żółw 李\.csv” is empty"):
        read_tables(save(tmp_path / "Żółw 李.csv", b""))
    with pytest.raises(FileProblem, match="was not found"):
        read_tables(tmp_path / ("x" * 300))


_PEAK = """
import resource, sys
from pathlib import Path
from cme_desktop.spreadsheets.reading import read_tables
(table,) = read_tables(Path(sys.argv[1]))
assert sum(1 for row in table.rows) == len(table.rows) == int(sys.argv[2])
assert table.rows[-1].number == int(sys.argv[2]) + 1
print(max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))
"""


def test_a_million_rows_of_text_take_no_more_memory_than_ten_thousand(tmp_path: Path) -> None:
    def peak(rows: int) -> int:
        path = save(tmp_path / f"{rows}.csv", rows_of_cells(rows))
        return int(python(_PEAK, str(path), str(rows)))

    assert peak(1_000_000) <= 2 * peak(10_000)


_OWN_PEAK = """
import sys
from pathlib import Path
from cme_desktop.spreadsheets.reading import read_tables
(table,) = read_tables(Path(sys.argv[1]))
assert sum(1 for row in table.rows) == len(table.rows) == int(sys.argv[2])
assert [table.rows[place].number for place in (0, -1)] == [2, len(table.rows) + 1]
print(*[line.split()[1] for line in Path("/proc/self/status").open() if line.startswith("VmHWM")])
"""


@pytest.mark.skipif(not Path("/proc/self/status").is_file(), reason="the peak is told in /proc")
def test_a_hundred_long_rows_take_no_more_memory_than_two(tmp_path: Path) -> None:
    def peak(rows: int) -> int:
        headings = ",".join("abcdefghijklmnop").encode() + b"\n"
        row = b"y" + b"x" * 120_000 + (b"," + b"x" * 120_000) * 15 + b"\n"
        return int(python(_OWN_PEAK, str(save(tmp_path / f"{rows}.csv", headings + row * rows)), str(rows)))

    assert peak(100) <= 2 * peak(2)


def test_a_text_that_many_cells_share_is_no_way_to_a_row_without_an_end(tmp_path: Path) -> None:
    """In the file it stands once."""
    texts = f'<sst xmlns="{SPACE}"><si><t>{"y" * 30_000}</t></si></sst>'
    headings = "".join(f'<c t="inlineStr"><is><t>H{place}</t></is></c>' for place in range(2_000))
    shared = '<c t="s"><v>0</v></c>' * 2_000
    parts = samples.unzipped(parts_with(sheet_of(f"<row>{headings}</row><row>{shared}</row>")))
    book = samples.zipped({**parts, "xl/sharedStrings.xml": texts.encode()})

    with pytest.raises(FileProblem, match=r"Row 2 of “shared.xlsx” is longer than 2,000,000 letters"):
        read_tables(save(tmp_path / "shared.xlsx", book))


def python(program: str, *given: str) -> str:
    """What a program says, run in a process of its own."""
    command = [sys.executable, "-c", program, *given]
    return subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout


@pytest.mark.skipif(sys.platform == "win32", reason="only Unix can limit the size of files")
def test_a_full_disk_is_said(tmp_path: Path) -> None:
    program = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from cme_desktop.spreadsheets.problems import FileProblem\n"
        "from cme_desktop.spreadsheets.reading import read_tables\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))\n"
        "try: read_tables(Path(sys.argv[1]))\n"
        "except FileProblem as problem: print(problem)"
    )
    for rows in (2_000, 200_000):  # found out at the end, and on the way
        said = python(program, str(save(tmp_path / "long.csv", rows_of_cells(rows))))
        assert said.startswith(
            "“long.csv” could not be read: there is no room left for it on this computer’s disk"
        )


def test_the_limits_are_those_that_are_promised() -> None:
    asked = (
        "from cme_desktop.spreadsheets import limits\n"
        "import resource\n"
        "limits.limit_this_process(limits.MEMORY, limits.SECONDS)\n"
        "print(resource.getrlimit(resource.RLIMIT_AS)[0], resource.getrlimit(resource.RLIMIT_CORE)[0])"
    )
    memory, core = python(asked).split()
    assert core == "0"
    if sys.platform == "linux":
        assert memory == "2000000000"


def test_a_program_packed_into_one_file_starts_itself_to_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "cme-desktop"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{ROOT / "main.py"}" "$@"\n')
    program.chmod(0o755)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))

    (table,) = read_tables(save(tmp_path / "a.csv", rows_of_cells(1)))

    assert table.rows[0].cells == {"Surname": "Khan", "Forename": "Ada"}


def test_the_structures_of_a_windows_job_are_as_long_as_windows_takes_them() -> None:
    word = ctypes.sizeof(ctypes.c_size_t)
    assert ctypes.sizeof(windows_job.BasicLimits) == {8: 64, 4: 48}[word]
    assert ctypes.sizeof(windows_job.ExtendedLimits) == {8: 144, 4: 112}[word]
    set_to = windows_job.limits_of(2_000_000_000, 600)
    assert (set_to.process_memory, set_to.basic.per_process_user_time) == (2_000_000_000, 6_000_000_000)
    assert set_to.basic.flags == 0x502
