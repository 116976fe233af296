"""Every change of the data file is a named operation, which needs no window."""

import ast
import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import is_dataclass
from importlib import import_module
from inspect import getmembers, isabstract, isclass
from pathlib import PurePosixPath

import pytest

from cme_desktop import operations
from cme_desktop.operations.performing import LongOperation, Operation
from tests.architecture.test_imports import ROOT, imported_names, sources

CHANGES = {"cme_desktop.ports.UnitOfWork", "cme_desktop.ports.Batch", "cme_desktop.ports.Intake"}
"""What the window and the commands never see."""
WAYS_IN = {"change", "changing", "importing", "settle", "back_up"}
"""How a data file is changed: methods of its store."""
MAY_CHANGE = {
    "cme_desktop/operations/performing.py": "the one way of an operation",
    "cme_desktop/operations/opening.py": "what imports have left, before anybody looks",
    "cme_desktop/operations/copies.py": "a copy is no change of what is in the file",
    "cme_desktop/services/reckoning.py": "many changes, one after the other",
    "cme_desktop/services/at_odds.py": "questions about many children, block by block",
    "cme_desktop/intake/importing.py": "an import of batches",
    "cme_desktop/intake/schools.py": "an import of batches",
    "cme_desktop/intake/school_links.py": "an import of batches",
}


def modules() -> list[str]:
    """Every module of operations."""
    return [f"{operations.__name__}.{found.name}" for found in pkgutil.iter_modules(operations.__path__)]


def all_operations() -> Iterator[type[object]]:
    """Every operation there is."""
    for module in modules():
        own = (cls for _, cls in getmembers(import_module(module), isclass) if cls.__module__ == module)
        for cls in own:
            if issubclass(cls, Operation | LongOperation) and not isabstract(cls):
                yield cls


def tree_of(path: PurePosixPath) -> ast.Module:
    return ast.parse((ROOT / path).read_text(encoding="utf-8"))


def ways_taken(path: PurePosixPath) -> set[str]:
    """The ways of changing a data file that a module takes: `store.change(…)`, `desk.store.changing(…)`."""
    calls = (node.func for node in ast.walk(tree_of(path)) if isinstance(node, ast.Call))
    return {
        call.attr
        for call in calls
        if isinstance(call, ast.Attribute) and call.attr in WAYS_IN and _is_store(call.value)
    }


def _is_store(value: ast.expr) -> bool:
    name = value.attr if isinstance(value, ast.Attribute) else value.id if isinstance(value, ast.Name) else ""
    return name.lstrip("_") == "store"


def test_the_window_and_the_commands_never_see_a_change_under_way() -> None:
    above = [path for path in sources() if str(path).startswith(("ui/", "cme_desktop/commands/"))]
    assert above
    for path in above:
        assert not {full for _, full in imported_names(tree_of(path), path.parent.parts)} & CHANGES, path


def test_a_data_file_is_changed_in_these_places_alone() -> None:
    inside = [path for path in sources() if path.parts[0] in ("cme_desktop", "ui")]
    assert {str(path) for path in inside if ways_taken(path)} == MAY_CHANGE.keys()


@pytest.mark.parametrize("operation", list(all_operations()), ids=lambda cls: cls.__name__)
def test_an_operation_is_a_value_with_a_name(operation: type[object]) -> None:
    assert is_dataclass(operation)
    assert operation.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert isinstance(operation.name, property)  # type: ignore[attr-defined]
    assert operation.__doc__


@pytest.mark.parametrize("operation", list(all_operations()), ids=lambda cls: cls.__name__)
def test_an_operation_says_why_it_cannot_be_taken_back(operation: type[object]) -> None:
    """Or nothing, where it can; the words end a sentence."""
    stays: str = operation.stays  # type: ignore[attr-defined]
    assert isinstance(stays, str)
    assert not stays or (stays[0].islower() and stays[-1].isalpha())


def test_no_operation_needs_a_window() -> None:
    loading = "; ".join(f"import {module}" for module in modules())
    ends = "import sys; sys.exit(any(name.partition('.')[0] in ('PySide6', 'ui') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", f"{loading}; {ends}"], cwd=ROOT, check=False).returncode == 0
