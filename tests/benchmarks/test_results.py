"""What was measured is kept, and shown beside what may be compared with it."""

import json
from pathlib import Path

import pytest

from benchmarks import Ratio
from benchmarks._results import Result, keep, results
from docs import measured


def test_a_value_beside_an_earlier_limit_is_so_until_it_is_measured_again(tmp_path: Path) -> None:
    file = tmp_path / "measured.json"
    file.write_text(
        json.dumps(
            [
                {
                    "benchmark": "counting",
                    "name": "figures",
                    "children": 1000,
                    "target": 3.0,
                    "value": 2.0,
                    "earlier_limit": True,
                }
            ]
        )
    )
    keep(file, "counting", [Ratio("other", 1.0, 1.0, 3.0, 1000)])
    assert [one.earlier_limit for one in results(file)] == [True, False]
    keep(file, "counting", [Ratio("figures", 4.0, 1.0, 3.0, 1000)])
    assert [one.earlier_limit for one in results(file)] == [False, False]
    assert "earlier_limit" not in file.read_text()


def test_what_was_measured_beside_an_earlier_limit_is_marked_and_is_no_growth(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = [
        Result("counting", "figures", 1_000, 3.0, 2.0),
        Result("counting", "figures", 60_000, 3.0, 2.5),
        Result("counting", "figures", 1_000_000, 3.0, 50.0, earlier_limit=True),
    ]
    monkeypatch.setattr(measured, "results", lambda: found)
    assert "| figures | – / – / – | 2.00 | 2.50 | 50 † | 1.25 | 3 |" in measured.performance_text()
