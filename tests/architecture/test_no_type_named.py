"""What serves every record type names none of the casework: what is of one type stands in its folder."""

import re
from pathlib import Path

import pytest

from cme_desktop.registry import CASEWORK

WORLD = Path(__file__).parents[2] / "cme_desktop"
SERVE_ALL = ("returns", "exports", "looks/returns.py")
"""Packages and modules of the officers' world that serve all types alike."""
KEYS = re.compile(rf"\b({'|'.join(described.key for described in CASEWORK)})\b")


def sources(part: str) -> list[Path]:
    path = WORLD / part
    return [path] if path.suffix else sorted(path.rglob("*.py"))


@pytest.mark.parametrize("part", SERVE_ALL)
def test_no_type_is_named_where_all_are_served(part: str) -> None:
    assert sources(part), "does it still stand there?"
    named = {(path.name, key) for path in sources(part) for key in KEYS.findall(path.read_text("utf-8"))}
    assert not named
