"""Every sign grows with the text: its size is told to `icon` or `set_icon`, which scale it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCALING = ROOT / "ui" / "theme" / "icons.py"
SIZING = {"setIconSize", "setDecorationSize", "setPixmap"}


def fixed_sizes(source: str) -> Iterator[int]:
    """The lines that give a sign a size by another way, or paint one into so many pixels."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        drawn = name == "paint" and any(map(_is_number, _sizes(node)))
        doubled = name in ("icon", "set_icon") and any(map(_is_scaled, node.args))
        if name in SIZING or drawn or doubled:
            yield node.lineno


def _sizes(paint: ast.Call) -> list[ast.expr]:
    """The width and the height of where it is painted."""
    spot = paint.args[-1] if paint.args else None
    return spot.args[-2:] if isinstance(spot, ast.Call) else paint.args[-2:]


def _is_number(given: ast.expr) -> bool:
    return isinstance(given, ast.Constant) and type(given.value) is int


def _is_scaled(given: ast.expr) -> bool:
    return isinstance(given, ast.Call) and getattr(given.func, "id", "") == "scaled"


@pytest.mark.parametrize("path", sorted(ROOT.glob("ui/**/*.py")), ids=lambda path: path.name)
def test_no_sign_has_a_size_of_its_own(path: Path) -> None:
    if path != SCALING:
        assert list(fixed_sizes(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "source",
    [
        "button.setIconSize(QSize(16, 16))",
        "icon(sign).paint(painter, QRect(0, 0, 16, 16))",
        "icon(sign).paint(painter, left, top, 16, 16)",
        "set_icon(label, 'good', 'good', scaled(16))",
    ],
)
def test_the_rule_catches(source: str) -> None:
    assert list(fixed_sizes(source)) == [1]
