"""Every kind of duty opens its record with the caret in the field that clears it."""

import re
import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from cme_desktop.due import DueLine
from cme_desktop.registry import CASEWORK
from cme_desktop.sample import fill
from tests.ui.office import TODAY as WORK_DAY
from tests.ui.office import changing, open_desk
from tests.ui.sitter import Sitter, sit_down
from ui.editors import Editor
from ui.pages.record import RecordEntry
from ui.shell.places import Place, PlaceKind


@pytest.fixture(scope="module")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up authority with a bit of everything."""
    path = tmp_path_factory.mktemp("sample") / "sample.cme"
    desk = open_desk(path)
    with changing(desk.store) as work:
        fill(work, children=300, seed=1, as_of=WORK_DAY)
    desk.store.close()
    return path


def path_of(widget: QWidget | None) -> str:
    while widget is not None and not isinstance(widget, Editor):
        widget = widget.parentWidget()
    return widget.path if widget is not None else ""


def one_of_each(sitter: Sitter) -> dict[tuple[str, str], DueLine]:
    lines = sitter.reading(lambda reader: [*reader.due(), *reader.unallocated()])
    return {(line.type, re.sub(r"\.\d+$", "", line.duty)): line for line in lines}


def test_the_caret_is_where_the_duty_is_met(
    qapp: QApplication, sample_file: Path, tmp_path: Path, settings: Path
) -> None:
    copied = Path(shutil.copy(sample_file, tmp_path / "copy.cme"))
    with sit_down(qapp, copied, settings) as sitter:
        lines = one_of_each(sitter)
        assert {type for type, _ in lines} >= {
            kind.key for kind in CASEWORK if kind.clocks and kind.key != "on_roll_notice"
        }
        assert ("ten_day_notification", "allocate") in lines
        for line in lines.values():
            sitter.go(Place(PlaceKind.RECORD, line.type, line.record, field=line.clears))
            sitter.page(RecordEntry)
            at = path_of(sitter.at())
            assert at == line.clears or at.startswith(f"{line.clears}."), line
