"""No test gives up by the clock: on a busy machine it would fail though nothing is wrong."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WAITS = {"wait", "join", "waitUntil", "waitSignal", "waitExposed", "wait_idle", "qWaitFor", "communicate"}


def limited_waits(source: str) -> Iterator[int]:
    """The lines that wait for so long and no longer; that something is not so after a moment may be asked."""
    tree = ast.parse(source)
    denied = {node.operand for node in ast.walk(tree) if isinstance(node, ast.UnaryOp)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node not in denied:
            given = [*node.args, *(named.value for named in node.keywords if named.arg == "timeout")]
            if node.func.attr in WAITS and any(map(_is_number, given)):
                yield node.lineno


def _is_number(given: ast.expr) -> bool:
    return isinstance(given, ast.Constant) and type(given.value) in (int, float)


@pytest.mark.parametrize("path", sorted(ROOT.glob("tests/**/*.py")), ids=lambda path: path.name)
def test_waits_end_when_what_they_wait_for_has_come(path: Path) -> None:
    assert list(limited_waits(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "source",
    ["begun.wait(5)", "assert go_on.wait(timeout=60)", "process.wait(120)", "bot.waitUntil(come, timeout=1)"],
)
def test_the_rule_catches(source: str) -> None:
    assert list(limited_waits(source)) == [1]


@pytest.mark.parametrize("source", ["begun.wait()", "assert not aside.wait(1)", "', '.join(words)"])
def test_the_rule_lets_pass(source: str) -> None:
    assert not list(limited_waits(source))
