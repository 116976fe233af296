"""Tests that ask for no window, no data file and no server: `make test ARGS="-m quick"`.

Which they are follows from what a test file imports, itself or by way of other files of the tests and of
the fixtures that it can ask for; nobody marks them. With `-m quick` the other files are not even read.
"""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
SLOW = {
    *("db", "main", "ui", "docs", "benchmarks"),
    *("PySide6", "pytestqt", "psycopg", "sqlalchemy", "sqlite3", "subprocess"),
}
"""What a quick test imports nothing of."""
ASKED = {"qapp", "postgres_server"}
"""Fixtures that every test can ask for, below all others that open a window or need a server."""


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Passes over what `-m quick` would take out again."""
    named = config.option.markexpr == "quick" and collection_path.match("test_*.py")
    return True if named and not is_quick(collection_path) else None


def pytest_itemcollected(item: pytest.Item) -> None:
    if is_quick(item.path) and not ASKED & set(getattr(item, "fixturenames", ())):
        item.add_marker("quick")


@cache
def is_quick(file: Path) -> bool:
    """Whether all that a file and its folders' fixtures import is quick."""
    between = [folder / "conftest.py" for folder in file.parents if TESTS in folder.parents]
    return not any(
        top in SLOW for one in (file, *filter(Path.exists, between)) for top in _imported(one, frozenset())
    )


def _imported(file: Path, seen: frozenset[Path]) -> Iterator[str]:
    """The packages that a file imports, wherever in it, those of the tests by what they import in turn."""
    for name in _names(file):
        top, *rest = name.split(".")
        if top != TESTS.name:
            yield top
            continue
        for end in range(len(rest), 0, -1):
            module = TESTS.joinpath(*rest[:end]).with_suffix(".py")
            if module.exists() and module not in seen:
                yield from _imported(module, seen | {file, module})
                break


@cache
def _names(file: Path) -> tuple[str, ...]:
    nodes = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    plain = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    froms = [node for node in nodes if isinstance(node, ast.ImportFrom)]
    return (*plain, *(f"{node.module}.{alias.name}" for node in froms for alias in node.names))
