"""Records are made by the names of their fields, which mypy does not know: every such call is looked at."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from cme_desktop.registry import REGISTRY

ROOT = Path(__file__).parents[2]
FOLDERS = ("cme_desktop", "db", "ui", "benchmarks", "docs", "tests")


def known_names() -> dict[str, frozenset[str]]:
    """By class, what a record or a row of it can be made with."""
    records = [described.cls for described in REGISTRY]
    rows = [field.of for described in REGISTRY for field in described.rows.values()]
    return {cls.__name__: frozenset(cls.__dataclass_fields__) for cls in (*records, *rows)}


def misspelt(source: str, known: Mapping[str, frozenset[str]]) -> Iterator[str]:
    """What a call names that its record has not."""
    for call in ast.walk(ast.parse(source)):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in known:
            for keyword in call.keywords:
                if keyword.arg is not None and keyword.arg not in known[call.func.id]:
                    yield f"{call.lineno}: {call.func.id} has no {keyword.arg}"


KNOWN = known_names()


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_record_is_made_with_names_it_has(folder: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{wrong}"
        for path in (ROOT / folder).rglob("*.py")
        for wrong in misspelt(path.read_text(encoding="utf-8"), KNOWN)
    ]
    assert found == []


def test_a_misspelt_name_is_found() -> None:
    known = {"Sweep": frozenset({"held_on"})}
    assert list(misspelt("Sweep(held=1, held_on=2, **more)", known)) == ["1: Sweep has no held"]
    assert all(KNOWN.values())
