"""Files from outside are taken apart in a process of their own, by a parser, not regular expressions."""

import ast
import subprocess
import sys
from pathlib import PurePosixPath

import pytest

from tests.architecture.test_imports import ROOT, imported_names, sources

FOLDER = "cme_desktop.spreadsheets."
READERS = {
    f"{FOLDER}{name}"
    for name in (
        "child", "contents", "csv_reading", "garbled", "inspection", "markup", "ods_parts", "ole",
        "sheet_tables", "workbook_reading", "xls_records", "xlsb_parts", "xlsx_parts",
    )
}  # fmt: skip
"""What takes a file apart; only the process that is started for it loads them."""
TAKE_APART = ("zipfile", "xml", "lxml", "python_calamine", "openpyxl")
MAY_TAKE_APART = {
    "cme_desktop/spreadsheets/child.py": "the process for it",
    "cme_desktop/spreadsheets/contents.py": "only in that process",
    "cme_desktop/spreadsheets/inspection.py": "only in that process",
    "cme_desktop/spreadsheets/markup.py": "only in that process, and the only parser of XML",
    "cme_desktop/spreadsheets/workbook_reading.py": "only in that process",
    "cme_desktop/spreadsheets/cells.py": "writes",
    "cme_desktop/spreadsheets/cell_sheets.py": "writes",
    "cme_desktop/spreadsheets/cell_styles.py": "writes",
    "cme_desktop/spreadsheets/layout.py": "writes",
    "cme_desktop/spreadsheets/templates.py": "writes",
    "cme_desktop/spreadsheets/recount.py": "reads what was just written",
    "cme_desktop/spreadsheets/saving.py": "writes; recount.py reads it back",
    "cme_desktop/spreadsheets/table_sheets.py": "writes",
    "cme_desktop/spreadsheets/writing.py": "writes",
    "cme_desktop/paper/cells.py": "writes",
    "cme_desktop/paper/charts.py": "writes",
    "cme_desktop/paper/drawn_from.py": "reads the names of cells",
    "cme_desktop/paper/finishing.py": "writes, and adds to the parts of what it writes",
    "cme_desktop/paper/places.py": "writes",
    "cme_desktop/paper/print_setup.py": "writes",
    "cme_desktop/paper/sheets.py": "writes",
    "cme_desktop/paper/styles.py": "writes",
    "cme_desktop/paper/writing.py": "writes",
}
MAY_START_IT = {"main.py"}


def imports(path: PurePosixPath, source: str) -> set[str]:
    """The full names of all that a source file imports, and of the modules that they come from."""
    found = {full for _, full in imported_names(ast.parse(source), path.parent.parts)}
    return found | {name.rpartition(".")[0] for name in found}


def breaches(path: PurePosixPath, source: str) -> set[str]:
    """What a source file does against the rules."""
    found = imports(path, source)
    tops = {name.partition(".")[0] for name in found}
    own = ".".join(path.with_suffix("").parts)
    said = set()
    if tops & set(TAKE_APART) and str(path) not in MAY_TAKE_APART:
        said.add("takes a file apart")
    if found & READERS and own not in READERS and str(path) not in MAY_START_IT:
        said.add("loads what takes a file apart")
    if own in READERS and "re" in tops:
        said.add("uses regular expressions")
    return said


def test_only_the_process_for_it_takes_files_apart_and_no_regular_expression_helps() -> None:
    found = {path: breaches(path, (ROOT / path).read_text(encoding="utf-8")) for path in sources()}
    assert not {path: said for path, said in found.items() if said and path.parts[0] not in ("docs", "setup")}
    there = {str(path) for path in sources()}
    assert set(MAY_TAKE_APART) <= there
    assert {f"{name.replace('.', '/')}.py" for name in READERS} <= there


def test_whoever_asks_loads_none_of_it() -> None:
    asked = "import sys, cme_desktop.spreadsheets.reading; print('\\n'.join(sys.modules))"
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, cwd=ROOT)
    assert not READERS & set(said.stdout.split())
    assert "python_calamine" not in said.stdout


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("ui/a.py", "import zipfile"),
        ("db/a.py", "from xml.etree import ElementTree"),
        ("cme_desktop/intake/a.py", "from python_calamine import CalamineWorkbook"),
        ("cme_desktop/intake/a.py", "def f():\n    import lxml.etree"),
        ("cme_desktop/intake/a.py", "from cme_desktop.spreadsheets.contents import kind_of"),
        ("cme_desktop/intake/a.py", "from cme_desktop.spreadsheets import inspection"),
        ("cme_desktop/spreadsheets/markup.py", "import re"),
        ("cme_desktop/spreadsheets/inspection.py", "from re import compile"),
    ],
)
def test_the_rule_catches(path: str, source: str) -> None:
    assert breaches(PurePosixPath(path), source)


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("cme_desktop/intake/a.py", "import re\nfrom cme_desktop.spreadsheets.reading import read_tables"),
        ("cme_desktop/spreadsheets/markup.py", "from xml.parsers import expat"),
        ("cme_desktop/spreadsheets/child.py", "from cme_desktop.spreadsheets.contents import kind_of"),
    ],
)
def test_the_rule_lets_pass(path: str, source: str) -> None:
    assert not breaches(PurePosixPath(path), source)
