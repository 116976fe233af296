"""What the storage knows of the officers' world, and that its parts do not go round in a circle.

It keeps what it is given and reads it again. What officers do stands above it: whoever opens a data file
hands in how to carry out what an import put off, and how to judge it.
"""

import ast
from collections.abc import Mapping, Set
from pathlib import PurePosixPath

import pytest

from tests.architecture.test_imports import ROOT, imported_names, sources

KNOWN = {
    "anchors",
    "clock",
    "due",
    "errors",
    "fields",
    "files",
    "ports",
    "public_names",
    "records",
    "settings",
    "spreadsheets",
    "statutory",
    "touched",
    "values",
}
"""What of the officers' world the storage knows."""
BEHIND_IT = {"codes", "issues", "matching"}
"""What else that knows in its turn."""


def known_to(path: PurePosixPath) -> set[str]:
    """The parts of the officers' world that a module imports, be it inside a function."""
    return parts_in((ROOT / path).read_text(encoding="utf-8"), path)


def parts_in(source: str, path: PurePosixPath) -> set[str]:
    names = imported_names(ast.parse(source), path.parent.parts)
    return {full.split(".")[1] for _, full in names if full.startswith("cme_desktop.")}


def test_the_storage_knows_what_is_kept_and_not_what_is_done_with_it() -> None:
    inside = [path for path in sources() if path.parts[0] == "db"]
    assert set().union(*map(known_to, inside)) == KNOWN


def test_what_it_knows_knows_no_more() -> None:
    below = KNOWN | BEHIND_IT
    inside = [path for path in sources() if path.parts[0] == "cme_desktop" and len(path.parts) > 1]
    parts = [path for path in inside if path.parts[1].removesuffix(".py") in below]
    assert {path.parts[1].removesuffix(".py") for path in parts} == below
    assert {str(path): more for path in parts if (more := known_to(path) - below)} == {}


@pytest.mark.parametrize(
    ("source", "part"),
    [
        ("from cme_desktop.services.reckoning import reckon_what_waits", "services"),
        ("def f():\n    from cme_desktop.intake import carrying_out", "intake"),
        ("from cme_desktop import operations", "operations"),
    ],
)
def test_the_rule_catches(source: str, part: str) -> None:
    assert parts_in(source, PurePosixPath("db/a.py")) == {part}


def units() -> dict[str, set[str]]:
    """Each package below the storage, and each module beside them, with those that it imports."""
    found: dict[str, set[str]] = {}
    for path in sources():
        if path.parts[0] == "db" and len(path.parts) > 1:
            tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
            names = imported_names(tree, path.parent.parts)
            others = {full.split(".")[1] for _, full in names if full.startswith("db.")}
            unit = path.parts[1].removesuffix(".py")
            found.setdefault(unit, set()).update(others - {unit})
    return found


def circle(known: Mapping[str, Set[str]]) -> list[str]:
    """Those that are in a circle or lead to one, as what imports nothing is taken away again and again."""
    left = {unit: set(others) & known.keys() for unit, others in known.items()}
    while ends := {unit for unit, others in left.items() if not others}:
        left = {unit: others - ends for unit, others in left.items() if unit not in ends}
    return sorted(left)


def test_no_part_of_the_storage_goes_round_in_a_circle() -> None:
    assert circle(units()) == []


def test_a_circle_is_found() -> None:
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"b", "d"}, "d": set()}) == ["a", "b", "c"]
