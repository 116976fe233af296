"""No clock in cme_desktop: what day it is, is handed in. Who may import whom is said in pyproject.toml.

Reads import statements and dotted names from the source text, so an import inside a function counts too.
"""

import ast
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest

ROOT = Path(__file__).parents[2]
EXEMPT = {"tests", "benchmarks", "build", "dist", "out"}
WORLD = "cme_desktop"
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


def clocks_read(source: str) -> set[str]:
    """The full names of the machine's clocks that a module uses, under whatever name it imported them."""
    tree = ast.parse(source)
    known_as = dict(imported_names(tree, ()))
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute | ast.Name) and (name := dotted(node)):
            first, _, rest = name.partition(".")
            found.add(".".join(filter(None, [known_as.get(first, first), rest])))
    return found & CLOCKS


def sources() -> list[PurePosixPath]:
    """Every Python file of the project that the rule is for, by its path in the project."""
    paths = (PurePosixPath(path.relative_to(ROOT).as_posix()) for path in ROOT.rglob("*.py"))
    return sorted(path for path in paths if path.parts[0] not in EXEMPT and not path.parts[0].startswith("."))


def test_the_officers_world_reads_no_clock() -> None:
    inside = [path for path in sources() if path.parts[0] == WORLD]
    assert inside, "is ROOT right?"
    read = {str(path): clocks_read((ROOT / path).read_text(encoding="utf-8")) for path in inside}
    assert not {path: clocks for path, clocks in read.items() if clocks}


@pytest.mark.parametrize(
    ("source", "clock"),
    [
        ("from datetime import date\ndate.today()", "datetime.date.today"),
        ("import datetime as dt\ndt.datetime.now(tz)", "datetime.datetime.now"),
        ("from datetime import date as d\nx = field(default_factory=d.today)", "datetime.date.today"),
        ("import time\ntime.time()", "time.time"),
        ("from time import time as now\nnow()", "time.time"),
    ],
)
def test_the_rule_catches(source: str, clock: str) -> None:
    assert clocks_read(source) == {clock}


@pytest.mark.parametrize(
    "source",
    ["def due(today):\n    return today.today()\nclock.now()", "from time import monotonic\nmonotonic()"],
)
def test_the_rule_lets_pass(source: str) -> None:
    assert not clocks_read(source)
