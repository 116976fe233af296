"""How often each package says `Any`: where it stands, a misspelt name is found by nobody before it is run.

The table may only fall. It fails as well where fewer are left than it says, so that what was won is kept.
"""

import ast
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[2]

LEFT = {
    "cme_desktop": 4,
    "cme_desktop.commands": 1,
    "cme_desktop.description": 9,
    "cme_desktop.drafts": 26,
    "cme_desktop.education_status": 1,
    "cme_desktop.exports": 25,
    "cme_desktop.fields": 33,
    "cme_desktop.intake": 110,
    "cme_desktop.looks": 26,
    "cme_desktop.operations": 6,
    "cme_desktop.ports": 17,
    "cme_desktop.returns": 6,
    "cme_desktop.sample": 8,
    "cme_desktop.services": 32,
    "cme_desktop.spreadsheets": 1,
    "cme_desktop.statutory": 2,
    "cme_desktop.termly": 1,
    "db": 234,
    "ui": 110,
}
"""What is left in each package of the officers' world, in the storage and in the window."""


def counted() -> dict[str, int]:
    """The uses of `Any` by package, imports of it aside."""
    found: Counter[str] = Counter()
    for top in ("cme_desktop", "db", "ui"):
        for path in (ROOT / top).rglob("*.py"):
            names = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if _is_any(node))
            found[_package(path.relative_to(ROOT))] += len(list(names))
    return {package: count for package, count in found.items() if count}


def _is_any(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and node.id == "Any"


def _package(path: Path) -> str:
    """A package of the officers' world by its own name, all of the storage and all of the window as one."""
    within = path.parts[0] == "cme_desktop" and len(path.parts) > 2
    return ".".join(path.parts[:2]) if within else path.parts[0]


def test_no_package_says_any_more_often_than_it_did() -> None:
    now = counted()
    more = {name: count for name, count in now.items() if count > LEFT.get(name, 0)}
    assert not more, "say what it is instead of Any"


def test_the_table_tells_what_is_left() -> None:
    now = counted()
    fewer = {name: now.get(name, 0) for name, count in LEFT.items() if now.get(name, 0) < count}
    assert not fewer, "fewer are left: put the table right"
