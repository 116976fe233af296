"""Words that officers read have one apostrophe, ’; the straight one is what people type and files hold."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_STRAIGHT = re.compile(r"[A-Za-z]'[a-z]|\b[A-Za-z]+s' [a-z]")
_AS_TYPED = {
    "cme_desktop/codes/schools.py": "the register’s own words",
    "cme_desktop/values/answers.py": "what officers type",
    "cme_desktop/sample/places.py": "made-up records",
    "cme_desktop/sample/schools.py": "made-up records",
    "cme_desktop/sample/texts.py": "made-up records",
    "cme_desktop/records/whereabouts_enquiry/story_checks.py": "made-up records",
}
GUIDE = [
    path for texts in ("docs/texts/*.md", "cme_desktop/**/guide.md") for path in sorted(ROOT.glob(texts))
]
SOURCES = [
    path
    for folder in ("main.py", "cme_desktop/**/*.py", "db/**/*.py", "docs/**/*.py", "ui/**/*.py")
    for path in sorted(ROOT.glob(folder))
    if path.relative_to(ROOT).as_posix() not in _AS_TYPED
]


def straight_ones(source: str) -> Iterator[str]:
    """The strings that hold one within a word; what a string is made from, and docstrings, are let be."""
    tree = ast.parse(source)
    said = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    constants = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and node not in said)
    for constant in constants:
        if isinstance(constant.value, str) and _STRAIGHT.search(constant.value):
            yield constant.value


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_words_have_typographic_apostrophes(path: Path) -> None:
    assert list(straight_ones(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("path", GUIDE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_so_have_the_texts_of_the_guide(path: Path) -> None:
    assert not _STRAIGHT.search(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("source", ['say("The child\'s file")', 'say(f"{n} pupils\' days")'])
def test_the_rule_catches(source: str) -> None:
    assert list(straight_ones(source))


@pytest.mark.parametrize("source", ["'''The child's file.'''", "say(f\"{d['as']} of the child’s file\")"])
def test_the_rule_lets_pass(source: str) -> None:
    assert not list(straight_ones(source))
