"""The layers' arrows: main.py -> ui -> cme_desktop <- db, and no clock in cme_desktop.

Reads import statements and dotted names from the source text, so an import inside a function counts too.
"""

import ast
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest

ROOT = Path(__file__).parents[2]
COMPOSER = "main.py"
EXEMPT = {"tests", "benchmarks", "build", "dist", "out"}

DATABASE_LIBRARIES = {"sqlalchemy", "alembic", "sqlite3", "psycopg"}
QT_LIBRARIES = {"PySide6", "shiboken6"}
AROUND = {"benchmarks", "docs", "main", "tests"}
"""What is made with the program, and is no part of it."""
FORBIDDEN = {
    "cme_desktop": {"ui", "db"} | AROUND | QT_LIBRARIES | DATABASE_LIBRARIES,
    "db": {"ui"} | AROUND | QT_LIBRARIES,
    "ui": {"db"} | AROUND | DATABASE_LIBRARIES,
}
SAMPLE = "cme_desktop.sample"
MAY_MAKE_UP = {"cme_desktop/commands/sample.py", "cme_desktop/operations/making_up.py"}
"""The command for it, and the operation that the command and the first run carry out."""
WORLD = "cme_desktop"
KNOWN_TO = {
    "values": {"values"},
    "statutory": {"statutory", "values"},
    "fields": {"fields", "statutory", "values"},
    "codes": {"codes", "fields", "statutory", "values"},
}
"""What of the officers' world its lowest packages may know, so that none of them goes round in a circle."""
CLOCKS = {
    "datetime.date.today",
    "datetime.datetime.now",
    "datetime.datetime.today",
    "datetime.datetime.utcnow",
    "time.time",
    "time.time_ns",
    "time.localtime",
    "time.gmtime",
}


def imported_names(tree: ast.Module, package: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Pairs of the name as the module knows it and the dotted name it stands for."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                local = alias.asname or alias.name.partition(".")[0]
                yield local, alias.name if alias.asname else local
                yield alias.name, alias.name
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            source = ".".join([*base, *([node.module] if node.module else [])])
            for alias in node.names:
                yield alias.asname or alias.name, f"{source}.{alias.name}"


def dotted(node: ast.expr) -> str | None:
    """`a.b.c` as text, or None where the expression is no plain dotted name."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (left := dotted(node.value)):
        return f"{left}.{node.attr}"
    return None


def clocks_read(tree: ast.Module, known_as: dict[str, str]) -> Iterator[str]:
    """The full names of the machine's clocks that a module uses, under whatever name it imported them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute | ast.Name) and (name := dotted(node)):
            first, _, rest = name.partition(".")
            full = ".".join(filter(None, [known_as.get(first, first), rest]))
            if full in CLOCKS:
                yield full


def breaches(path: PurePosixPath, source: str) -> set[str]:
    """What a source file, named by its path in the project, does against the layers; empty if nothing."""
    tree = ast.parse(source, filename=str(path))
    names = list(imported_names(tree, path.parent.parts))
    tops = {full.partition(".")[0] for _, full in names}
    layer = path.parts[0]

    found = {f"{path} imports {top}" for top in tops & FORBIDDEN.get(layer, set())}
    if str(path) != COMPOSER and tops >= {"ui", "db"}:
        found.add(f"{path} imports both ui and db")
    if any(f"{full}.".startswith(f"{SAMPLE}.") for _, full in names) and not _may_make_up(path):
        found.add(f"{path} knows the made-up authority")
    if layer == WORLD:
        inside = {full.split(".")[1] for _, full in names if full.startswith(f"{WORLD}.")}
        found |= {f"{path} knows {part}" for part in inside - KNOWN_TO.get(path.parts[1], inside)}
        found |= {f"{path} uses {clock}" for clock in clocks_read(tree, dict(names))}
    return found


def _may_make_up(path: PurePosixPath) -> bool:
    return str(path) in MAY_MAKE_UP or path.parts[:2] == ("cme_desktop", "sample")


def sources() -> list[PurePosixPath]:
    """Every Python file of the project that the rule is for, by its path in the project."""
    paths = (PurePosixPath(path.relative_to(ROOT).as_posix()) for path in ROOT.rglob("*.py"))
    return sorted(path for path in paths if path.parts[0] not in EXEMPT and not path.parts[0].startswith("."))


def test_every_import_follows_the_arrows() -> None:
    found = {path: breaches(path, (ROOT / path).read_text(encoding="utf-8")) for path in sources()}
    assert {path.parts[0] for path in found} >= FORBIDDEN.keys(), "a layer has no source: is ROOT right?"
    assert not set().union(*found.values())


@pytest.mark.parametrize(
    ("path", "source", "breach"),
    [
        ("cme_desktop/a.py", "import PySide6.QtCore", "imports PySide6"),
        ("cme_desktop/a.py", "from sqlalchemy.orm import Session", "imports sqlalchemy"),
        ("cme_desktop/a.py", "def f():\n    import alembic.op as op", "imports alembic"),
        ("cme_desktop/b/a.py", "from ui import shell", "imports ui"),
        ("cme_desktop/b/a.py", "import db as storage", "imports db"),
        ("db/a.py", "from PySide6.QtCore import Qt", "imports PySide6"),
        ("db/a.py", "if True:\n    from ui.shell import Shell", "imports ui"),
        ("ui/a.py", "import db.engine", "imports db"),
        ("ui/a.py", "from sqlalchemy import select", "imports sqlalchemy"),
        ("docs/make.py", "import ui.shell\nfrom db import engine", "imports both ui and db"),
        ("ui/a.py", "def f():\n    from docs.pictures import tour", "imports docs"),
        ("db/a.py", "import tests.builders", "imports tests"),
        ("cme_desktop/a.py", "from benchmarks import listing", "imports benchmarks"),
        ("ui/pages/a.py", "from cme_desktop.sample.places import AUTHORITY", "the made-up authority"),
        ("cme_desktop/looks/a.py", "from cme_desktop import sample", "the made-up authority"),
        ("docs/a.py", "import cme_desktop.sample", "the made-up authority"),
        ("cme_desktop/a.py", "from datetime import date\ndate.today()", "uses datetime.date.today"),
        ("cme_desktop/a.py", "import datetime as dt\ndt.datetime.now(tz)", "uses datetime.datetime.now"),
        (
            "cme_desktop/a.py",
            "from datetime import date as d\nx = field(default_factory=d.today)",
            "date.today",
        ),
        ("cme_desktop/a.py", "import time\ntime.time()", "uses time.time"),
        ("cme_desktop/statutory/a.py", "from cme_desktop.fields import known", "knows fields"),
        ("cme_desktop/statutory/national/a.py", "from cme_desktop.codes import grounds", "knows codes"),
        ("cme_desktop/fields/a.py", "import cme_desktop.records.child", "knows records"),
        ("cme_desktop/values/a.py", "from cme_desktop import statutory", "knows statutory"),
        ("cme_desktop/a.py", "from time import time as now\nnow()", "uses time.time"),
    ],
)
def test_the_rule_catches(path: str, source: str, breach: str) -> None:
    (found,) = breaches(PurePosixPath(path), source)
    assert found.startswith(path)
    assert breach in found


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("main.py", "import ui.shell\nimport db.engine"),
        ("ui/a.py", "from cme_desktop.records import registry\nfrom datetime import date\ndate.today()"),
        ("db/a.py", "from cme_desktop import records\nfrom sqlalchemy import select"),
        ("docs/a.py", "import ui.shell\nfrom main import open_desk"),
        ("cme_desktop/operations/making_up.py", "from cme_desktop.sample import fill"),
        ("cme_desktop/sample/a.py", "from cme_desktop.sample.dice import Dice"),
        ("cme_desktop/fields/a.py", "from . import db\nfrom .ui import x\nfrom ..values import upn"),
        ("cme_desktop/a.py", "def due(today):\n    return today.today()\nclock.now()"),
        ("cme_desktop/a.py", "from time import monotonic\nmonotonic()"),
        ("cme_desktop/fields/a.py", "from cme_desktop.statutory.law import Law"),
        ("cme_desktop/statutory/national/a.py", "from cme_desktop.values.numbers import nth"),
        ("cme_desktop/records/a.py", "from cme_desktop.fields import Reading\nimport cme_desktop.codes"),
    ],
)
def test_the_rule_lets_pass(path: str, source: str) -> None:
    assert not breaches(PurePosixPath(path), source)
