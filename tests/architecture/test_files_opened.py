"""Every place that opens a file in another way than by SQLite stands on a list, and says why it may.

A file that a person chose is opened in `cme_desktop/files/chosen.py` alone, which tells the data file that
is open: closing that one in any other way than by SQLite gives up SQLite's locks.
"""

import ast
from collections.abc import Iterator
from pathlib import PurePosixPath

import pytest

from tests.architecture.test_imports import ROOT, dotted, imported_names, sources

FOLDERS = {"cme_desktop", "db", "ui", "main.py", "resources"}

ALLOWED = {
    "cme_desktop/files/chosen.py: open": "what a person chose, once it is told from the data file",
    "cme_desktop/files/chosen.py: os.open": "what a person chose, once it is told from the data file",
    "cme_desktop/files/lasting.py: os.open": "a file just written, or a folder",
    "cme_desktop/files/private.py: os.open": "a new file, or one of its own that is told from the data file",
    "cme_desktop/files/private.py: unfinished.write_bytes": "a new file",
    "cme_desktop/commands/dictionary.py: unfinished.write_text": "a new file",
    "cme_desktop/editions/committee/open_data.py: unfinished.write_text": "a new file",
    "cme_desktop/paper/finishing.py: zipfile.ZipFile": "a new file",
    "cme_desktop/paper/pdf.py: shutil.copyfile": "pages just made, to a new file",
    "cme_desktop/operations/sending.py: unfinished.write_bytes": "a new file",
    "cme_desktop/spreadsheets/cell_sheets.py: open": "a temporary file just made",
    "cme_desktop/spreadsheets/put_aside.py: tempfile.SpooledTemporaryFile": "a new file without a name",
    "cme_desktop/spreadsheets/recount.py: python_calamine.CalamineWorkbook.from_path": "a file just written",
    "cme_desktop/spreadsheets/recount.py: parts.open": "a part of a file just written",
    "cme_desktop/spreadsheets/recount.py: zipfile.ZipFile": "a file just written",
    "cme_desktop/spreadsheets/saving.py: zipfile.ZipFile": "a new file",
    "cme_desktop/spreadsheets/child.py: open": "what the process was started with, in a process of its own",
    "cme_desktop/spreadsheets/child.py: zipfile.ZipFile": "a file that is open already",
    "cme_desktop/spreadsheets/contents.py: zipfile.ZipFile": "a file that is open already",
    "cme_desktop/spreadsheets/inspection.py: parts.open": "a part of a zip that is open already",
    "cme_desktop/spreadsheets/inspection.py: zipfile.ZipFile": "a file that is open already",
    "cme_desktop/spreadsheets/outside.py: tempfile.TemporaryFile": "a new file without a name",
    "db/files/emergency.py: file.read_text": "unfinished typing that was put aside",
    "db/files/import_turn.py: os.open": "a file made for its lock alone",
    "db/next_step.py: path.write_text": "a new step, before there is any data of it",
    "db/files/shares.py: MOUNTS.read_text": "the system's own list of disks",
    "cme_desktop/commands/running.py: os.open": "the system’s own waste bin",
    "resources/__init__.py: resource_path(name).read_text": "a file of the program itself",
    "ui/problem_log.py: logging.handlers.RotatingFileHandler": "the log",
    "ui/widgets/file_dialog.py: PySide6.QtWidgets.QFileDialog": "told to read into no file",
    "ui/theme/marks.py: (folder / palette.name / name).write_text": "a new file in a temporary folder",
}

_METHODS = {"open", "read_bytes", "read_text", "write_bytes", "write_text", "from_path", "extractall"}
_FUNCTIONS = {
    "open", "io.open", "os.open", "os.fdopen", "codecs.open", "fileinput.input", "mmap.mmap",
    "zipfile.ZipFile", "zipfile.is_zipfile", "tarfile.open", "gzip.open",
    "openpyxl.load_workbook", "python_calamine.load_workbook", "lxml.etree.parse",
    "tempfile.NamedTemporaryFile", "tempfile.mkstemp", "tempfile.SpooledTemporaryFile",
    "tempfile.TemporaryFile",
    "logging.FileHandler", "logging.handlers.RotatingFileHandler",
    "shutil.copy", "shutil.copy2", "shutil.copyfile", "shutil.copytree", "shutil.copyfileobj", "shutil.move",
    "PySide6.QtCore.QFile", "PySide6.QtCore.QSaveFile", "PySide6.QtCore.QMimeDatabase",
    "PySide6.QtWidgets.QFileDialog", "PySide6.QtWidgets.QFileSystemModel",
}  # fmt: skip

_OF_THE_WINDOW = {"box.open", "dialog.open"}
"""What is only called so."""


def files_opened(path: PurePosixPath, source: str) -> Iterator[str]:
    """Each call, and each class derived from one, that may open a file, as the list writes it."""
    tree = ast.parse(source, filename=str(path))
    known_as = dict(imported_names(tree, path.parent.parts))
    for node in ast.walk(tree):
        used = [getattr(node, "func", None), *getattr(node, "bases", ())]
        for named in filter(None, used):
            name = dotted(named) or ast.unparse(named)
            first, _, rest = name.partition(".")
            full = ".".join(filter(None, [known_as.get(first, first), rest]))
            is_method = isinstance(named, ast.Attribute) and named.attr in _METHODS
            if full in _FUNCTIONS or (is_method and full not in _OF_THE_WINDOW):
                yield f"{path}: {full}"


def test_every_file_that_is_opened_stands_on_the_list() -> None:
    found: set[str] = set()
    for path in sources():
        if path.parts[0] in FOLDERS:
            found |= set(files_opened(path, (ROOT / path).read_text(encoding="utf-8")))
    assert found == set(ALLOWED)


@pytest.mark.parametrize(
    "source",
    [
        "open(path)",
        "path.read_bytes()",
        "Path(a, b).open('rb')",
        "(folder / name).write_text(text)",
        "from zipfile import ZipFile as Z\nZ(path)",
        "import shutil\nshutil.copy(a, b)",
        "import openpyxl\nopenpyxl.load_workbook(path)",
        "def f():\n    from shutil import copyfile\n    copyfile(a, b)",
        "from PySide6.QtWidgets import QFileDialog\nQFileDialog(self)",
        "from PySide6.QtWidgets import QFileDialog\nclass A(QFileDialog): pass",
        "from logging import handlers\nclass A(handlers.RotatingFileHandler): pass",
    ],
)
def test_the_rule_catches(source: str) -> None:
    assert len(set(files_opened(PurePosixPath("ui/a.py"), source))) == 1


@pytest.mark.parametrize(
    "source",
    [
        "from copy import copy\ncopy(row)",
        "dialog.open()",
        "text.replace(a, b)",
        "import sqlite3\nsqlite3.connect(p)",
    ],
)
def test_the_rule_lets_pass(source: str) -> None:
    assert not set(files_opened(PurePosixPath("ui/a.py"), source))
