"""Words are set in the weights that are shipped: any other is smeared on by the program that draws them."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHIPPED = {"Regular": (400, "Normal"), "SemiBold": (600, "DemiBold")}
_BOLD = re.compile(r"setBold\(|\.Weight\.(?!Normal\b|DemiBold\b)\w+|font-weight:\s*(?!400\b|600\b)\S+")


def test_these_are_the_weights_shipped() -> None:
    fonts = {path.stem for path in (ROOT / "resources" / "fonts").glob("*.ttf")}
    assert fonts == {f"Inter-{name}" for name in SHIPPED}


ON_SCREEN = [path for path in sorted(ROOT.glob("ui/**/*.py")) if path.parent.name != "printing"]
"""Paper is set in Arial, which each computer has in bold."""


@pytest.mark.parametrize("path", ON_SCREEN, ids=lambda path: path.name)
def test_no_other_weight_is_asked_for(path: Path) -> None:
    assert _BOLD.findall(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("source", ["font.setBold(True)", "QFont.Weight.Bold", '"font-weight: bold;"'])
def test_the_rule_catches(source: str) -> None:
    assert _BOLD.search(source)


@pytest.mark.parametrize("source", ["QFont.Weight.DemiBold", '"font-weight: 600;"'])
def test_the_rule_lets_pass(source: str) -> None:
    assert not _BOLD.search(source)
