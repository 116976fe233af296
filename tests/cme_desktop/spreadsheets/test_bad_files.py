"""Files that cannot be read: each gets a plain sentence, and nothing else is ever raised."""

import errno
import random
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from cme_desktop.spreadsheets.problems import FileProblem, could_not_read
from cme_desktop.spreadsheets.reading import read_tables
from tests.cme_desktop.spreadsheets import samples
from tests.cme_desktop.spreadsheets.samples import HEADINGS, save

CHILD = ["O’Neil", "Sam", date(2016, 2, 29)]
GOOD = samples.xlsx(HEADINGS, CHILD)


def _with_sheet(sheet: str) -> bytes:
    parts = samples.unzipped(GOOD)
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    parts["xl/worksheets/sheet1.xml"] = f'<worksheet xmlns="{space}">{sheet}</worksheet>'.encode()
    return samples.zipped(parts)


def _cell(reference: str) -> str:
    number = reference.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    text = f'<c r="{reference}" t="inlineStr"><is><t>x</t></is></c>'
    return f'<row r="{number}">{text}</row>'


def _stray(reference: str) -> bytes:
    return _with_sheet(f"<sheetData>{_cell('A1')}{_cell(reference)}</sheetData>")


def _ods(*rows: str) -> bytes:
    return samples.ods(samples.ods_row(*map(samples.ods_text, HEADINGS)), *rows)


TEXT = samples.ods_text("x")
WIDE = TEXT.replace("<table:table-cell", '<table:table-cell table:number-columns-repeated="16000"')

BAD_FILES = {
    "empty": (b"", "is empty"),
    "only zeros": (bytes(600), "is empty"),
    "web page": (b"<html><table><tr><td>Surname</td></tr></table></html>", "it is a web page"),
    "xml": (b"<?xml version='1.0'?><a/>", "it is an XML file"),
    "xml without its first line": (b" <Census><Child/></Census>\n", "it is an XML file"),
    "xml in utf-16": ("\ufeff<Census></Census>".encode("utf-16-le"), "it is an XML file"),
    "calendar": (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "is a calendar file"),
    "address book": (b"BEGIN:VCARD\r\nFN:A\r\n", "it is an address book file"),
    "numbers": (samples.zipped({"Index/Document.iwa": "x"}), "is a document of Apple’s Numbers"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3", "it is a PDF document"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(40), "it is a picture"),
    "binary": (bytes(range(256)), "it is another kind of file"),
    "zip of pictures": (
        samples.zipped({"a.png": "x", "b.png": "x"}),
        "compressed folder and holds 2 files",
    ),
    "empty zip": (samples.zipped({"photos/": ""}), "a compressed folder and holds no file"),
    "picture in a zip": (samples.zipped({"a.png": b"\x89PNG"}), "“a.png” is not a workbook: it is a picture"),
    "zip in a zip": (
        samples.zipped({"a.zip": samples.zipped({"a.csv": "a"})}),
        "unpack it and choose the file",
    ),
    "torn file in a zip": (samples.zipped({"a.csv": "a,b"}).replace(b"K\xd4I", b"K\xd4J"), "is damaged"),
    "word": (samples.zipped({"word/document.xml": "<a/>"}), "it is a Word document"),
    "old word": (samples.ole("WordDocument", b""), "it is a Word document"),
    "other office": (samples.ole("Thing", b""), "it is another kind of Office file"),
    "half a workbook": (GOOD[: len(GOOD) // 2], "is damaged"),
    "half an old workbook": (samples.xls(samples.xls_text(0, 0, "x"))[:3000], "is damaged"),
    "no workbook inside": (samples.zipped({"xl/workbook.xml": "<a/>"}), "is damaged"),
    "cell outside an old sheet": (samples.xls(samples.xls_text(0, 300, "x")), "is damaged"),
    "locked": (samples.ole("EncryptedPackage", b""), "is locked with a password"),
    "locked old": (samples.xls(locked=True), "is locked with a password"),
    "locked open document": (samples.ods(manifest="<encryption-data/>"), "is locked with a password"),
    "stray last cell": (_stray("XFD1048576"), "more than 1,000,000 rows"),
    "too many rows": (_stray("A1000001"), "more than 1,000,000 rows"),
    "too wide": (_stray("XFD90000"), "more than 30,000,000 cells"),
    "deep binary": (samples.xlsb((0, [(0, "x")]), (1_048_575, [(0, "x")])), "more than 1,000,000 rows"),
    "wide binary": (samples.xlsb((0, [(0, "x")]), (90_000, [(16_000, "x")])), "more than 30,000,000 cells"),
    "deep open document": (_ods(samples.ods_row(TEXT, repeated=1_040_000)), "more than 1,000,000 rows"),
    "wide open document": (_ods(samples.ods_row(WIDE, repeated=9_000)), "more than 30,000,000 cells"),
    "bomb": (samples.zipped({"xl/workbook.xml": bytes(201_000_000)}), "more than 200 MB"),
    "no headings": (samples.xlsx([1, 2, 3], [4, 5, 6]), "No row of headings"),
    "unclosed quotation": (b'a,b\n"' + b"x" * 200_000, "could not be split into columns"),
    "broken utf-16": (b"\xff\xfea\x00\x00\xd8b\x00", "is damaged"),
}


@pytest.mark.parametrize(("content", "sentence"), BAD_FILES.values(), ids=BAD_FILES.keys())
def test_each_bad_file_gets_its_sentence(tmp_path: Path, content: bytes, sentence: str) -> None:
    with pytest.raises(FileProblem, match=sentence):
        read_tables(save(tmp_path / "return.xls", content))


def test_empty_formatted_rows_to_the_end_of_the_sheet_do_no_harm(tmp_path: Path) -> None:
    row = '<row r="1048576"><c r="A1048576" s="0"/><c r="XFD1048576"></c></row>'
    content = _with_sheet(f"<sheetData>{_cell('A1')}{_cell('A2')}{row}</sheetData>")

    (table,) = read_tables(save(tmp_path / "long.xlsx", content))

    assert [row.number for row in table.rows] == [2]


def test_a_repeated_heading_is_named_with_its_columns(tmp_path: Path) -> None:
    content = samples.xlsx(["Surname", "A", "B", "C", "D", "surname "])

    with pytest.raises(FileProblem) as problem:
        read_tables(save(tmp_path / "twice.xlsx", content))

    assert str(problem.value) == (
        "The heading “surname” appears twice, in columns A and F of “Children”. "
        "Give each column a heading of its own."
    )


def test_missing_files_and_folders_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match=r"“gone.xlsx” was not found"):
        read_tables(tmp_path / "gone.xlsx")
    with pytest.raises(FileProblem, match="is a folder"):
        read_tables(tmp_path)
    with pytest.raises(FileProblem, match="was not found"):
        read_tables(tmp_path / "no\0name")


def test_errors_of_the_machine_read_as_sentences() -> None:
    path = Path("a.xlsx")

    assert "no permission" in str(could_not_read(path, PermissionError()))
    assert "disk or network" in str(could_not_read(path, OSError(errno.EIO, "")))


def _spoilt(content: bytes, chance: random.Random, copies: int) -> Iterator[bytes]:
    for _ in range(copies):
        flipped = bytearray(content)
        for _ in range(chance.choice((1, 3, 9))):
            flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
        yield bytes(flipped)
        yield content[: chance.randrange(len(content))]


def _spoilt_inside(content: bytes, chance: random.Random, copies: int) -> Iterator[bytes]:
    """Damage below the checksums of the zip."""
    for _ in range(copies):
        parts = samples.unzipped(content)
        name = chance.choice(sorted(parts))
        part = bytearray(parts[name])
        part[chance.randrange(len(part))] = chance.choice(b'0129<>/" \xff')
        yield samples.zipped({**parts, name: bytes(part)})


FUZZED = {
    "xlsx": samples.xlsx(HEADINGS, *[CHILD] * 5),
    "xls": samples.xls(*[samples.xls_text(row, column, "x") for row in range(9) for column in range(3)]),
    "xlsb": samples.xlsb(*[(row, [(0, "x"), (1, "y")]) for row in range(9)]),
    "ods": _ods(samples.ods_row(TEXT, TEXT), samples.ods_row(repeated=1_048_000)),
    "csv": "Surname,Forename\nÀvila,Zoë\n".encode("cp1252") * 20,
}


@pytest.mark.parametrize("ending", FUZZED)
def test_no_damage_raises_anything_but_a_file_problem(tmp_path: Path, ending: str) -> None:
    chance = random.Random(20261109)
    copies = list(_spoilt(FUZZED[ending], chance, 8))
    if FUZZED[ending].startswith(b"PK"):
        copies += _spoilt_inside(FUZZED[ending], chance, 8)

    for content in copies:
        with suppress(FileProblem):
            assert read_tables(save(tmp_path / f"return.{ending}", content))
