"""Tests come to the program by its public faces: a name with a leading underscore is its owner's."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OWNERS = {"self", "cls"}
OF_OTHERS = {("os", "_exit"): "ends a process at once, as a kill would"}
"""Public names of the language's own that look private."""


def privates_reached(source: str) -> Iterator[str]:
    """What is reached of somebody else's privates, or imported of them."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and _is_private(node.attr):
            owner = node.value.id if isinstance(node.value, ast.Name) else ""
            if owner not in OWNERS and (owner, node.attr) not in OF_OTHERS:
                yield f"{node.lineno}: {node.attr}"
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.lineno}: {each.name}" for each in node.names if _is_private(each.name))
        elif isinstance(node, ast.Call) and (name := _replaced(node)) and _is_private(name):
            yield f"{node.lineno}: {name}"


def _replaced(call: ast.Call) -> str:
    """The name that a call of `setattr` replaces something by: in the text before the value, at its end."""
    called = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    texts = [each.value for each in call.args[:2] if isinstance(each, ast.Constant)]
    return str(texts[0]).rpartition(".")[2] if called == "setattr" and texts else ""


def _is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


@pytest.mark.parametrize("path", sorted(ROOT.glob("tests/**/*.py")), ids=lambda path: path.name)
def test_no_private_name_is_reached(path: Path) -> None:
    assert list(privates_reached(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "source",
    [
        "page._form.draft",
        "main._look()",
        "jobs._idle = 1",
        "from ui.app import _open",
        'patched.setattr("ui.app._SOON", 1)',
        'setattr(jobs, "_idle", 1)',
    ],
)
def test_the_rule_catches(source: str) -> None:
    assert len(list(privates_reached(source))) == 1


@pytest.mark.parametrize(
    "source",
    ["self._form", "cls._made", "made.__class__", "os._exit(1)", 'patched.setattr("ui.app.SOON", "_1")'],
)
def test_the_rule_lets_pass(source: str) -> None:
    assert not list(privates_reached(source))
