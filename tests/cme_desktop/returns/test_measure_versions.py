"""A measure that counts otherwise has another version, so that a return of long ago says so."""

import json
from dataclasses import replace
from datetime import date

import pytest

from cme_desktop.returns import kept
from cme_desktop.returns.kept import measure_hashes
from cme_desktop.statutory.law import Law
from cme_desktop.versions.figures import KeptFigure, KeptThings
from tests.measure_code import WRITTEN, digests

OPENED = "whereabouts_enquiry.opened"
FIGURE = KeptFigure(OPENED, None, "Opened", date(2026, 10, 1), date(2026, 10, 31), 0, KeptThings.of(()))


def test_the_code_of_the_measures_is_the_code_that_was_written_down() -> None:
    written, now = json.loads(WRITTEN.read_text(encoding="utf-8")), digests()
    changed = sorted(name for name in {*written, *now} if written.get(name) != now.get(name))
    assert not changed, (
        "give each measure that counts otherwise now the next version (Measure.version), "
        "then run python -m tests.measure_code"
    )


def test_another_version_is_another_hash(monkeypatch: pytest.MonkeyPatch) -> None:
    first = measure_hashes([FIGURE], Law())
    other = replace(kept.MEASURES[OPENED], version=2)
    monkeypatch.setattr(kept, "MEASURES", {**kept.MEASURES, OPENED: other})
    assert measure_hashes([FIGURE], Law()).keys() == first.keys()
    assert measure_hashes([FIGURE], Law()) != first
