"""Each measurement on made-up towns, taken once: whether it can be, not how quick anything is."""

import sys
from hashlib import sha256
from importlib import import_module
from pathlib import Path

import pytest

from benchmarks import Ratio, at_most
from benchmarks.__main__ import ON_MONTHS, ON_TOWNS
from benchmarks.towns.month import multiply


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", ON_TOWNS)
def test_it_can_be_taken_and_leaves_the_town_as_it_was(name: str, town: Path) -> None:
    if name == "remembering" and sys.platform != "linux":
        pytest.skip("it asks Linux how much memory is taken")
    before = sha256(town.read_bytes()).hexdigest()
    with at_most(1):
        ratios: list[Ratio] = list(import_module(f"benchmarks.on_towns.{name}").run(town))
    assert ratios
    assert len({ratio.name for ratio in ratios}) == len(ratios)
    assert all(ratio.value > 0 and ratio.target > 0 for ratio in ratios)
    assert sha256(town.read_bytes()).hexdigest() == before


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux how much memory is taken")
@pytest.mark.parametrize("name", ON_MONTHS)
def test_it_can_be_taken_of_a_busy_month(name: str, town: Path, tmp_path: Path) -> None:
    months = tmp_path / "month.cme", tmp_path / "tenth.cme"
    for month, records in zip(months, (400, 40), strict=True):
        multiply(town, month, records)
    ratios: list[Ratio] = list(import_module(f"benchmarks.on_months.{name}").run(*months, 400))
    assert ratios
    assert all("400" in ratio.name and ratio.value > 0 and ratio.target > 0 for ratio in ratios)
