"""No two parts of a layer know each other, and those of the window stand one above the other.

Parts are the modules and packages of one folder, at every depth. An import inside a function counts, and one
for type checking too: what two parts share belongs below both.
"""

import ast
from collections.abc import Collection, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.architecture.test_imports import ROOT, imported_names

LAYERS = ("cme_desktop", "db", "ui")
FACE = "__init__"
OF_THE_WINDOW = (
    {"app"},
    {"sitting"},
    {"early"},
    {"pages"},
    {"lists", "reckoner"},
    {"forms", "shell"},
    {"editors"},
    {"keeping", "widgets"},
    {"jobs", "theme"},
    {"aside", "errors", "told", "tokens"},
)
"""From the top down: each part knows only what stands below its own row."""

Known = Mapping[str, set[str]]
"""What each module imports of its own layer, by their dotted names."""


def known(root: Path, layer: str) -> Known:
    """What the modules of a layer know of each other."""
    paths = {_name(path.relative_to(root)): path for path in (root / layer).rglob("*.py")}
    found = {}
    for name, path in paths.items():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = (full for _, full in imported_names(tree, path.relative_to(root).parent.parts))
        found[name] = {module for full in names if (module := _module(full, paths.keys()))} - {name, layer}
    return found


def circles(modules: Known) -> Iterator[str]:
    """One circle of each folder that has any, in words."""
    folders = {name[:at] for name in modules for at, sign in enumerate(name) if sign == "."}
    for folder in sorted(folders):
        try:
            TopologicalSorter(parts_of(folder, modules)).prepare()
        except CycleError as found:
            yield f"{folder}: {' <- '.join(found.args[1])}"


def parts_of(folder: str, modules: Known) -> dict[str, set[str]]:
    """What the parts of a folder know of each other."""
    inside = {name: _part(folder, name) for name in modules if f"{name}.".startswith(f"{folder}.")}
    found: dict[str, set[str]] = {part: set() for part in inside.values()}
    for name, part in inside.items():
        found[part] |= {inside[other] for other in modules[name] & inside.keys()} - {part}
    return found


def _name(path: Path) -> str:
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == FACE else parts)


def _module(full: str, modules: Collection[str]) -> str:
    """The module that an imported name is, or comes from; "" for one of elsewhere."""
    while full and full not in modules:
        full = full.rpartition(".")[0]
    return full


def _part(folder: str, name: str) -> str:
    return name[len(folder) + 1 :].partition(".")[0] or FACE


@pytest.mark.parametrize("layer", LAYERS)
def test_nothing_goes_round_in_a_circle(layer: str) -> None:
    modules = known(ROOT, layer)
    assert len(modules) > 20, "is ROOT right?"
    assert not list(circles(modules))


def test_each_part_of_the_window_knows_only_what_is_below_it() -> None:
    below = {part: row for row, parts in enumerate(OF_THE_WINDOW) for part in parts}
    parts = parts_of("ui", known(ROOT, "ui"))
    assert parts.keys() - {FACE} == below.keys()
    wrong = {
        f"{part} knows {other}" for part in below for other in parts[part] if below[other] <= below[part]
    }
    assert not wrong


@pytest.mark.parametrize(
    ("modules", "circle"),
    [
        ({"ui.a": {"ui.b"}, "ui.b": {"ui.a"}}, "ui: "),
        ({"ui.a.x": {"ui.b.y"}, "ui.b.z": {"ui.a.w"}, "ui.a.w": set(), "ui.b.y": set()}, "ui: "),
        ({"ui.a.x": {"ui.a.y"}, "ui.a.y": {"ui.a.x"}}, "ui.a: "),
        ({"ui.a": {"ui.a.x"}, "ui.a.x": {"ui.a"}}, "ui.a: "),
        ({"ui.a": {"ui.a.x"}, "ui.a.x": {"ui.b"}, "ui.b": set()}, ""),
        ({"ui.a.x": {"ui.a.y", "ui.b"}, "ui.a.y": {"ui.b"}, "ui.b": set()}, ""),
    ],
)
def test_the_rule_catches_circles_and_no_others(modules: Known, circle: str) -> None:
    (found,) = list(circles(modules)) or [""]
    assert found.startswith(circle)
    assert bool(found) == bool(circle)
