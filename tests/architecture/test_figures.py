"""Figures of one width are asked for cell by cell: over a whole list they would set hyphens apart."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_WHOLE = re.compile(r"\bself\.setFont\(tabular\(")


@pytest.mark.parametrize("path", sorted(ROOT.glob("ui/**/*.py")), ids=lambda path: path.name)
def test_no_widget_wears_them_whole(path: Path) -> None:
    assert not _WHOLE.search(path.read_text(encoding="utf-8"))
