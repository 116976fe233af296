"""A package's face knows what stands behind it, or is known by it: both would be a circle.

That no two modules or packages beside each other form one is a contract in pyproject.toml, which leaves the
`__init__` of a package out. As there, an import inside a function counts.
"""

from collections.abc import Iterator

import grimp
import pytest

LAYERS = ("cme_desktop", "db", "ui")


def circles(graph: grimp.ImportGraph) -> Iterator[str]:
    """Each part of a package that knows the package's face, and is known by it, be it through others."""
    for package in sorted(graph.modules):
        for part in sorted(_behind(graph, package)):
            if any(
                package in graph.find_modules_directly_imported_by(module) for module in _all(graph, part)
            ):
                yield f"{package} <- {part}"


def _behind(graph: grimp.ImportGraph, package: str) -> set[str]:
    """The parts of a package that its face knows, and those that they know in turn."""
    parts = graph.find_children(package)
    found: set[str] = set()
    fresh = _known(graph, {package}, parts)
    while fresh:
        found |= fresh
        fresh = _known(graph, {module for part in fresh for module in _all(graph, part)}, parts) - found
    return found


def _known(graph: grimp.ImportGraph, modules: set[str], parts: set[str]) -> set[str]:
    """Which of the parts some modules import anything of."""
    imported = {other for module in modules for other in graph.find_modules_directly_imported_by(module)}
    return {part for part in parts if imported & _all(graph, part)}


def _all(graph: grimp.ImportGraph, part: str) -> set[str]:
    return {part, *graph.find_descendants(part)}


def test_no_face_goes_round_in_a_circle_with_what_stands_behind_it() -> None:
    graph = grimp.build_graph(*LAYERS, cache_dir=None)
    assert len(graph.modules) > 500, "is it all there?"
    assert not list(circles(graph))


@pytest.mark.parametrize(
    ("imports", "circle"),
    [
        ([("ui.a", "ui.a.x"), ("ui.a.x", "ui.a")], ["ui.a <- ui.a.x"]),
        ([("ui.a", "ui.a.x"), ("ui.a.x", "ui.a.y"), ("ui.a.y", "ui.a")], ["ui.a <- ui.a.y"]),
        ([("ui.a", "ui.a.b.x"), ("ui.a.b.y", "ui.a")], ["ui.a <- ui.a.b"]),
        ([("ui.a", "ui.a.x"), ("ui.a.x", "ui.b"), ("ui.a.y", "ui.a")], []),
    ],
)
def test_the_rule_catches_circles_and_no_others(imports: list[tuple[str, str]], circle: list[str]) -> None:
    graph = grimp.ImportGraph()
    for module in ("ui", "ui.a", "ui.a.b", "ui.b"):
        graph.add_module(module)
    for importer, imported in imports:
        graph.add_import(importer=importer, imported=imported)
    assert list(circles(graph)) == circle
