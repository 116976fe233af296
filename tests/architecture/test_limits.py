"""No limit that nobody named: a call gives all there is, or whoever calls says how many it wants.

A number that is large enough today cuts in silence once a data file has grown.
"""

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.test_imports import ROOT, sources


def unnamed_limits(source: str) -> Iterator[str]:
    """Parameters of a protocol's methods that are a number unless something else is asked for."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef):
            names = [*node.args.posonlyargs, *node.args.args]
            given = [*zip(names[len(names) - len(node.args.defaults) :], node.args.defaults, strict=True)]
            others = zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)
            given += [(name, value) for name, value in others if value is not None]
            yield from (f"{node.name}({name.arg})" for name, value in given if _is_number(value))


def stand_ins(source: str) -> Iterator[str]:
    """Numbers that are to mean all there is."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Assign) and _is_number(node.value):
            names = [target.id for target in node.targets if isinstance(target, ast.Name)]
            yield from (name for name in names if "all" in name.lower().split("_"))


def _is_number(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and type(value.value) is int and value.value > 0


def test_no_port_cuts_by_itself() -> None:
    ports = [path for path in sources() if path.parts[:2] == ("cme_desktop", "ports")]
    assert ports
    found = {str(path): list(unnamed_limits((ROOT / path).read_text(encoding="utf-8"))) for path in ports}
    assert {path: limits for path, limits in found.items() if limits} == {}


def test_no_number_stands_for_all() -> None:
    inside = [path for path in sources() if path.parts[0] in ("cme_desktop", "db", "ui")]
    found = {str(path): list(stand_ins((ROOT / path).read_text(encoding="utf-8"))) for path in inside}
    assert {path: names for path, names in found.items() if names} == {}


@pytest.mark.parametrize(
    ("source", "limit"),
    [
        ("def due(self, limit: int = 100_000): ...", "due(limit)"),
        ("def due(self, *, most: int = 7): ...", "due(most)"),
    ],
)
def test_the_rule_catches(source: str, limit: str) -> None:
    assert list(unnamed_limits(source)) == [limit]
    assert list(stand_ins("_ALL = 10_000_000")) == ["_ALL"]


@pytest.mark.parametrize(
    "source", ["def due(self, most: int | None = None, unmet=True): ...", "def page(self, size: int): ..."]
)
def test_the_rule_lets_pass(source: str) -> None:
    assert not list(unnamed_limits(source))
